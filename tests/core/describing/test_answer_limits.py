from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photo_sorter.core.describing.answer_limits import (
    MOST_CHARACTERS,
    plain,
    shortened,
    without_repetition,
)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("over over over over", "over"),
        ("A dog on a beach. A dog on a beach. A dog on a beach.", "A dog on a beach."),
        ("The sea, the sea, the sea, the sea,", "The sea, the sea,"),
        ("A cat and aaaaaaaaaaaaaaaa", "A cat and a"),
    ],
)
def test_what_is_said_again_and_again_is_kept_once(said: str, kept: str) -> None:
    assert without_repetition(said) == kept


@pytest.mark.parametrize(
    "said",
    ["", "A dog.", "No, no, no.", "It is 1,000,000 years old.", "two dogs, two cats, two birds"],
)
def test_what_people_say_is_left(said: str) -> None:
    assert without_repetition(said) is None


@given(st.text("ab .", min_size=1, max_size=30), st.text(max_size=30), st.integers(12, 20))
def test_every_repetition_is_found(part: str, before: str, times: int) -> None:
    assume(part.strip())
    said = f"{before} {part * times}"
    kept = without_repetition(said)
    assert kept is not None
    assert len(kept) < len(said)
    assert said.lstrip().startswith(kept)


@given(st.text())
def test_plain_text_has_no_signs_that_are_none(text: str) -> None:
    found = plain(text)
    assert not set(found) & {"\x00", "\x1b", "\u202e", "\r", "\t"}
    assert found == found.strip()
    assert plain(found) == found


@given(st.text(min_size=1, max_size=40), st.integers(MOST_CHARACTERS - 5, MOST_CHARACTERS + 50))
def test_a_long_answer_is_ended(part: str, length: int) -> None:
    text = (part * length)[:length]
    assert len(shortened(text)) <= MOST_CHARACTERS + 1
