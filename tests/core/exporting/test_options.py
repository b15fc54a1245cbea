"""Sizes fit and never enlarge; options are one line of text and come back out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import (
    PRESETS,
    Colours,
    Existing,
    ExportFormat,
    ExportOptions,
    Strip,
    options_text,
    read_options,
)
from photo_sorter.core.exporting.sizes import (
    ORIGINAL_SIZE,
    ExportSize,
    FitBox,
    LongestEdge,
    Megapixels,
    read_size,
)
from photo_sorter.core.problems import Problem

SIDES = st.integers(1, 65_535)
SIZES: st.SearchStrategy[ExportSize] = st.one_of(
    st.just(ORIGINAL_SIZE),
    st.builds(LongestEdge, SIDES),
    st.builds(FitBox, SIDES, SIDES),
    st.builds(Megapixels, st.integers(1, 400_000).map(lambda n: n / 100)),
)
OPTIONS = st.builds(
    ExportOptions,
    SIZES,
    st.sampled_from(ExportFormat),
    st.integers(1, 100),
    st.sampled_from(Colours),
    st.frozensets(st.sampled_from(Strip)),
    st.booleans(),
    st.booleans(),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(Existing),
    st.booleans(),
)


@given(SIZES, st.tuples(SIDES, SIDES))
def test_no_picture_gets_larger_and_its_shape_stays(
    size: ExportSize, picture: tuple[int, int]
) -> None:
    width, height = size.fit(picture)
    assert 1 <= width <= picture[0]
    assert 1 <= height <= picture[1]
    assert abs(width * picture[1] - height * picture[0]) <= max(picture)  # less than a pixel off


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("original", (4000, 3000)),
        ("1600", (1600, 1200)),
        ("1600x900", (1200, 900)),
        ("900 × 1600", (900, 675)),
        ("3mp", (2000, 1500)),
        ("0,75 MP", (1000, 750)),
        ("9000", (4000, 3000)),
    ],
)
def test_what_a_size_makes_of_twelve_megapixels(text: str, fitted: tuple[int, int]) -> None:
    assert read_size(text).fit((4000, 3000)) == fitted


@pytest.mark.parametrize("text", ["", "0", "-5", "x", "1600x", "0x100", "big", "99999999", "0mp"])
def test_what_is_no_size_is_said(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_size(text)
    assert refused.value.problem is Problem.EXPORT_SIZE_UNREADABLE


@given(SIZES)
def test_sizes_come_back_out_of_their_text(size: ExportSize) -> None:
    assert read_size(str(size)) == size


@given(OPTIONS)
def test_options_come_back_out_of_their_line(options: ExportOptions) -> None:
    assert read_options(options_text(options)) == options


@pytest.mark.parametrize("options", PRESETS.values(), ids=list(PRESETS))
def test_presets_are_options_like_others(options: ExportOptions) -> None:
    assert read_options(options_text(options)) == options


@given(st.text(max_size=60).filter(lambda text: text.strip() and "=" not in text))
def test_a_line_that_says_something_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_options(text)
    assert refused.value.problem is Problem.EXPORT_OPTIONS_UNREADABLE


@pytest.mark.parametrize("text", ["sise=3", "format=heic", "quality=0", "strip=names"])
def test_a_word_that_no_option_has_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_options(text)
