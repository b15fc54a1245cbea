"""Where a word stands in a query's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from photo_sorter.core.plain_text import plain
from photo_sorter.core.query.tokens import Kind, Token

_RUN = re.compile(r"[^\W_]+")  # letters and digits


class WordPlace(NamedTuple):
    """Its characters `start` to `end`, and whether they stand within quotation marks."""

    start: int
    end: int
    quoted: bool


def place_of(word: str, text: str, tokens: Sequence[Token]) -> WordPlace | None:
    """Of the first word of the query's phrases that is `word` in plain letters; None where it
    is written as part of another."""
    for token in tokens:
        if token.kind not in (Kind.WORD, Kind.QUOTED, Kind.FOUND):
            continue
        for run in _RUN.finditer(text, token.start, token.end):
            if plain(run[0]) == word:
                return WordPlace(run.start(), run.end(), token.kind is Kind.QUOTED)
    return None
