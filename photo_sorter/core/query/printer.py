"""Writes a query as the text that is parsed to it."""

from __future__ import annotations

from itertools import pairwise

from photo_sorter.core.query.fields import BY_NODE
from photo_sorter.core.query.nodes import And, Exact, Like, Not, Or, Query, Text
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.quoting import is_plain_phrase, quoted, written_value
from photo_sorter.core.query.values import write_number


def to_text(query: Query) -> str:
    """`parse` makes the same query of it, in its normal form."""
    query = normalised(query)
    return _and(query) if isinstance(query, And) else _term(query, alone=True)


def _and(query: And) -> str:
    """A + keeps phrases that stand side by side apart."""
    written = [_term(part) for part in query.parts]
    beside = [isinstance(a, Text) and isinstance(b, Text) for a, b in pairwise(query.parts)]
    for index, texts in enumerate(beside):
        written[index] += " +" if texts else ""
    return " ".join(written)


def _term(query: Query, *, alone: bool = False) -> str:
    if isinstance(query, Text):
        return _text(query, is_plain_phrase(query.phrase))
    if isinstance(query, Not):
        return "-" + _negated(query.part)
    if isinstance(query, And):
        return f"({_and(query)})"
    if isinstance(query, Or):
        text = " or ".join(_alternative(part) for part in query.parts)
        return text if alone else f"({text})"
    return _field(query)


def _alternative(query: Query) -> str:
    return _and(query) if isinstance(query, And) and query.parts else _term(query)


def _negated(query: Query) -> str:
    """A minus takes one word alone."""
    if isinstance(query, Text):
        return _text(query, " " not in query.phrase and is_plain_phrase(query.phrase))
    return _term(query)


def _text(query: Text, plain: bool) -> str:
    if query.weight == 1.0:
        return query.phrase if plain else quoted(query.phrase)
    plain = plain and query.phrase[0].isalpha()
    phrase = query.phrase if plain else quoted(query.phrase)
    return f"{write_number(query.weight)}:{phrase}"


def _field(query: Like | Exact) -> str:
    field = BY_NODE[type(query)]
    value = field.write(query)
    written = f"{field.name}:{quoted(value.text) if value.quoted else written_value(value.text)}"
    weight = query.weight if isinstance(query, Like) else 1.0
    return written if weight == 1.0 else f"{write_number(weight)}:{written}"
