"""A query parted into what the catalog answers and what the model ranks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    Branch,
    Like,
    Not,
    Or,
    Query,
    Tag,
    Text,
    TooManyBranchesError,
    branches,
    is_exact,
    parse,
)

_TAGGED = Branch(Tag("a"), (Text("beach"),))
_SNOW = Branch(EVERYTHING, (Text("snow"),))
_ALIKE = Branch(EVERYTHING, like=(Like(PhotoId(1)),), not_like=(Like(PhotoId(2)),))

_LEAVES: st.SearchStrategy[Query] = st.sampled_from(
    [Text("a"), Text("b"), Like(PhotoId(1)), Tag("c"), Tag("d")]
)
_QUERIES: st.SearchStrategy[Query] = st.recursive(
    _LEAVES,
    lambda part: st.one_of(
        st.builds(And, st.lists(part, max_size=3).map(tuple)),
        st.builds(Or, st.lists(part, max_size=3).map(tuple)),
        st.builds(Not, part),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("beach", [Branch(EVERYTHING, (Text("beach"),))]),
        ("tag:a or tag:b", [Branch(Or((Tag("a"), Tag("b"))))]),
        ("beach tag:a -person", [Branch(Tag("a"), (Text("beach"),), (Text("person"),))]),
        ("tag:a beach or snow", [_TAGGED, _SNOW]),
        ("-(beach or tag:a)", [Branch(Not(Tag("a")), (), (Text("beach"),))]),
        ("like:#1 -like:#2", [_ALIKE]),
    ],
)
def test_each_alternative_is_parted(text: str, found: list[Branch]) -> None:
    assert list(branches(parse(text).query)) == found


@given(_QUERIES, st.sets(_LEAVES))
def test_a_photo_matches_the_query_where_it_matches_a_branch(
    query: Query, fitting: set[Query]
) -> None:
    def fits(part: Query) -> bool:
        return _holds(part, fitting.__contains__)

    def in_branch(branch: Branch) -> bool:
        positive = (branch.exact, *branch.texts, *branch.like)
        return all(map(fits, positive)) and not any(map(fits, branch.not_texts + branch.not_like))

    parted = branches(query, most=10_000)
    assert all(is_exact(branch.exact) for branch in parted)
    assert any(map(in_branch, parted)) == fits(query)


def _holds(query: Query, fits: Callable[[Query], bool]) -> bool:
    if isinstance(query, And):
        return all(_holds(part, fits) for part in query.parts)
    if isinstance(query, Or):
        return any(_holds(part, fits) for part in query.parts)
    if isinstance(query, Not):
        return not _holds(query.part, fits)
    return fits(query)


def test_alternatives_that_multiply_are_refused() -> None:
    with pytest.raises(TooManyBranchesError):
        branches(parse("(a or b) (c or d) (e or f) (g or h) (i or j)").query)
