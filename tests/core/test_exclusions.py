"""Which folders and files a pattern means."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exclusions import excluded_below, exclusion, literal, normal_pattern

ROOT = "/home/anna/Pictures"


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("Exports", "Exports/a.jpg", True),
        ("Exports", "2019/Exports/deep/a.jpg", True),
        ("Exports", "My Exports/a.jpg", False),
        ("Exports", "Exports", True),
        ("*.png", "2019/a.png", True),
        ("*.png", "a.png.jpg", False),
        ("*.png", "b.png/a.jpg", True),
        ("IMG_E????.jpg", "x/IMG_E0001.jpg", True),
        ("IMG_[12]*", "IMG_2.jpg", True),
        ("IMG_[!12]*", "IMG_2.jpg", False),
        ("raw/", "2019/raw/a.jpg", True),
        ("raw/", "2019/raw", False),
        ("2019/raw", "2019/raw/a.jpg", True),
        ("2019/raw", "more/2019/raw/a.jpg", False),
        ("2019/*", "2019/a.jpg", True),
        ("2019/*.jpg", "2019/deep/a.jpg", False),
        ("**/raw/*.dng", "a/b/raw/x.dng", True),
        ("**/raw/*.dng", "raw/x.dng", True),
        ("2019/**", "2019/a/b.jpg", True),
        ("/home/anna/Pictures/Private", "Private/a.jpg", True),
        ("/home/anna/Pictures/Private", "more/Private/a.jpg", False),
        ("/home/*/Pictures/tmp", "tmp/a.jpg", True),
        ("exports", "Exports/a.jpg", False),
        ("[x", "[x/a.jpg", True),
        ("a+b", "a+b/c.jpg", True),
    ],
)
def test_a_pattern_means(pattern: str, path: str, excluded: bool) -> None:
    says = exclusion([normal_pattern(pattern)], ROOT, folds_case=False)
    assert says is not None
    assert excluded_below(says, ROOT, f"{ROOT}/{path}") is excluded


def test_case_counts_where_the_file_system_has_it() -> None:
    for folds in (True, False):
        says = exclusion(["exports"], ROOT, folds_case=folds)
        assert says is not None
        assert excluded_below(says, ROOT, f"{ROOT}/EXPORTS/a.jpg") is folds


def test_the_root_and_what_lies_above_it_are_never_meant() -> None:
    says = exclusion(["Pictures", "anna"], ROOT)
    assert says is not None
    assert not excluded_below(says, ROOT, f"{ROOT}/a.jpg")


def test_nothing_is_passed_over_without_a_pattern() -> None:
    assert exclusion([], ROOT) is None


@pytest.mark.parametrize(
    "text", ["", "  ", "/", "*", "**", "*/*", "../x", "a/./b", "a\nb", "[z-a]"]
)
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        normal_pattern(text)


NAMES = st.text(st.sampled_from("ab[]*?!-.^\\ (é\udce9"), min_size=1, max_size=6).filter(
    lambda name: name not in (".", "..") and name.strip() == name
)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_a_path_taken_literally_means_itself_alone(names: list[str]) -> None:
    path = "/".join([ROOT, *names])
    says = exclusion([literal(path)], ROOT, folds_case=False)
    assert says is not None
    assert says(path, True)
    assert says(path, False)
    assert not says(path + "x", True)
    assert not says(path[:-1] + ("x" if path[-1] != "x" else "y"), False)


@given(NAMES, NAMES)
def test_any_text_is_a_pattern_or_refused(pattern: str, name: str) -> None:
    try:
        says = exclusion([normal_pattern(pattern)], ROOT)
    except InvalidInputError:
        return
    assert says is not None
    says(f"{ROOT}/{name}", False)
    if not re.search(r"[*?\[]", pattern):
        assert says(f"{ROOT}/{pattern}", False)
