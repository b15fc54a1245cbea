"""What an answer names, and which questions ask for that."""

from __future__ import annotations

import pytest

from photo_sorter.core.describing.naming import asks_what, thing_in


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("", True),
        ("What is this?", True),
        ("what's in the picture", True),
        ("Was ist das?", True),
        ("Was ist auf dem Foto zu sehen?", True),
        ("What colour is it?", False),
        ("What is it doing?", False),
        ("What kind of dog is this?", False),
        ("Is this a dog?", False),
        ("How many are there?", False),
    ],
)
def test_questions_that_ask_for_what_is_seen_are_told_from_others(
    question: str, asks: bool
) -> None:
    assert asks_what(question) is asks


@pytest.mark.parametrize(
    ("answer", "thing"),
    [
        ("a photo of a rose", "rose"),
        ("An elephant.", "elephant"),
        ("it is a guitar", "guitar"),
        ("two red cars on green ground", "two red cars on green ground"),
        ("", ""),
    ],
)
def test_what_an_answer_names_stands_without_its_frame(answer: str, thing: str) -> None:
    assert thing_in(answer) == thing
