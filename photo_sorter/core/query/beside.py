"""What stands beside a part of a query's text, and must be matched along with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photo_sorter.core.query.lexer import lex
from photo_sorter.core.query.tokens import Kind, Token

_STAND_IN = "x"  # a word in the place of the part, so that an "or" beside it stays one


def beside(text: str, start: int, end: int) -> str:
    """Of `a (b or c d) or e` that is `a d` for the part `c`: what stands in other alternatives
    does not count. `start` to `end` is where one token stands."""
    held = text[:start] + _STAND_IN + " " + text[end:]
    tokens, _ = lex(held)
    at = next(index for index, token in enumerate(tokens) if token.start == start)
    before = list(_on_one_side(tokens[:at][::-1], Kind.CLOSE, Kind.OPEN, Kind.MINUS))[::-1]
    after = _on_one_side(tokens[at + 1 :], Kind.OPEN, Kind.CLOSE, None)
    return _joined(held, [*before, *after])


def _on_one_side(
    tokens: Sequence[Token], opening: Kind, closing: Kind, sign: Kind | None
) -> Iterator[Token]:
    """The tokens of the part's own alternative, from it outwards. A bracket that is left gives
    way to the alternative around it; `sign` next to it, or to the part, is not what is beside."""
    depth, in_other, next_to = 0, False, True
    for token in tokens:
        of_part, next_to = next_to and token.kind is sign, False
        if token.kind is closing and depth == 0:
            in_other, next_to = False, True
            continue
        depth += (token.kind is opening) - (token.kind is closing)
        in_other = in_other or (token.kind is Kind.OR and depth == 0)
        if not in_other and not of_part:
            yield token


def _joined(text: str, tokens: Sequence[Token]) -> str:
    written, end = "", 0
    for token in tokens:
        written += " " if written and token.start != end else ""
        written += text[token.start : token.end]
        end = token.end
    return written
