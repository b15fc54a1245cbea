"""Writes a query as the text that is parsed to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from photo_sorter.core.query.fields import BY_NODE
from photo_sorter.core.query.nodes import And, Exact, Like, Not, Or, Query, Text
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.quoting import is_plain_phrase, quoted, written_value
from photo_sorter.core.query.values import write_number


def to_text(query: Query, *, all_quoted: bool = False) -> str:
    """`parse` makes the same query of it, in its normal form. With `all_quoted` every phrase
    stands in quotes, also where words alone would do."""
    printer = _Printer(all_quoted)
    query = normalised(query)
    return printer.all_of(query) if isinstance(query, And) else printer.term(query, alone=True)


@dataclass(frozen=True, slots=True)
class _Printer:
    all_quoted: bool

    def all_of(self, query: And) -> str:
        """A + keeps phrases that stand side by side apart."""
        written = [self.term(part) for part in query.parts]
        beside = [isinstance(a, Text) and isinstance(b, Text) for a, b in pairwise(query.parts)]
        for index, texts in enumerate(beside):
            written[index] += " +" if texts else ""
        return " ".join(written)

    def term(self, query: Query, *, alone: bool = False) -> str:
        if isinstance(query, Text):
            return self._text(query, is_plain_phrase(query.phrase))
        if isinstance(query, Not):
            return "-" + self._negated(query.part)
        if isinstance(query, And):
            return f"({self.all_of(query)})"
        if isinstance(query, Or):
            text = " or ".join(self._alternative(part) for part in query.parts)
            return text if alone else f"({text})"
        return _field(query)

    def _alternative(self, query: Query) -> str:
        return self.all_of(query) if isinstance(query, And) and query.parts else self.term(query)

    def _negated(self, query: Query) -> str:
        """A minus takes one word alone."""
        if isinstance(query, Text):
            return self._text(query, " " not in query.phrase and is_plain_phrase(query.phrase))
        return self.term(query)

    def _text(self, query: Text, plain: bool) -> str:
        plain = plain and not self.all_quoted
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
