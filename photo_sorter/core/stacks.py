"""Stacks: photos that a person sees as one item. The first of a stack, its cover, stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.photo import PhotoId

StackId = NewType("StackId", int)

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stack:
    """Two photos or more, the cover first. `id` is None of one that is yet to be made. `automatic`:
    nobody put them together but the program."""

    photo_ids: tuple[PhotoId, ...]
    id: StackId | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class StackState:
    """Of these photos: the stacks that they are in, and no others. `unstacked` are those that a
    person took out of one, so that the program puts them into none unasked."""

    photo_ids: tuple[PhotoId, ...]
    stacks: tuple[Stack, ...] = ()
    unstacked: tuple[PhotoId, ...] = ()


@dataclass(frozen=True, slots=True)
class StackPlace:
    """Where a photo stands in its stack: `number` counts from 1, the cover."""

    stack_id: StackId
    number: int
    photo_ids: tuple[PhotoId, ...]

    @property
    def count(self) -> int:
        return len(self.photo_ids)


def place_of(photo_id: PhotoId, stacks: Sequence[Stack]) -> StackPlace | None:
    """Of a photo among stacks that have ids; None where it is in none."""
    for stack in stacks:
        if photo_id in stack.photo_ids and stack.id is not None:
            return StackPlace(stack.id, stack.photo_ids.index(photo_id) + 1, stack.photo_ids)
    return None


@dataclass(frozen=True, slots=True, eq=False)
class StackedPhotos:
    """The m visible photos that are in stacks: ids ascending, the number of the stack of each, and
    its place there, which rises from the cover on."""

    photo_ids: NDArray[np.int64]
    stacks: NDArray[np.int64]
    places: NDArray[np.int64]


def no_stacks() -> StackedPhotos:
    none = np.zeros(0, np.int64)
    return StackedPhotos(none, none, none)


@dataclass(frozen=True, slots=True)
class Opened:
    """Which stacks are open: these, or with `others` all but these."""

    stacks: frozenset[int] = frozenset()
    others: bool = False

    def __contains__(self, stack: int) -> bool:
        return (stack in self.stacks) is not self.others

    def turned(self, stack: int) -> Opened:
        """With this one closed where it is open, and else open."""
        return Opened(self.stacks ^ {stack}, self.others)

    def among(self, stacks: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Bool (m,) of the stacks (m,)."""
        named = np.isin(stacks, np.fromiter(self.stacks, np.int64, len(self.stacks)))
        opened: NDArray[np.bool_] = named != self.others
        return opened


CLOSED = Opened()  # every stack


@dataclass(frozen=True, slots=True, eq=False)
class Piled:
    """n listed photos with their stacks put together: k rows are in sight. `rows` (k,) are their
    places among the n; `anchors` (k,) those of the first of their stacks, else their own. `counts`
    (k,): at the first of a stack, how many of it are listed; 0 at all others. `stacks` (k,) number
    the stack, 0 for none, and `opened` (k,) says whether that is open. `hidden` (h,) are the places
    of what lies beneath, and `above` (h,) the row in sight that stands for it."""

    rows: Rows
    anchors: Rows
    counts: NDArray[np.int64]
    stacks: NDArray[np.int64]
    opened: NDArray[np.bool_]
    hidden: Rows
    above: Rows

    def whole(self, chosen: Rows) -> Rows:
        """Places among the n of rows in sight (c,), ascending, each followed by what lies
        beneath it."""
        beneath = np.isin(self.above, chosen)
        rows = np.concatenate([chosen, self.above[beneath]])
        places = np.concatenate([self.rows[chosen], self.hidden[beneath]])
        found: Rows = places[np.argsort(rows, kind="stable")]
        return found


def _sparse(count: int, at: Rows, values: NDArray[np.int64]) -> NDArray[np.int64]:
    filled = np.zeros(count, np.int64)
    filled[at] = values
    return filled


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """The listed photos of stacks that have two or more listed: rows by stack, the first of each
    first."""

    rows: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    stacks: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    firsts: Rows = field(default_factory=lambda: np.zeros(0, np.int64))  # of each row's stack
    sizes: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))


def pile(ids: Rows, stacked: StackedPhotos, opened: Opened, *, ranked: bool) -> Piled:
    """Put listed photos (n,) of one stack together where the first of them is: the cover, or the
    best of an answer that is `ranked`. What is not first is left out, or follows it where the
    stack is open."""
    groups = _grouped(ids, stacked, ranked=ranked)
    is_first = groups.rows == groups.firsts
    is_open = opened.among(groups.stacks)
    alone = np.ones(len(ids), np.bool_)
    alone[groups.rows[~is_first]] = False
    kept = np.flatnonzero(alone)
    followers, leaders = groups.rows[~is_first & is_open], groups.firsts[~is_first & is_open]
    # As `np.insert` of each behind its leader, which would sort for the rows and for the anchors.
    order = np.argsort((leaders << 32) | np.arange(len(leaders)))
    behind = np.cumsum(alone)[leaders[order]] + np.arange(len(leaders))
    stays = np.ones(len(kept) + len(behind), np.bool_)
    stays[behind] = False
    rows, anchors = np.empty(len(stays), np.int64), np.empty(len(stays), np.int64)
    rows[stays], rows[behind] = kept, followers[order]
    anchors[stays], anchors[behind] = kept, leaders[order]
    at = np.zeros(len(ids), np.int64)  # rows in sight by places among the n
    at[rows] = np.arange(len(rows))
    seen = is_first | is_open
    count = len(rows)
    return Piled(
        rows,
        anchors,
        _sparse(count, at[groups.rows[is_first]], groups.sizes[is_first]),
        _sparse(count, at[groups.rows[seen]], groups.stacks[seen]),
        _sparse(count, at[groups.rows[is_open]], groups.sizes[is_open]) > 0,
        groups.rows[~seen],
        at[groups.firsts[~seen]],
    )


def _grouped(ids: Rows, stacked: StackedPhotos, *, ranked: bool) -> _Groups:
    if not len(stacked.photo_ids):
        return _Groups()
    # Ids are given one after the other, so that an array leads from them to the stacked photos: a
    # quarter of what searching them and sorting by two keys takes.
    last = int(stacked.photo_ids[-1])
    known_of = np.full(last + 2, -1, np.int64)
    known_of[stacked.photo_ids] = np.arange(len(stacked.photo_ids))
    known = known_of[np.minimum(ids, last + 1)]
    rows = np.flatnonzero(known >= 0)
    known = known[rows]
    stacks = stacked.stacks[known]
    order = np.argsort((stacks << 32) | (rows if ranked else stacked.places[known]))
    rows, stacks = rows[order], stacks[order]
    if not len(rows):
        return _Groups()
    begins = np.flatnonzero(np.concatenate([[True], np.diff(stacks) != 0]))
    lengths = np.diff(np.append(begins, len(rows)))
    sizes = np.repeat(lengths, lengths)
    firsts = np.repeat(rows[begins], lengths)
    several = sizes > 1
    return _Groups(rows[several], stacks[several], firsts[several], sizes[several])
