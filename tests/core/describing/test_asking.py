"""Questions that offer their answers, what is told to a model, and what is pointed at."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.describing.choices import choices_in
from photo_sorter.core.describing.conversation import Conversation, Turn
from photo_sorter.core.describing.guesses import guess_in
from photo_sorter.core.describing.known import known_words
from photo_sorter.core.describing.pointing import phrase_to_point
from photo_sorter.core.describing.question import Answer, Exchange
from photo_sorter.core.describing.suggested import Suggestion, suggested
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.taken import DateTaken, Precision
from photo_sorter.core.views import PhotoTag, TagSource

NOON = datetime(2026, 6, 1, 12)


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("a labrador or a golden retriever?", ("a labrador", "a golden retriever")),
        ("Is it a cat, a dog or a fox?", ("a cat", "a dog", "a fox")),
        ("Is this a photo of a beach or a desert?", ("a beach", "a desert")),
        ("What is it: a plum or a cherry?", ("a plum", "a cherry")),
        ("Ist das ein Hund oder eine Katze?", ("ein Hund", "eine Katze")),
        ("Zeigt das Bild Schnee oder Sand?", ("Schnee", "Sand")),
        ("Is the man old or young?", ()),
        ("What is red or blue here?", ()),
        ("Wie viele Hunde oder Katzen sind da?", ()),
        ("Is there one?", ()),
        ("a corridor", ()),
        ("or", ()),
        (
            "the person who stands at the left of the door or the one who sits beside the table?",
            (),
        ),
    ],
)
def test_only_a_question_that_offers_things_offers_answers(
    question: str, offered: tuple[str, ...]
) -> None:
    assert choices_in(question) == offered


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    found = choices_in(text)
    assert len(found) != 1
    assert all(each.strip() for each in found)


def test_what_is_told_is_sure_and_a_persons_word_comes_first() -> None:
    tags = [
        PhotoTag("dog", "animals", TagSource.MODEL, 0.9),
        PhotoTag("cat", "animals", TagSource.MODEL, 0.3),
        PhotoTag("People|Anna", "", TagSource.PERSON, 1.0),
    ]
    day = DateTaken(datetime(2021, 6, 12), Precision.DAY, None, None)
    assert known_words(tags, day) == ("People › Anna", "dog", "taken on 12 June 2021")
    year = DateTaken(datetime(1978, 1, 1), Precision.YEAR, None, None)
    assert known_words([], year) == ("taken in 1978",)
    assert known_words([], None) == ()


def test_what_is_suggested_follows_what_the_photo_shows() -> None:
    assert Suggestion.COLOUR in suggested(["dog"])
    assert Suggestion.TEXT in suggested(["receipt"])
    assert Suggestion.PEOPLE in suggested(["People|woman"])
    assert suggested([])[0] is Suggestion.DESCRIBE
    assert suggested(["dog"], photos=2)[0] is Suggestion.DIFFERENCE


def _turn(question: str, answer: str, *, sure: bool = True) -> Turn:
    return Turn(question, Answer(answer, "fake", 0.1, sure=sure), NOON)


def test_what_a_model_was_not_sure_of_is_not_told_again() -> None:
    talk = Conversation((PhotoId(1),))
    for number in range(6):
        talk = talk.with_turn(_turn(f"{number}?", str(number), sure=number != 4))
    assert talk.before == tuple(Exchange(f"{n}?", str(n)) for n in (1, 2, 3, 5))


@pytest.mark.parametrize(
    ("question", "answer", "pointed"),
    [
        ("What is on the table?", "a red cup", "a red cup"),
        ("How many dogs are there?", "two", "dogs"),
        ("Which colour is the car?", "Red.", "car"),
        ("Welche Farbe hat das Auto?", "rot", "Auto"),
        ("Is there a dog?", "yes", "dog"),
        ("What is it?", "no", ""),
    ],
)
def test_a_thing_is_pointed_at(question: str, answer: str, pointed: str) -> None:
    assert phrase_to_point(_turn(question, answer)) == pointed


@pytest.mark.parametrize(
    ("answer", "guess"),
    [
        ("I'm not sure, but a dog", "a dog"),
        ("Not sure.", ""),
        ("Unknown", ""),
        ("unknown artist", "artist"),
        ("a dog", "a dog"),
        ("surely a dog", "surely a dog"),
    ],
)
def test_of_a_guess_the_guess_is_told(answer: str, guess: str) -> None:
    assert guess_in(answer) == guess
