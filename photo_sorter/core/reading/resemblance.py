"""What of a text other pictures of the same kind have in common with it: the name of a shop, a
title, a sentence; not its dates and prices."""

from __future__ import annotations

import re

from photo_sorter.core.reading.lines import PageText

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOKEN = re.compile(r"\S+")
_LETTERS = 6  # that a run of words has at least
_MOST_WORDS = 6
_MOST = 3


def telling(page: PageText) -> tuple[str, ...]:
    """Up to three runs of words, those with most letters, as they stand in the picture."""
    runs: dict[str, int] = {}
    for row in page.rows:
        for run in _runs(" ".join(line.text for line in row)):
            some = run[:_MOST_WORDS]
            letters = sum(len(word) for word in some)
            if letters >= _LETTERS:
                runs.setdefault(" ".join(some), letters)
    return tuple(sorted(runs, key=lambda run: -runs[run])[:_MOST])


def _runs(text: str) -> list[list[str]]:
    """Words that follow each other without a number among them."""
    found: list[list[str]] = [[]]
    for token in _TOKEN.findall(text):
        words = _WORD.findall(token)
        if any(map(str.isdigit, token)):
            found.append([])
        else:
            found[-1] += words
    return [run for run in found if run]
