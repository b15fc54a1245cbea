"""Options of exports under a person's own names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import PRESETS, ExportFormat, ExportOptions
from photo_sorter.core.exporting.presets import (
    LONGEST_NAME,
    checked_name,
    preset_named,
    presets_text,
    read_presets,
    renamed,
    with_preset,
    without,
)

SMALL = ExportOptions(quality=50, name="{year}/{original} klein")
WEBP = ExportOptions(format=ExportFormat.WEBP)


@given(st.dictionaries(st.text(max_size=80), st.sampled_from([SMALL, WEBP]), max_size=4))
def test_what_is_written_is_read(said: dict[str, ExportOptions]) -> None:
    presets: dict[str, ExportOptions] = {}
    for name, options in said.items():
        try:
            presets = with_preset(presets, name, options)
        except InvalidInputError:
            continue
    text = presets_text(presets)
    assert read_presets(text) == presets
    assert "\n" not in text


def test_a_name_is_given_anew_changed_in_its_place_and_taken_away() -> None:
    own = with_preset(with_preset({}, "Oma", SMALL), "Druck", WEBP)
    assert with_preset(own, "  OMA ", WEBP) == {"Druck": WEBP, "OMA": WEBP}
    assert list(renamed(own, "Oma", "Großmutter")) == ["Großmutter", "Druck"]
    assert renamed(own, "Oma", "oma")["oma"] == SMALL
    with pytest.raises(InvalidInputError, match="cannot be called"):
        renamed(own, "Oma", "druck")
    assert without(own, "Oma") == {"Druck": WEBP}


@pytest.mark.parametrize("name", ["", "   ", "Web", "originals", "x" * (LONGEST_NAME + 1)])
def test_names_that_cannot_be_are_refused(name: str) -> None:
    with pytest.raises(InvalidInputError, match="cannot be called"):
        checked_name(name)


def test_one_is_found_by_its_name_whatever_its_case() -> None:
    own = {"Oma": SMALL}
    assert preset_named(own, "oma") == SMALL
    assert preset_named(own, "Email") == PRESETS["email"]
    with pytest.raises(InvalidInputError, match="originals, email, web, Oma"):
        preset_named(own, "opa")


@pytest.mark.parametrize("text", ["[1]", "{", '{"web": "size=1600"}', '{"a": "colour=red"}'])
def test_what_says_no_presets_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_presets(text)
    assert read_presets("  ") == {}
