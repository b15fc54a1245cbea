"""Names that every common file system takes."""

from __future__ import annotations

import os
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.sorting.file_names import numbered, safe_name, same_name

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a/b\\c:d", "a_b_c_d"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("com1", "com1_"),
        ("LPT¹", "LPT¹_"),
        ("console", "console"),
        ("name. . ", "name"),
        ("..", ""),
        (".hidden", "_hidden"),
        ("  two   spaces ", "two spaces"),
        ("tab\there", "tab here"),
        (unicodedata.normalize("NFD", "Müller"), "Müller"),
        ('what?*<>|"', "what______"),
        ("half \ud800", "half _"),
        ("byte \udcff", "byte \udcff"),
    ],
)
def test_what_some_system_refuses_is_put_right(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_a_safe_name_is_safe_everywhere_and_stays_as_it_is(text: str) -> None:
    name = safe_name(text)
    assert len(os.fsencode(name)) <= 255
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)", name.partition(".")[0])
    assert safe_name(name) == name


@given(TEXT, st.integers(1, 100_000), st.sampled_from([".jpg", ".JPEG", "", ".supplemental"]))
def test_a_number_fits_in(stem: str, number: int, ending: str) -> None:
    name = numbered(stem, number, ending)
    assert len(os.fsencode(name)) <= 255
    assert name.endswith(ending)
    assert number == 1 or name.endswith(f" ({number}){ending}")


@given(TEXT)
def test_case_and_composition_make_no_other_name(text: str) -> None:
    key = same_name(text)
    assert key == same_name(unicodedata.normalize("NFD", text))
    assert key == same_name(unicodedata.normalize("NFC", text))
    assert key == same_name(text.casefold())


def test_names_that_some_disk_takes_for_one_are_the_same() -> None:
    assert same_name("Köln.JPG") == same_name(unicodedata.normalize("NFD", "köln.jpg"))
    assert same_name("a.jpg") != same_name("b.jpg")
