"""What the catalog alone can say of a query's photos."""

from __future__ import annotations

from photo_sorter.core.query.branches import is_exact
from photo_sorter.core.query.nodes import EVERYTHING, And, Query
from photo_sorter.core.query.normal import normalised


def exact_part(query: Query) -> Query:
    """A query that matches all photos of this one, and perhaps more: what a model would rank is
    left out of it."""
    query = normalised(query)
    if is_exact(query):
        return query
    if isinstance(query, And):
        return normalised(And(tuple(part for part in query.parts if is_exact(part))))
    return EVERYTHING
