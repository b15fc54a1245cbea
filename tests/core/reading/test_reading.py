"""Lines of text: nonsense is left out, the rest is read in the order in which a person reads."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.reading.gate import WITH_TEXT, WITHOUT, may_have_text
from photo_sorter.core.reading.lines import PageText, TextLine
from photo_sorter.core.reading.order import in_order
from photo_sorter.core.reading.page import page_of, read, written
from photo_sorter.core.reading.phrases import Phrase
from photo_sorter.core.reading.resemblance import telling
from photo_sorter.core.reading.sense import sensible
from tests.picture_words import row

_fractions = st.integers(0, 1000).map(lambda n: n / 1000)
_points = st.tuples(_fractions, _fractions)
LINES = st.builds(
    TextLine,
    st.text("aAzß漢字1. -", min_size=1, max_size=12),
    st.tuples(_points, _points, _points, _points),
    _fractions,
)


def line(text: str, left: float, top: float, width: float, height: float = 0.02) -> TextLine:
    right, bottom = left + width, top + height
    return TextLine(text, ((left, top), (right, top), (right, bottom), (left, bottom)), 0.98)


def turned(lines: list[TextLine], degrees: float) -> list[TextLine]:
    """About the middle of a square picture."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def point(x: float, y: float) -> tuple[float, float]:
        return 0.5 + (x - 0.5) * cos - (y - 0.5) * sin, 0.5 + (x - 0.5) * sin + (y - 0.5) * cos

    result = []
    for each in lines:
        one, two, three, four = (point(*corner) for corner in each.corners)
        result.append(TextLine(each.text, (one, two, three, four), each.confidence))
    return result


def text_of(lines: list[TextLine]) -> str:
    return PageText(in_order(lines, 1.0)).text


RECEIPT = [
    line("SUPERMARKT", 0.3, 0.1, 0.4),
    line("Milch", 0.1, 0.2, 0.12), line("1,19", 0.8, 0.203, 0.08),
    line("Brot", 0.1, 0.25, 0.1), line("2,49", 0.8, 0.247, 0.08),
    line("Käse", 0.1, 0.3, 0.1), line("3,99", 0.8, 0.301, 0.08),
    line("TOTAL", 0.1, 0.35, 0.14), line("7,67", 0.8, 0.352, 0.08),
]  # fmt: skip


@pytest.mark.parametrize("degrees", [0, 4, -7, 90, 180, 270])
def test_a_price_follows_its_name_whichever_way_the_paper_lies(degrees: float) -> None:
    found = text_of(turned(RECEIPT, degrees))
    assert found == "SUPERMARKT\nMilch 1,19\nBrot 2,49\nKäse 3,99\nTOTAL 7,67"


def test_columns_are_read_one_after_the_other_below_their_heading() -> None:
    heading = line("Heading over both", 0.05, 0.05, 0.9, 0.04)
    left = [line(f"left {n}", 0.05, 0.15 + n * 0.04, 0.4) for n in range(5)]
    right = [line(f"right {n}", 0.55, 0.16 + n * 0.04, 0.4) for n in range(5)]
    found = text_of([*right, *left[::-1], heading])
    expected = ["Heading over both", *(each.text for each in [*left, *right])]
    assert found.splitlines() == expected


@given(st.lists(LINES, max_size=12), st.sampled_from([0.5, 1.0, 1.6]))
def test_no_line_is_lost_or_read_twice(lines: list[TextLine], shape: float) -> None:
    rows = in_order(lines, shape)
    found = [each for some in rows for each in some]
    assert sorted(map(repr, found)) == sorted(map(repr, lines))
    assert all(rows)


@given(st.lists(LINES, max_size=6))
def test_what_is_written_is_read_again(lines: list[TextLine]) -> None:
    page = PageText(in_order(lines, 1.5), 1.5)
    assert read(written(page)) == page
    assert json.loads(written(page))


@pytest.mark.parametrize(
    ("text", "confidence", "height"),
    [
        ("A", 0.99, 0.9),  # a bare tree
        ("天", 0.95, 1.0),
        ("llll", 0.99, 0.05),  # a fence
        ("~~~-~", 0.99, 0.05),
        ("Qxvw zk", 0.4, 0.05),
    ],
)
def test_what_merely_looks_like_letters_is_none(
    text: str, confidence: float, height: float
) -> None:
    corners = ((0.1, 0.0), (0.8, 0.0), (0.8, height), (0.1, height))
    assert sensible([TextLine(text, corners, confidence)]) == ()


@pytest.mark.parametrize("text", ["STOP", "Gleis 9", "会議室", "12.50 EUR"])
def test_a_sign_alone_is_text(text: str) -> None:
    assert [each.text for each in sensible([row(text, 0.4)])] == [text]


def test_a_short_line_counts_beside_others() -> None:
    found = page_of([row("Menu of the day", 0.1), row("7", 0.3)], 1.0)
    assert found.text == "Menu of the day\n7"
    assert page_of([row("7", 0.3)], 1.0).rows == ()


@pytest.mark.parametrize(
    ("phrase", "stands"),
    [
        ("total 12.50", True),
        ("TOTAL 12,50", True),
        ("total 1", False),
        ("12.50 total", False),
        ("12.5", False),
        ("strasse", True),
        ("Bäcker straße", False),
        ("baeckerei", True),
        ("Bäck", True),  # the beginning of a last word
        ("Bäck Straße", False),
        ("会議", True),
        ("議会", False),
        ("", False),
        ("...", False),
    ],
)
def test_a_phrase_stands_in_a_text_or_not(phrase: str, stands: bool) -> None:
    assert Phrase(phrase).stands_in("Bäckerei\nStraße 5\nTotal: 12,50 EUR\n大会議室") is stands


@given(st.lists(st.sampled_from(["Haus", "12.50", "Straße", "会議室", "a-b"]), min_size=1))
def test_every_text_has_each_of_its_own_parts(words: list[str]) -> None:
    text = " ".join(words)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            assert Phrase(" ".join(words[start:end])).stands_in(text)


def test_others_are_found_by_words_and_not_by_dates_and_prices() -> None:
    page = page_of([row("Bäckerei Sonnenschein", 0.1), row("12.03.2021", 0.2), row("4,50", 0.3)], 1)
    assert telling(page) == ("Bäckerei Sonnenschein",)
    assert telling(PageText(())) == ()


def test_a_photo_passes_where_the_nearest_phrase_is_about_text() -> None:
    phrases = np.eye(len(WITH_TEXT) + len(WITHOUT), dtype=np.float32)
    page, dog = phrases[0], phrases[-1]
    photos = np.stack([page, dog, page + 0.9 * dog, 0.9 * page + dog])
    assert may_have_text(photos, phrases).tolist() == [True, False, True, False]
    assert may_have_text(np.empty((0, len(phrases)), np.float32), phrases).shape == (0,)
