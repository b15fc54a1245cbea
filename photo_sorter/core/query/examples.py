"""Pictures added to a search as examples, for and against."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.query.nodes import And, Like, Not, Query
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.parser import parse
from photo_sorter.core.query.printer import to_text


def with_examples(text: str, pictures: Sequence[Like], *, less: bool = False) -> str:
    """The text of a search that also asks for more (or for `less`) like the pictures. What stands
    there stays as it was typed where that says the same. A picture is an example for or against:
    the last word counts."""
    asked = parse(text).query
    parts = asked.parts if isinstance(asked, And) else (asked,)
    named = {each.picture for each in pictures}
    kept = tuple(part for part in parts if _picture(part) not in named)
    added = tuple(Not(each) if less else each for each in pictures)
    wanted = normalised(And((*kept, *added)))
    as_typed = text.strip() if kept == parts else to_text(And(kept))
    joined = " ".join(filter(None, (as_typed, to_text(And(added)))))
    return joined if parse(joined).query == wanted else to_text(wanted)


def _picture(part: Query) -> object:
    inner = part.part if isinstance(part, Not) else part
    return inner.picture if isinstance(inner, Like) else None
