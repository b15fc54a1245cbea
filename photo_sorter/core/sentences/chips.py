"""The filters of a search as parts that can be shown, and taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from photo_sorter.core.query.fields import BY_NAME, BY_NODE
from photo_sorter.core.query.nodes import And, Not, Or, Query, Text
from photo_sorter.core.query.tokens import Kind, Token
from photo_sorter.core.query.values import ValueReadError


@dataclass(frozen=True, slots=True)
class Chip:
    """The characters `start` to `end`, which are `text`, ask for `query`. `field` is what that is
    about, "text" for words that shall not fit. `negated` says that such photos are left out."""

    start: int
    end: int
    field: str
    text: str
    query: Query
    negated: bool


def chips_of(source: str, tokens: tuple[Token, ...]) -> tuple[Chip, ...]:
    """In the order of the text. What stands in brackets or beside an "or" of the field language
    is none: without it the rest would mean something else."""
    chips = [
        _chip(source, start, token.end, query)
        for start, token, query in _asked_for(tokens)
        if query is not None
    ]
    return tuple(sorted(chips, key=lambda chip: chip.start))


def without(source: str, chip: Chip) -> str:
    """The text that asks for the rest."""
    before = source[: chip.start].rstrip()
    behind = source[chip.end :].lstrip()
    if not before or before[-1] in ",;":
        behind = behind.lstrip(",;. \t")
    if not behind:
        before = re.sub(r"(?:[\s,;]+(?:and|und|or))?[\s,;]*\Z", "", before)
    if not before:
        behind = re.sub(r"\A(?:or|and|und)\s+", "", behind, flags=re.IGNORECASE)
    return f"{before} {behind}".strip() if behind[:1] not in ",;" else before + behind


def _asked_for(tokens: tuple[Token, ...]) -> Iterator[tuple[int, Token, Query | None]]:
    """Each with where its part begins, a minus included."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth:
            continue
        before = tokens[index - 1] if index else None
        negated = before is not None and before.kind is Kind.MINUS
        start = before.start if before is not None and negated else token.start
        if token.found is not None:
            yield token.start, token, token.found
        elif _beside_or(tokens, index - negated, index):
            continue
        elif token.kind is Kind.FIELD:
            query = _read(token)
            yield start, token, Not(query) if query is not None and negated else query
        elif negated and token.kind in (Kind.WORD, Kind.QUOTED):
            yield start, token, Not(Text(token.text))


def _beside_or(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    around = (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 2])
    return any(token.kind is Kind.OR for token in around)


def _read(token: Token) -> Query | None:
    field = BY_NAME.get(token.field)
    try:
        return field.read(token.value) if field is not None and token.text.strip() else None
    except ValueReadError:
        return None


def _chip(source: str, start: int, end: int, query: Query) -> Chip:
    return Chip(start, end, _field(query), source[start:end], query, _is_negated(query))


def _field(query: Query) -> str:
    if isinstance(query, Not):
        return _field(query.part)
    if isinstance(query, And | Or):
        return _field(query.parts[0]) if query.parts else ""
    return "text" if isinstance(query, Text) else BY_NODE[type(query)].name


def _is_negated(query: Query) -> bool:
    if isinstance(query, And):
        return bool(query.parts) and all(map(_is_negated, query.parts))
    return isinstance(query, Not)
