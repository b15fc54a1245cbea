"""Tells when a model says the same over and over."""

from __future__ import annotations

from collections.abc import Sequence

_TIMES = 3  # one behind the other; twice the same may be meant
_LONGEST = 8  # words that are looked at as one


def without_repeats(words: Sequence[object]) -> int | None:
    """How many of the words to keep where they end in the same words said `_TIMES` times: up to the
    end of the first time. None where they do not."""
    for length in range(1, min(_LONGEST, len(words) // _TIMES) + 1):
        said = words[-length:]
        times = 1
        while words[-(times + 1) * length : len(words) - times * length] == said:
            times += 1
            if times == _TIMES:
                return len(words) - (_TIMES - 1) * length
    return None
