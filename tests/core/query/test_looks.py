"""Pictures that are searched by for their look, and for what they show."""

from __future__ import annotations

import pytest
from hypothesis import given

from photo_sorter.core.query import (
    And,
    Like,
    Look,
    Not,
    Query,
    Text,
    by_look,
    parse,
    to_text,
    with_examples,
    with_kind,
)
from photo_sorter.core.query.normal import with_leaves
from tests.core.query.queries import TEXTS


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("look:dog.jpg", Look("dog.jpg")),
        ("LOOK:dog.jpg", Look("dog.jpg")),
        ("look:#12", Look(12)),  # type: ignore[arg-type]
        ("2:look:dog.jpg snow", And((Look("dog.jpg", 2.0), Text("snow")))),
        ("like:a.jpg -look:b.jpg", And((Like("a.jpg"), Not(Look("b.jpg"))))),
    ],
)
def test_a_look_is_read_and_written(text: str, query: Query) -> None:
    assert parse(text).query == query
    assert parse(to_text(query)).query == query


def test_the_same_picture_by_its_look_is_another_query() -> None:
    assert Look("a.jpg") != Like("a.jpg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("snow", None),
        ("like:a.jpg snow", False),
        ("look:a.jpg -look:b.jpg", True),
        ("like:a.jpg look:b.jpg", None),
        ('"look:a.jpg"', None),
    ],
)
def test_what_of_the_pictures_counts(text: str, expected: bool | None) -> None:
    assert by_look(text) is expected


def test_the_text_stays_as_it_was_typed() -> None:
    text = "snow  from last summer 2:like:a.jpg -like:b.jpg tag:x"
    changed = "snow  from last summer 2:look:a.jpg -look:b.jpg tag:x"
    assert with_kind(text, look=True) == changed
    assert with_kind(changed, look=False) == text


@given(TEXTS)
def test_every_picture_changes_its_kind_and_nothing_else_does(text: str) -> None:
    def meant(part: Query) -> Query:
        return Like(part.picture, part.weight) if isinstance(part, Like) else part

    changed = parse(with_kind(text, look=True))
    assert with_leaves(changed.query, meant) == with_leaves(parse(text).query, meant)
    assert by_look(with_kind(text, look=True)) in (True, None)


def test_a_picture_may_be_an_example_of_both_kinds() -> None:
    assert with_examples("like:a.jpg", [Look("a.jpg")]) == "like:a.jpg look:a.jpg"
    assert with_examples("look:a.jpg", [Look("a.jpg")], less=True) == "-look:a.jpg"
