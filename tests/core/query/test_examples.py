"""Pictures are added to what was typed, and what was typed stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import And, Like, Not, Query, normalised, parse, with_examples
from tests.core.query.queries import NAMES, TEXTS

_A, _B = Like("a.jpg"), Like("my dog.jpg")


@pytest.mark.parametrize(
    ("text", "less", "found"),
    [
        ("", False, 'like:a.jpg like:"my dog.jpg"'),
        ("", True, '-like:a.jpg -like:"my dog.jpg"'),
        ("Snow, at night.", False, 'Snow, at night. like:a.jpg like:"my dog.jpg"'),
        ("snow like:a.jpg", True, 'snow -like:a.jpg -like:"my dog.jpg"'),
        ("2:like:a.jpg", False, 'like:a.jpg like:"my dog.jpg"'),
        ("cat or dog", False, '(cat or dog) like:a.jpg like:"my dog.jpg"'),
        ('"an open', False, 'an open like:a.jpg like:"my dog.jpg"'),
        ("date:soon", False, 'date:soon like:a.jpg like:"my dog.jpg"'),
    ],
)
def test_pictures_are_added_to_what_stands_there(text: str, less: bool, found: str) -> None:
    assert with_examples(text, [_A, _B], less=less) == found


@given(TEXTS, st.lists(NAMES.map(Like), min_size=1, max_size=3, unique=True), st.booleans())
def test_what_is_found_is_what_was_asked_and_the_pictures(
    text: str, pictures: list[Like], less: bool
) -> None:
    asked = parse(text).query
    parts = asked.parts if isinstance(asked, And) else (asked,)
    named = {picture.picture for picture in pictures}
    rest = [part for part in parts if not _is_of(part, named)]
    added = [Not(each) if less else each for each in pictures]
    found = parse(with_examples(text, pictures, less=less)).query
    assert found == normalised(And((*rest, *added)))


def _is_of(part: Query, named: set[PhotoId | str]) -> bool:
    inner = part.part if isinstance(part, Not) else part
    return isinstance(inner, Like) and inner.picture in named


def test_a_picture_is_for_or_against_by_the_last_word() -> None:
    text = with_examples(with_examples("snow", [Like(PhotoId(3))]), [Like(PhotoId(3))], less=True)
    assert text == "snow -like:#3"
    assert with_examples(text, [Like(PhotoId(3))]) == "snow like:#3"
