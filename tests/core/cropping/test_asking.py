"""What a person asks of a crop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.cropping.asking import AskedCrop, read_aspect, read_crop
from photo_sorter.core.errors import InvalidInputError


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("just the cat", AskedCrop("cat")),
        ("nur die Katze", AskedCrop("Katze")),
        ("16:9", AskedCrop("", 16 / 9)),
        ("the cat, 16:9", AskedCrop("cat", 16 / 9)),
        ("16:9 the red car", AskedCrop("red car", 16 / 9)),
        ("die Katze in 4x5", AskedCrop("Katze", 4 / 5)),
        ("square", AskedCrop("", 1.0)),
        ("den Hund, quadratisch", AskedCrop("Hund", 1.0)),
        ("3:2 hochkant", AskedCrop("", 2 / 3)),
        ("the tower, upright", AskedCrop("tower", 2 / 3)),
        ("1,85:1", AskedCrop("", 1.85)),
        ("a man in a red hat", AskedCrop("man in a red hat")),
        ("", AskedCrop()),
    ],
)
def test_words_and_shape(text: str, asked: AskedCrop) -> None:
    found = read_crop(text)
    assert found.words == asked.words
    assert found.aspect == (None if asked.aspect is None else pytest.approx(asked.aspect))


@pytest.mark.parametrize("text", ["0:9", "1:1000", "wide", "16", "16:"])
def test_what_is_no_shape_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_aspect(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        asked = read_crop(text)
    except InvalidInputError:
        return
    assert asked.words == asked.words.strip()


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_ratio_is_width_by_height(width: int, height: int) -> None:
    if 0.1 <= width / height <= 10:
        assert read_aspect(f"{width}:{height}") == pytest.approx(width / height)
