"""Pairs of near hashes among many, without comparing each with each: multi-index hashing
(M. Norouzi, A. Punjani, D. Fleet, "Fast Exact Search in Hamming Space with Multi-Index Hashing",
2012). Hashes that differ in r of 64 bits differ in at most r // 4 of one of their four quarters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Pairs = NDArray[np.int64]  # (n, 2): places in the hashes, the lower one first

_QUARTERS = 4
_QUARTER_BITS = 16
_VALUES = 1 << _QUARTER_BITS
_AT_ONCE = 1 << 20  # comparisons
MOST_IN_BUCKET = 64  # of the hashes of one quarter, as many near in order are compared with one


def near_pairs(hashes: Hashes, radius: int, new: NDArray[np.bool_] | None = None) -> Pairs:
    """Each pair of hashes that differ in at most `radius` bits, once, sorted; of `new` ones only
    where that is given: pairs in which at least one is new. Where very many hashes share a quarter
    pairs may be missing, so that the work stays in proportion to the hashes."""
    queries = np.arange(len(hashes)) if new is None else np.flatnonzero(new)
    found = [np.empty((0, 2), np.int64)]
    for quarter in range(_QUARTERS):
        for one, other in _sharing(hashes, queries, quarter, radius // _QUARTERS):
            near = (np.bitwise_count(hashes[one] ^ hashes[other]) <= radius) & (one != other)
            found.append(np.sort(np.stack([one[near], other[near]], axis=1), axis=1))
    return np.unique(np.concatenate(found), axis=0)


def _sharing(
    hashes: Hashes, queries: NDArray[np.int64], quarter: int, flips: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Places of a query and another hash of which a quarter differs in at most `flips` bits."""
    shift = np.uint64(quarter * _QUARTER_BITS)
    keys = ((hashes >> shift) & np.uint64(_VALUES - 1)).astype(np.int64)
    order = np.argsort(keys, kind="stable")
    ends = np.cumsum(np.bincount(keys, minlength=_VALUES))
    starts = np.concatenate([[0], ends[:-1]])
    own_rank = np.empty(len(keys), np.int64)
    own_rank[order] = np.arange(len(keys)) - starts[keys[order]]
    for mask in _masks(flips):
        wanted = keys[queries] ^ mask
        first, last = starts[wanted], ends[wanted]
        # A full bucket is looked at where the hash itself would stand in it.
        room = np.maximum(last - first - MOST_IN_BUCKET, 0)
        first = first + np.minimum(np.maximum(own_rank[queries] - MOST_IN_BUCKET // 2, 0), room)
        counts = np.minimum(last - first, MOST_IN_BUCKET)
        yield from _expanded(queries, order, first, counts)


def _expanded(
    queries: NDArray[np.int64],
    order: NDArray[np.int64],
    first: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for begin in range(0, len(queries), _AT_ONCE // MOST_IN_BUCKET):
        part = slice(begin, begin + _AT_ONCE // MOST_IN_BUCKET)
        count = counts[part]
        total = int(count.sum())
        if not total:
            continue
        within = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
        one = np.repeat(queries[part], count)
        other = order[np.repeat(first[part], count) + within]
        yield one, other


def _masks(flips: int) -> list[int]:
    """Every number with at most so many of 16 bits set."""
    return [
        sum(1 << bit for bit in bits)
        for count in range(flips + 1)
        for bits in combinations(range(_QUARTER_BITS), count)
    ]
