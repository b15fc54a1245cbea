"""Pictures added to a search as examples, for and against."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.query.lexer import lex
from photo_sorter.core.query.nodes import And, Like, Not, Query
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.parser import parse
from photo_sorter.core.query.printer import to_text
from photo_sorter.core.query.tokens import Kind, Token

_LIKE, _LOOK = "like", "look"


def with_examples(text: str, pictures: Sequence[Like], *, less: bool = False) -> str:
    """The text of a search that also asks for more (or for `less`) like the pictures. What stands
    there stays as it was typed where that says the same. A picture is an example for or against:
    the last word counts."""
    asked = parse(text).query
    parts = asked.parts if isinstance(asked, And) else (asked,)
    named = {(type(each), each.picture) for each in pictures}
    kept = tuple(part for part in parts if _picture(part) not in named)
    added = tuple(Not(each) if less else each for each in pictures)
    wanted = normalised(And((*kept, *added)))
    as_typed = text.strip() if kept == parts else to_text(And(kept))
    joined = " ".join(filter(None, (as_typed, to_text(And(added)))))
    return joined if parse(joined).query == wanted else to_text(wanted)


def by_look(text: str) -> bool | None:
    """Whether the pictures that a search names are to have the same look; None where it names none,
    or some for their look and some for what they show."""
    fields = {token.field for token in _pictures(text)}
    return _LOOK in fields if len(fields) == 1 else None


def with_kind(text: str, *, look: bool) -> str:
    """The same search, as it was typed, each picture of which is asked for by its `look`, or by
    what it shows."""
    for token in reversed(_pictures(text)):
        end = token.start + len(token.field)
        text = f"{text[: token.start]}{_LOOK if look else _LIKE}{text[end:]}"
    return text


def _pictures(text: str) -> list[Token]:
    tokens, _ = lex(text)
    return [each for each in tokens if each.kind is Kind.FIELD and each.field in (_LIKE, _LOOK)]


def _picture(part: Query) -> object:
    inner = part.part if isinstance(part, Not) else part
    return (type(inner), inner.picture) if isinstance(inner, Like) else None
