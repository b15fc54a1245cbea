"""Questions are read by their words, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.describing.builtin.vocabulary import (
    PLURALS,
    SPECIAL,
    UNKNOWN,
    Vocabulary,
    words_of,
)

WORDS = Vocabulary([*SPECIAL, *PLURALS, "what", "is", "this", "dog", "t-shirt", "what's"])


@pytest.mark.parametrize(
    "text", ["What is this?", "WHAT IS THIS", "what is this", " what,  is … this!? "]
)
def test_marks_and_capitals_do_not_matter(text: str) -> None:
    assert words_of(text) == ["what", "is", "this"]


def test_words_with_marks_inside_stay_whole() -> None:
    assert words_of("What’s the T-shirt?") == ["what's", "the", "t-shirt"]


def test_a_noun_in_numbers_is_the_noun_and_its_ending() -> None:
    dogs = WORDS.read("Dogs")
    assert dogs[:1] == WORDS.read("dog")
    assert WORDS.write(dogs) == "dogs"
    assert WORDS.read("thises")[:1] == WORDS.read("this")


def test_what_it_does_not_know_is_one_unknown_word() -> None:
    assert WORDS.read("Quark") == WORDS.read("Straße") == [WORDS.number(UNKNOWN)]


def test_nobody_can_write_the_special_words() -> None:
    special = {WORDS.number(word) for word in SPECIAL if word != UNKNOWN}
    assert not special & set(WORDS.read("<end> <answer> <caption> <padding>"))


def test_words_that_are_none_of_a_vocabulary_are_refused() -> None:
    with pytest.raises(ValueError, match="none of a vocabulary"):
        Vocabulary(["dog", "cat"])
    with pytest.raises(ValueError, match="none of a vocabulary"):
        Vocabulary([*SPECIAL, *PLURALS, "dog", "dog"])


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= number < len(WORDS) for number in WORDS.read(text))
