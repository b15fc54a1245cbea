from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.known_words import KnownWords

KNOWN = KnownWords(["red", "car", "night", "tree", "kirsche", "the"])


@pytest.mark.parametrize(
    "text", ["red car", "Red CARS at night!", "trees", "Kirschen", "a", "", "12"]
)
def test_known_words_in_any_form_are_known(text: str) -> None:
    assert KNOWN.unknown_in(text) == ()
    assert not KNOWN.knows_none_of(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("red cars at night", "red car at night"),
        ("Trees, CARS!", "tree, car!"),
        ("Kirschen", "kirsche"),
        ("cherries", "cherry"),
        ("gatti", "gatto"),
        ("jeans", "jeans"),  # as it is, where that has been seen
        ("rosa", "rosa"),
        ("qwrtz Car", "qwrtz Car"),
        ("as", "as"),
        ("", ""),
    ],
)
def test_a_text_is_said_in_the_forms_that_are_known(text: str, known: str) -> None:
    words = KnownWords(["red", "car", "tree", "kirsche", "cherry", "gatto", "jean", "jeans", "a"])
    assert words.in_known_forms(text) == known


@given(st.text())
def test_what_is_said_in_known_forms_is_as_well_known(text: str) -> None:
    said = KNOWN.in_known_forms(text)
    assert KNOWN.unknown_in(said) == KNOWN.unknown_in(text)
    assert KNOWN.in_known_forms(said) == said
    assert KnownWords().in_known_forms(text) == text


def test_words_never_seen_are_named_once_each() -> None:
    assert KNOWN.unknown_in("qwrtz car qwrtz blorp") == ("qwrtz", "blorp")
    assert not KNOWN.knows_none_of("qwrtz car")
    assert KNOWN.knows_none_of("qwrtz blorp")


@given(st.text())
def test_a_model_without_a_list_knows_every_word(text: str) -> None:
    assert KnownWords().unknown_in(text) == ()
    assert not KnownWords().knows_none_of(text)
