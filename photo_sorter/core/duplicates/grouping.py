"""Groups in which each belongs together with each: there are no chains, in which the first and the
last have nothing in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def groups(pairs: NDArray[np.int64], weights: NDArray[np.float64]) -> list[tuple[int, ...]]:
    """Groups of two and more out of pairs (n, 2) of ids, each id in at most one, ascending. The
    weightiest pairs are joined first, and two groups where all of the one are paired with all of
    the other (complete linkage)."""
    beside: dict[int, set[int]] = {}
    for one, other in pairs.tolist():
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    group_of = {each: {each} for each in beside}
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -weights))
    for one, other in pairs[order].tolist():
        first, second = group_of[one], group_of[other]
        if first is second or not all(second <= beside[each] for each in first):
            continue
        first |= second
        for each in second:
            group_of[each] = first
    found = {min(group): tuple(sorted(group)) for group in group_of.values() if len(group) > 1}
    return [found[first] for first in sorted(found)]
