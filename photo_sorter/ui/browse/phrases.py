"""What of a search can be seen in a picture."""

from __future__ import annotations

from collections.abc import Iterator

from photo_sorter.core.query import And, Or, Query, Text, normalised


def phrases_of(asked: Query) -> tuple[str, ...]:
    """The phrases that a photo is to show, each once."""
    return tuple(dict.fromkeys(_wanted(normalised(asked))))


def _wanted(query: Query) -> Iterator[str]:
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _wanted(part)
    elif isinstance(query, Text):
        yield query.phrase
