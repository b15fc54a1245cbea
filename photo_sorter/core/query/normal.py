"""One form for queries that say the same in the same order."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.query.nodes import EVERYTHING, And, Not, Or, Query, Text


def normalised(query: Query) -> Query:
    """Without parts of one kind within one another, lists of one, a negated negation, and phrases
    without words. The order of the parts stays."""
    if isinstance(query, Text):
        phrase = " ".join(query.phrase.split())
        return Text(phrase, query.weight) if phrase else EVERYTHING
    if isinstance(query, Not):
        part = normalised(query.part)
        return part.part if isinstance(part, Not) else Not(part)
    if isinstance(query, And):
        parts = _flat(And, query.parts)
        return parts[0] if len(parts) == 1 else And(parts)
    if isinstance(query, Or):
        parts = _flat(Or, query.parts)
        if not parts:
            return Not(EVERYTHING)
        return parts[0] if len(parts) == 1 else Or(parts)
    return query


def with_leaves(query: Query, changed: Callable[[Query], Query]) -> Query:
    """The same query, each part of which that has no parts of its own is what `changed` gives."""
    if isinstance(query, And):
        return And(tuple(with_leaves(part, changed) for part in query.parts))
    if isinstance(query, Or):
        return Or(tuple(with_leaves(part, changed) for part in query.parts))
    if isinstance(query, Not):
        return Not(with_leaves(query.part, changed))
    return changed(query)


def _flat(kind: type[And] | type[Or], parts: tuple[Query, ...]) -> tuple[Query, ...]:
    flat: list[Query] = []
    for part in map(normalised, parts):
        if isinstance(part, And | Or) and isinstance(part, kind):
            flat += part.parts
        else:
            flat.append(part)
    return tuple(flat)
