"""How good answers are to "which of these descriptions fits?", on pictures of which it is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.fitting import shares_of

_SEED = 7
_LISTS = 500  # of each kind


@dataclass(frozen=True, slots=True)
class Lists:
    """Shares in 0..1 of lists of descriptions. `first`: the right one, where it is among them, is
    ranked first; `answered`: it is the answer; `refused`: where none is right, that is the answer.
    `calibration`: by how much the belief in an answer is off from how often it is right, on average
    over all lists, half of which hold the right one."""

    first: float
    answered: float
    refused: float
    calibration: float


def best_ranks(odds: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Of n pictures and t descriptions, both (n, t): how many wrong ones are ranked as high as the
    best right one, or higher; 0 is best."""
    own = np.where(right, odds, -np.inf).max(axis=1)
    ranks: NDArray[np.int64] = ((odds >= own[:, np.newaxis]) & ~right).sum(axis=1)
    return ranks


def of_lists(odds: NDArray[np.float64], right: NDArray[np.bool_], size: int) -> Lists:
    """What comes of lists of `size` descriptions, chosen by chance, the same at each run; of as
    many as there are where there are fewer. Pictures and descriptions as for `best_ranks`."""
    size = min(size, max(1, right.shape[1] - 1))
    with_right = [_answer(row, True) for row in chosen_lists(odds, right, size, holding=True)]
    without = [_answer(row, False) for row in chosen_lists(odds, right, size, holding=False)]
    answers = [*with_right, *without]
    if not with_right or not without:
        return Lists(0.0, 0.0, 0.0, 0.0)
    return Lists(
        first=float(np.mean([each.first for each in with_right])),
        answered=float(np.mean([each.is_right for each in with_right])),
        refused=float(np.mean([each.is_right for each in without])),
        calibration=_calibration(
            np.array([each.belief for each in answers]),
            np.array([each.is_right for each in answers]),
        ),
    )


def chosen_lists(
    odds: NDArray[np.float64], right: NDArray[np.bool_], size: int, *, holding: bool
) -> NDArray[np.float64]:
    """(l, size): the odds of so many descriptions of a picture; where lists are `holding` the right
    one it is the first, else none is right. Pictures for which too few are wrong are left out."""
    rng = np.random.default_rng((_SEED, size, int(holding)))
    found = []
    for _ in range(_LISTS):
        row = int(rng.integers(len(odds)))
        wrong, own = np.flatnonzero(~right[row]), np.flatnonzero(right[row])
        if len(wrong) < size or not len(own):
            continue
        chosen = rng.choice(wrong, size, replace=False)
        if holding:
            chosen[0] = rng.choice(own)
        found.append(odds[row, chosen])
    return np.array(found)


@dataclass(frozen=True, slots=True)
class _Answer:
    first: bool
    belief: float
    is_right: bool


def _answer(odds: NDArray[np.float64], holding: bool) -> _Answer:
    """The right one is the first, where the list is `holding` it."""
    shares, none = shares_of(odds)
    first = bool(odds[0] > odds[1:].max(initial=-np.inf))
    refused = none >= 0.5
    belief = none if refused else float(shares.max())
    return _Answer(first, belief, not refused and first if holding else refused)


def _calibration(belief: NDArray[np.float64], is_right: NDArray[np.bool_]) -> float:
    """The expected calibration error, over ten parts of the beliefs."""
    part = np.minimum((belief * 10).astype(int), 9)
    off = [
        abs(float(belief[part == each].mean()) - float(is_right[part == each].mean()))
        * float((part == each).mean())
        for each in np.unique(part)
    ]
    return float(sum(off))
