"""Words by how they are spelt, against the definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.near_words import RapidfuzzWords

words = st.text("abcä", min_size=1, max_size=6)


def one_edit(word: str) -> set[str]:
    """All that one slip makes of a word of these letters."""
    gaps = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        word,
        *(left + right[1:] for left, right in gaps if right),
        *(left + letter + right[1:] for left, right in gaps if right for letter in "abc"),
        *(left + letter + right for left, right in gaps for letter in "abc"),
        *(left + right[1] + right[0] + right[2:] for left, right in gaps if len(right) > 1),
    }


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=20), st.text("abc", max_size=6))
def test_the_words_of_one_slip_are_found_and_no_others(known: list[str], typed: str) -> None:
    found = {word for word, _ in RapidfuzzWords(known).within(typed, 1)}
    assert found == set(known) & one_edit(typed)


@given(words)
def test_a_word_is_near_itself_whatever_its_case_and_accents(word: str) -> None:
    known = RapidfuzzWords([word])
    for typed in (word, word.upper(), word.replace("ä", "a"), word.replace("ä", "ae")):
        assert known.within(typed, 0) == [(word, 0)]
