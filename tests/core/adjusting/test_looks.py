"""What words of a look plainly mean, in English and German, and how far a model may move it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.adjusting.adjustments import NAMES, NOTHING, adjustments
from photo_sorter.core.adjusting.looks import LOOKS, read_look
from photo_sorter.core.adjusting.reach import reach


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Goldene Stunde", "golden hour"),
        ("verblichener Film", "a faded film look"),
        ("heller, wärmer", "brighter and warmer"),
        ("Schwarzweiß", "black and white"),
        ("etwas dunkler und kühler", "slightly darker, cooler"),
    ],
)
def test_both_languages_mean_the_same(german: str, english: str) -> None:
    assert read_look(german).start == read_look(english).start != NOTHING
    assert read_look(german).english == read_look(english).english
    assert not read_look(german).unknown


def test_parts_add_up_and_black_and_white_is_one_part() -> None:
    assert read_look("black and white and brighter").english == "black and white, brighter"
    both = read_look("brighter, warmer").start
    assert both == read_look("brighter").start.plus(read_look("warmer").start)


def test_a_little_is_less_and_much_is_more() -> None:
    little, plain, much = (
        read_look(words).start.exposure for words in ("a little darker", "darker", "much darker")
    )
    assert 0 > little > plain > much


def test_what_nobody_wrote_down_is_for_the_model() -> None:
    asked = read_look("Candlelight, warmer")
    assert asked.unknown == ("candlelight",)
    assert asked.english == "candlelight, warmer"
    assert asked.start == read_look("warmer").start
    assert read_look("candlelight").start == NOTHING
    assert read_look("  ") == read_look("")


@given(st.text(max_size=60))
def test_any_words_are_read(words: str) -> None:
    asked = read_look(words)
    assert asked.start == adjustments(asked.start.values())


def test_no_name_means_two_looks() -> None:
    names = [name for look in LOOKS for name in look.names]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


@pytest.mark.parametrize("words", [*(look.english for look in LOOKS), "candlelight", "moody, foo"])
def test_the_model_never_goes_against_the_words(words: str) -> None:
    asked = read_look(words)
    low, high = reach(asked)
    for name in NAMES:
        least, start, most = (each.values()[name] for each in (low, asked.start, high))
        assert least <= start <= most
        if start:
            assert least * start > 0
            assert most * start > 0
        assert abs(high.tint) <= 0.05
        assert abs(low.tint) <= 0.05


def test_without_colour_it_stays_without() -> None:
    low, high = reach(read_look("black and white"))
    assert low.saturation == high.saturation == -1
