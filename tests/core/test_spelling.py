"""Which known word a person may have meant; and when nothing is said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.spelling import corrected, nearest, nearest_name
from photo_sorter.core.views import Remark

WORDS = ["beach", "bench", "bridge", "dog", "dot", "do", "sunset", "sunsets", "strawberry", "Käse"]


def meant(word: str, *sources: Sequence[str]) -> str:
    return nearest(word, [RapidfuzzWords(each) for each in sources or (WORDS,)])


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("beahc", "beach"),
        ("brigde", "bridge"),
        ("sunste", "sunset"),
        ("dgo", "dog"),
        ("dogg", "dog"),
        ("BEAHC", "beach"),
        ("strwabery", "strawberry"),
        ("kaese", "Käse"),
        ("kasse", "Käse"),
    ],
)
def test_the_nearest_word_is_meant(typed: str, right: str) -> None:
    assert meant(typed) == right


@pytest.mark.parametrize("typed", ["qwrtzx", "xx", "d", "", "bat", "xog", "sxnsxx"])
def test_nothing_is_said_where_nothing_is_near(typed: str) -> None:
    assert meant(typed) == ""


def test_the_likelier_words_come_first() -> None:
    assert meant("brixe", ["bribe"], ["brine"]) == "bribe"
    assert meant("brixe", ["brine"], ["bribe"]) == "brine"


def test_a_word_that_does_not_fit_is_passed_over() -> None:
    near = [RapidfuzzWords(WORDS)]
    assert nearest("sunsetz", near, lambda word: word != "sunsets") == "sunset"


def test_a_name_is_also_meant_by_a_part_of_it() -> None:
    names = ["Summer in Rome", "Rome", "Winter"]
    near = RapidfuzzWords(names)
    assert nearest_name("summer", names, near) == "Summer in Rome"
    assert nearest_name("rom", names, near) == "Rome"
    assert nearest_name("Rome,", names, near) == "Rome"
    assert nearest_name("romes", names, near) == "Rome"
    for name in ("nosuch", "", "??"):
        assert nearest_name(name, names, near) == ""


def test_all_that_was_meant_is_put_right_at_once() -> None:
    what = Occurrence(Problem.SEARCH_EMPTY)
    remarks = [
        Remark(what, 10, 20, "tag:bridge", "…"),
        Remark(what),
        Remark(what, 0, 5, "beach", "…"),
        Remark(what, 6, 9),
    ]
    assert corrected("beahc dog tag:brigde", remarks) == "beach dog tag:bridge"
    assert corrected("beahc", [Remark(what, 0, 5)]) == ""
