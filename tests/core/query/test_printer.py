"""A query is written as text that asks for the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from photo_sorter.core.query import (
    And,
    Date,
    InAlbum,
    Not,
    Or,
    Query,
    Tag,
    Text,
    normalised,
    parse,
    to_text,
)
from photo_sorter.core.views import AlbumId
from tests.core.query.queries import QUERIES, TEXTS


@given(QUERIES)
def test_what_is_written_is_read_again(query: Query) -> None:
    parsed = parse(to_text(query))
    assert parsed.query == normalised(query)
    assert parsed.errors == ()


@given(TEXTS)
def test_what_was_read_is_the_same_once_written(text: str) -> None:
    query = parse(text).query
    assert parse(to_text(query)).query == query


@given(QUERIES)
def test_the_normal_form_is_its_own(query: Query) -> None:
    assert normalised(normalised(query)) == normalised(query)


@pytest.mark.parametrize(
    "text",
    [
        "red car at night -person",
        "2:beach + sunset",
        '-"birthday cake"',
        "(dog or cat) tag:pet date:2019..2021",
        "tag:a b or -(c or d)",
        "album:#3 iso:>1600 size:>20mp",
        '2:like:"my dog.jpg" like:#12 -0.5:like:cat.jpg snow + 2:night',
        'like:"my dog.jpg" date:2019-07..',
    ],
)
def test_what_a_person_typed_comes_back_as_it_was(text: str) -> None:
    assert to_text(parse(text).query) == text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (And(()), ""),
        (Text("black or white"), '"black or white"'),
        (Text("12:30"), '"12:30"'),
        (Text("30 men", 2.0), '2:"30 men"'),
        (InAlbum("#3"), 'album:"#3"'),
        (InAlbum(AlbumId(3)), "album:#3"),
        (Not(Not(Tag("a"))), "tag:a"),
        (Or(()), "-()"),
        (Date(date(2020, 2, 1), date(2020, 2, 29)), "date:2020-02"),
    ],
)
def test_quotes_and_brackets_stand_where_they_are_needed(query: Query, text: str) -> None:
    assert to_text(query) == text
