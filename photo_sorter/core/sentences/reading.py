"""Reads the text of a search as a person means it: the field language, and plain words among
which whole expressions are filters ("from last summer", "ohne Menschen"). It never fails."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.query.lexer import lex
from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import And, Or, Query, Text
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.parser import parse_tokens
from photo_sorter.core.query.printer import to_text
from photo_sorter.core.query.problems import QueryError, QueryProblem
from photo_sorter.core.query.quoting import written_value
from photo_sorter.core.query.tokens import Token
from photo_sorter.core.sentences.chips import Chip, chips_of
from photo_sorter.core.sentences.found import Unknown
from photo_sorter.core.sentences.segments import with_filters


@dataclass(frozen=True, slots=True)
class Reading:
    """`errors` are of the field language. `unknown` are expressions that look like a filter, but
    name what the library lacks; they filter nothing and are kept from the model. All are in the
    order of the text."""

    query: Query
    tokens: tuple[Token, ...]
    errors: tuple[QueryError, ...]
    chips: tuple[Chip, ...]
    unknown: tuple[QueryError, ...]

    @property
    def text(self) -> str:
        """What the model looks for; phrases that stand by themselves have a + between them."""
        return " + ".join(_phrases(self.query))


def read(text: str, names: Names) -> Reading:
    """What the text asks for. From any thread."""
    tokens, errors = lex(text)
    tokens, unknown = with_filters(text, tokens, names)
    parsed = parse_tokens(tokens, errors, names)
    return Reading(
        parsed.query,
        tokens,
        parsed.errors,
        chips_of(text, tokens),
        tuple(_not_there(part, names) for part in unknown),
    )


def written(query: Query, names: Names) -> str:
    """The text that is read to this query. Where words alone would be taken for a filter, every
    phrase stands in quotes."""
    text = to_text(query)
    if read(text, names).query == normalised(query):
        return text
    return to_text(query, all_quoted=True)


def _not_there(part: Unknown, names: Names) -> QueryError:
    near = names.nearest(part.field, part.name)
    suggestion = f"{part.field}:{written_value(near)}" if near else ""
    what = QueryProblem.UNKNOWN_NAME
    return QueryError(part.start, part.end, what, part.field, part.name, suggestion)


def _phrases(query: Query) -> list[str]:
    if isinstance(query, Text):
        return [query.phrase]
    if isinstance(query, And | Or):
        return [phrase for part in query.parts for phrase in _phrases(part)]
    return []
