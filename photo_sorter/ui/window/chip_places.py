"""Where the filters of a search stand in the field while somebody goes on typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from photo_sorter.core.sentences import Chip


def placed(chips: Sequence[Chip], offset: int) -> tuple[Chip, ...]:
    """The same, `offset` characters further on."""
    return tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in chips)


def moved(chips: Sequence[Chip], before: str, after: str) -> tuple[Chip, ...]:
    """Those that an edit from `before` to `after` left as they are, where they stand now. What
    touches the edit may mean something else by now and is none until it is read again."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    behind = len(before) - tail  # where what follows the edit begins
    by = len(after) - len(before)
    kept = []
    for chip in chips:
        if chip.end < head or (chip.end == head and after[head : head + 1] in ("", " ")):
            kept.append(chip)
        elif chip.start >= behind and (chip.start + by == 0 or after[chip.start + by - 1] == " "):
            kept.append(replace(chip, start=chip.start + by, end=chip.end + by))
    return tuple(kept)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def chip_before(chips: Sequence[Chip], text: str, position: int) -> Chip | None:
    """The one that ends at the cursor, or that spaces alone part from it."""
    end = len(text[:position].rstrip())
    return next((c for c in chips if c.end == end and c.end <= position), None)


def chip_behind(chips: Sequence[Chip], text: str, position: int) -> Chip | None:
    """The one that begins at the cursor, or that spaces alone part from it."""
    start = len(text) - len(text[position:].lstrip())
    return next((c for c in chips if c.start == start), None)
