"""Parts a query into alternatives, each of which can be answered: what the catalog knows exactly,
and what the model ranks among that."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from photo_sorter.core.query.nodes import EVERYTHING, And, Like, Not, Or, Query, Text
from photo_sorter.core.query.normal import normalised


class TooManyBranchesError(ValueError):
    """The alternatives of the words multiply to more than can be searched one by one."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Photos that `exact` matches, that fit all `texts` and look like all of `like`, and fit or
    look like none of the others."""

    exact: Query
    texts: tuple[Text, ...] = ()
    not_texts: tuple[Text, ...] = ()
    like: tuple[Like, ...] = ()  # both kinds of pictures
    not_like: tuple[Like, ...] = ()


def is_exact(query: Query) -> bool:
    """The catalog alone answers it."""
    if isinstance(query, And | Or):
        return all(map(is_exact, query.parts))
    if isinstance(query, Not):
        return is_exact(query.part)
    return not isinstance(query, Text | Like)


def branches(query: Query, most: int = 16) -> tuple[Branch, ...]:
    """The query is matched where one of them is. Raises TooManyBranchesError for more than
    `most`."""
    return tuple(_branch(parts) for parts in _alternatives(normalised(query), True, most))


def _alternatives(query: Query, positive: bool, most: int) -> list[tuple[Query, ...]]:
    """Lists of parts that are all exact, a text or a picture, or one of these negated."""
    if is_exact(query):
        return [(query if positive else Not(query),)]
    if isinstance(query, Not):
        return _alternatives(query.part, not positive, most)
    if isinstance(query, And | Or):
        each = [_alternatives(part, positive, most) for part in query.parts]
        if isinstance(query, And) is positive:
            return _all_of(each, most)
        return _limited([parts for alternatives in each for parts in alternatives], most)
    return [(query if positive else Not(query),)]


def _all_of(each: list[list[tuple[Query, ...]]], most: int) -> list[tuple[Query, ...]]:
    found: list[tuple[Query, ...]] = [()]
    for alternatives in each:
        found = _limited([a + b for a, b in product(found, alternatives)], most)
    return found


def _limited(found: list[tuple[Query, ...]], most: int) -> list[tuple[Query, ...]]:
    if len(found) > most:
        raise TooManyBranchesError
    return found


def _branch(parts: tuple[Query, ...]) -> Branch:
    negated = [part.part for part in parts if isinstance(part, Not)]
    exact = tuple(part for part in parts if is_exact(part))
    return Branch(
        normalised(And(exact)) if exact else EVERYTHING,
        tuple(part for part in parts if isinstance(part, Text)),
        tuple(part for part in negated if isinstance(part, Text)),
        tuple(part for part in parts if isinstance(part, Like)),
        tuple(part for part in negated if isinstance(part, Like)),
    )
