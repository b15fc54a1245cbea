"""When words need quotation marks to be read as they were meant."""

from __future__ import annotations

import re

# No operator, bracket or field, wherever it stands among others.
_PLAIN_WORD = re.compile(r'(?!or\Z)(?!-)(?!\+\Z)[^\s"():]+', re.IGNORECASE)
_PLAIN_VALUE = re.compile(r'[^\s"()]+')


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_plain_phrase(phrase: str) -> bool:
    """Of words that none is taken for anything else."""
    return all(map(_PLAIN_WORD.fullmatch, phrase.split(" ")))


def written_value(text: str) -> str:
    """What stands behind a field's colon."""
    return text if _PLAIN_VALUE.fullmatch(text) else quoted(text)
