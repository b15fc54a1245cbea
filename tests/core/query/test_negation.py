"""What a phrase says is not to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.query.negation import negations, without_negations
from photo_sorter.core.query.nodes import And, Not, Text

_SAID = "a the dog Strand ohne without no not kein and oder , . with on people"
_WORDS = _SAID.split()


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        ("a beach without people", "a beach", ["people"]),
        ("beach without any people or cars at sunset", "beach at sunset", ["people", "cars"]),
        ("Strand ohne Leute und Autos, abends", "Strand, abends", ["Leute", "Autos"]),
        ("beach, no people, sunny", "beach, sunny", ["people"]),
        ("a street with no cars", "a street", ["cars"]),
        ("dogs not on a leash", "dogs", ["leash"]),
        ("Wiese mit keinen roten Blumen.", "Wiese", ["roten Blumen"]),
        ("Hund nicht im Schnee", "Hund", ["Schnee"]),
        ("dogs without a leash but with a ball", "dogs but with a ball", ["leash"]),
        ("trees no dogs no cats", "trees", ["dogs", "cats"]),
    ],
)
def test_what_is_excluded_is_parted_from_what_is_wanted(
    text: str, wanted: str, excluded: list[str]
) -> None:
    assert [found.phrase for found in negations(text)] == excluded
    negated = tuple(Not(Text(phrase)) for phrase in excluded)
    assert without_negations(Text(text, 2.0)) == And((Text(wanted, 2.0), *negated))


def test_a_negation_alone_leaves_nothing_to_look_for() -> None:
    assert without_negations(Text("no people")) == Not(Text("people"))
    assert without_negations(Text("ohne Leute oder Autos")) == And(
        (Not(Text("Leute")), Not(Text("Autos")))
    )


@pytest.mark.parametrize("text", ["", "dog", "not", "dog without", "a note, nobody", "ohne ,"])
def test_where_nothing_is_excluded_the_phrase_stays(text: str) -> None:
    assert negations(text) == ()
    assert without_negations(Text(text)) == Text(text)


def test_its_place_is_told_with_the_word_that_says_so() -> None:
    text = "a beach without any people."
    (found,) = negations(text)
    assert text[found.start : found.end] == "without any people"


@given(st.text() | st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_places_lie_in_the_text_one_behind_the_other(text: str) -> None:
    at = 0
    for found in negations(text):
        assert at <= found.start < found.end <= len(text)
        assert found.phrase.split()
        assert text[found.start : found.end].endswith(found.phrase.split()[-1])
        at = found.end
