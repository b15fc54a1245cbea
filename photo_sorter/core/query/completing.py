"""Which part of a query's text is being typed, and what the text becomes when it is completed."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.query.beside import beside
from photo_sorter.core.query.lexer import lex
from photo_sorter.core.query.problems import QueryProblem
from photo_sorter.core.query.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The characters `start` to `end` are being typed: a field with its value, or, where `field`
    is '', a word. `typed` is what stands of the value or the word before the cursor, without
    quotation marks. `beside` is the text of what a photo must match besides."""

    start: int
    end: int
    field: str
    typed: str
    beside: str


def unfinished(text: str, cursor: int) -> Unfinished | None:
    """What is being typed where the cursor stands (0 to the text's length); None where that is
    nothing that could be completed, as within a phrase in quotes."""
    tokens, errors = lex(text[:cursor])
    last = tokens[-1] if tokens else None
    if last is None or last.end != cursor or last.kind not in (Kind.FIELD, Kind.WORD):
        return None
    if len(tokens) > 1 and tokens[-2].kind is Kind.WEIGHT and tokens[-2].end == last.start:
        return None
    is_open = any(
        error.problem is QueryProblem.UNCLOSED_QUOTE and error.end == cursor for error in errors
    )
    if last.quoted and not is_open:
        return None
    end = _end(text, last, cursor)
    if end is None:
        return None
    return Unfinished(last.start, end, last.field, last.text, beside(text, last.start, end))


def _end(text: str, typed: Token, cursor: int) -> int | None:
    """Where the token ends whose beginning is typed; None where it is another kind of token by
    what follows the cursor. A quotation that nobody closed ends at the cursor, or it would take
    all that follows along."""
    tokens, errors = lex(text)
    whole = next((token for token in tokens if token.start == typed.start), None)
    if whole is None or (whole.kind, whole.field) != (typed.kind, typed.field):
        return None
    unclosed = any(
        error.problem is QueryProblem.UNCLOSED_QUOTE and error.end == whole.end for error in errors
    )
    if typed.quoted and unclosed:
        return cursor
    return whole.end if whole.quoted == typed.quoted else None


def completed(text: str, start: int, end: int, completion: str) -> tuple[str, int]:
    """The text with `completion` in the place of its characters `start` to `end`, and where the
    cursor stands then. A space follows what is done; after a field's colon its value does."""
    after = text[end:]
    if not completion.endswith(":") and not after.startswith((" ", ")")):
        completion += " "
    return text[:start] + completion + after, start + len(completion)
