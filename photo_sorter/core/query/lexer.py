"""Cuts a query's text into tokens, each with its place in the text. Never fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from photo_sorter.core.query.fields import BY_NAME, NOT_YET
from photo_sorter.core.query.nodes import MOST_WEIGHT
from photo_sorter.core.query.problems import QueryError, QueryProblem
from photo_sorter.core.query.suggesting import nearest
from photo_sorter.core.query.tokens import BEGINS, ENDS, Kind, Token

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
# A quotation mark ends at the next one that no backslash stands before.
_QUOTED = re.compile(r'"((?:[^"\\]|\\.|\\\Z)*)("|\Z)', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_STOPS = re.compile(r"[.,;:!?…]+")  # after a phrase in quotes they say nothing
_MINUS = re.compile(r"-(?=[^\s\-)])")
_WEIGHT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,15})?):(?=[^\s0-9:()/\-])")
_FIELD = re.compile(r"([^\W\d_][\w\-]*):")
_WEIGHED_FIELDS = ("like", "look")  # the others are exact: they fit or do not
_DEEPEST = 40


@dataclass(slots=True)
class _Lexer:
    source: str
    tokens: list[Token] = field(default_factory=list)
    errors: list[QueryError] = field(default_factory=list)
    open: list[int] = field(default_factory=list)  # where the brackets stand that are open
    at: int = 0

    def run(self) -> None:
        ways: tuple[Callable[[], bool], ...] = (
            self._space, self._bracket, self._quoted, self._minus, self._weight, self._field,
            self._word,
        )  # fmt: skip
        while self.at < len(self.source):
            any(way() for way in ways)  # the last one always finds its way
        for start in self.open:
            self.errors.append(QueryError(start, start + 1, QueryProblem.UNCLOSED_BRACKET))

    def _space(self) -> bool:
        found = _SPACE.match(self.source, self.at)
        self.at = found.end() if found else self.at
        return found is not None

    def _bracket(self) -> bool:
        character = self.source[self.at]
        if character == "(" and len(self.open) < _DEEPEST:
            self.open.append(self.at)
            self._add(Kind.OPEN, self.at + 1)
            return True
        if character == ")" and self.open:
            self.open.pop()
            self._add(Kind.CLOSE, self.at + 1)
            return True
        if character in "()":
            problem = QueryProblem.TOO_DEEP if character == "(" else QueryProblem.UNOPENED_BRACKET
            self.errors.append(QueryError(self.at, self.at + 1, problem))
        return False

    def _quoted(self) -> bool:
        found = self._read_quoted(self.at)
        if found is not None:
            text, end = found
            stops = _STOPS.match(self.source, end)
            self._add(Kind.QUOTED, stops.end() if stops else end, text)
        return found is not None

    def _read_quoted(self, start: int) -> tuple[str, int] | None:
        found = _QUOTED.match(self.source, start)
        if found is None:
            return None
        if not found[2]:
            self.errors.append(QueryError(start, found.end(), QueryProblem.UNCLOSED_QUOTE))
        return _ESCAPED.sub(r"\1", found[1]), found.end()

    def _minus(self) -> bool:
        if not _MINUS.match(self.source, self.at) or self._after_weight():
            return False
        self._add(Kind.MINUS, self.at + 1)
        return True

    def _weight(self) -> bool:
        found = _WEIGHT.match(self.source, self.at)
        if found is None or not 0.0 < float(found[1]) <= MOST_WEIGHT or self._after_weight():
            return False
        self._add(Kind.WEIGHT, found.end(), found[1])
        return True

    def _field(self) -> bool:
        found = _FIELD.match(self.source, self.at)
        if found is None:
            return False
        name = found[1].casefold()
        if self._after_weight() and name not in _WEIGHED_FIELDS:
            return False
        start, value_start = self.at, found.end()
        if name not in BY_NAME and name not in NOT_YET:
            self._unknown_field(name, value_start)
            return False
        quoted = self._read_quoted(value_start)
        text, end = quoted or self._bare(value_start)
        self.tokens.append(Token(Kind.FIELD, start, end, text, name, quoted is not None))
        self.at = end
        return True

    def _unknown_field(self, name: str, value_start: int) -> None:
        value, end = self._bare(value_start)
        if value:  # a word with a colon behind it is a word
            near = nearest(name, BY_NAME)
            suggestion = f"{near}:{value}" if near else ""
            self.errors.append(
                QueryError(self.at, end, QueryProblem.UNKNOWN_FIELD, name, value, suggestion)
            )

    def _word(self) -> bool:
        text, end = self._bare(self.at)
        kind = Kind.WORD
        if not self._after_weight():
            kind = {"or": Kind.OR, "+": Kind.PLUS}.get(text.casefold(), Kind.WORD)
        self._add(kind, end, text)
        return True

    def _bare(self, start: int) -> tuple[str, int]:
        """The word that begins there, without the brackets at its end that close others."""
        found = _WORD.match(self.source, start)
        if found is None:
            return "", start
        text = found[0]
        closable = len(self.open)
        while closable and text.endswith(")") and text.count(")") > text.count("("):
            text = text[:-1]
            closable -= 1
        return text, start + len(text)

    def _after_weight(self) -> bool:
        """A weight stands right before: what follows is a word, a phrase or a picture."""
        last = self.tokens[-1] if self.tokens else None
        return last is not None and last.kind is Kind.WEIGHT and last.end == self.at

    def _add(self, kind: Kind, end: int, text: str = "") -> None:
        self.tokens.append(Token(kind, self.at, end, text))
        self.at = end


def lex(source: str) -> tuple[tuple[Token, ...], list[QueryError]]:
    lexer = _Lexer(source)
    lexer.run()
    return tuple(_operators_between_operands(lexer.tokens)), lexer.errors


def _operators_between_operands(tokens: list[Token]) -> list[Token]:
    """An "or" or "+" that has nothing to its left or right is a word."""
    told: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind in (Kind.OR, Kind.PLUS):
            left = bool(told) and told[-1].kind in ENDS
            right = index + 1 < len(tokens) and tokens[index + 1].kind in BEGINS
            if not (left and right):
                token = replace(token, kind=Kind.WORD)
        told.append(token)
    return told
