"""How an answer comes to its end."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.adapters.describing.builtin.saying import MOST_SAID, Scores, say
from photo_sorter.adapters.describing.builtin.vocabulary import (
    ANSWER,
    END,
    PLURALS,
    SPECIAL,
    UNKNOWN,
    Vocabulary,
)
from photo_sorter.core.describing.question import Ending
from photo_sorter.core.errors import CancelledError

WORDS = Vocabulary([*SPECIAL, *PLURALS, "a", "dog", *(f"word{number}" for number in range(30))])
BEGUN = [WORDS.number("dog"), WORDS.number(ANSWER)]


class Model:
    """Says these words, one after the other, each with the same certainty."""

    def __init__(self, *words: str, score: float = 20.0) -> None:
        self._words = words
        self._score = score

    def __call__(self, numbers: list[int]) -> Scores:
        scores = np.zeros(len(WORDS), np.float32)
        scores[WORDS.number(self._words[len(numbers) - len(BEGUN)])] = self._score
        return scores


def nothing(_text: str) -> None:
    pass


def never() -> bool:
    return False


def test_an_answer_ends_where_the_model_ends_it() -> None:
    heard: list[str] = []
    said = say(Model("a", "dog", END), BEGUN, WORDS, heard.append, never)
    assert (said.text, said.ending) == ("a dog", Ending.WHOLE)
    assert heard == ["a", "a dog"]
    assert said.probability > 0.99


def test_a_model_that_repeats_itself_is_cut() -> None:
    said = say(Model(*["a", "dog"] * 12), BEGUN, WORDS, nothing, never)
    assert (said.text, said.ending) == ("a dog", Ending.REPEATED)


def test_an_answer_without_an_end_is_cut_at_the_limit() -> None:
    said = say(Model(*(f"word{n}" for n in range(30))), BEGUN, WORDS, nothing, never)
    assert said.ending is Ending.LIMIT
    assert len(said.text.split()) == MOST_SAID


def test_it_never_says_special_words() -> None:
    said = say(Model(UNKNOWN, END), BEGUN, WORDS, nothing, never)
    assert "<" not in said.text


def test_a_doubtful_answer_has_a_low_probability() -> None:
    said = say(Model("a", END, score=3.0), BEGUN, WORDS, nothing, never)
    assert said.probability < 0.25


def test_nobody_waits_for_an_answer_that_is_not_wanted_any_more() -> None:
    heard: list[str] = []
    with pytest.raises(CancelledError):
        say(Model("a", "dog", END), BEGUN, WORDS, heard.append, lambda: bool(heard))
    assert heard == ["a"]
