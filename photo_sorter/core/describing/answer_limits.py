"""Where the answer of a model ends that does not end by itself: a model may say the same over and
over, or never stop."""

from __future__ import annotations

import re
from typing import Final

MOST_CHARACTERS: Final = 2_000
_ENOUGH = 3  # times the same in a row
_LEAST_LENGTH = 12  # characters that are said again and again, taken together
_LONGEST_PART = 240  # characters of what is said again
_CONTROL = re.compile(r"[^\S\n]+|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]+")


def plain(text: str) -> str:
    """Without control characters and marks that turn the direction of what follows; white space is
    single."""
    lines = (_CONTROL.sub(" ", line).strip() for line in text.splitlines())
    return re.sub(r" {2,}", " ", "\n".join(lines)).strip()


def without_repetition(text: str) -> str | None:
    """What was said before it began to be said again, once; None where nothing is said three times
    in a row at the end."""
    spaced = f" {text}"  # so that the first word is as the others
    for length in range(1, min(_LONGEST_PART, len(spaced) // _ENOUGH) + 1):
        part = spaced[-length:]
        needed = max(_ENOUGH, -(-_LEAST_LENGTH // length))
        if spaced.endswith(part * needed) and not part.isspace():
            end = len(spaced)
            while spaced.endswith(part, 0, end):
                end -= length
            return spaced[: end + length].strip()
    return None


def shortened(text: str) -> str:
    """At most `MOST_CHARACTERS`, ended at a word where there is one."""
    if len(text) <= MOST_CHARACTERS:
        return text
    cut = text[:MOST_CHARACTERS]
    words = cut.rpartition(" ")[0]
    return (words or cut).rstrip() + "…"
