"""Which of the sidebar's lines show, of places that lie below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from photo_sorter.ui.places.place_type import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """`is_open`: whether what lies below is shown; None where nothing does. Without an entry it
    stands for `left_out` others."""

    entry: Entry | None
    is_open: bool | None = None
    left_out: int = 0


def first_tops(entries: Sequence[Entry], most: int) -> Sequence[Entry]:
    """So many that lie below no other, with all that lies below them."""
    tops = 0
    for at, entry in enumerate(entries):
        tops += entry.depth == 0
        if tops > most:
            return entries[:at]
    return entries


def lines_of(entries: Sequence[Entry], unfolded: Set[str], most: int) -> Iterator[Line]:
    """Entries are in the order of the tree; `unfolded` are their titles. Below one at most `most`
    are shown."""
    hidden_from: int | None = None  # a depth
    counts: list[int] = []  # of the lines shown at each depth, below the present one
    for at, entry in enumerate(entries):
        if hidden_from is not None and entry.depth >= hidden_from:
            continue
        hidden_from = None
        del counts[entry.depth + 1 :]
        counts += [0] * (entry.depth + 1 - len(counts))
        if entry.depth and counts[entry.depth] == most:
            hidden_from = entry.depth
            yield Line(None, left_out=_siblings(entries, at))
            continue
        counts[entry.depth] += 1
        has_below = at + 1 < len(entries) and entries[at + 1].depth > entry.depth
        is_open = entry.text in unfolded if has_below else None
        if is_open is False:
            hidden_from = entry.depth + 1
        yield Line(entry, is_open)


def _siblings(entries: Sequence[Entry], start: int) -> int:
    """From that one on."""
    depth, count = entries[start].depth, 0
    for entry in entries[start:]:
        if entry.depth < depth:
            break
        count += entry.depth == depth
    return count
