"""Answers that are given at once, and how they change the counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from photo_sorter.core.asked import Asked, ReviewState
from photo_sorter.core.changes import ChangeId
from photo_sorter.core.photo import PhotoId


@dataclass(frozen=True, slots=True)
class Given:
    """Yes, no and skipped, by photo. `asked` are all of them as they were asked, in order."""

    yes: tuple[PhotoId, ...] = ()
    no: tuple[PhotoId, ...] = ()
    skipped: tuple[PhotoId, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def ids(self) -> frozenset[PhotoId]:
        return frozenset((*self.yes, *self.no, *self.skipped))


@dataclass(slots=True, eq=False)
class Batch:
    """`change` is the journal's entry, once there is one. Only the lane writes it."""

    given: Given
    change: ChangeId | None = None


def counted(state: ReviewState, given: Given, sign: int = 1) -> ReviewState:
    """With those answers, or (-1) without them; until the library has counted anew."""
    yes, no, skipped = (sign * len(x) for x in (given.yes, given.no, given.skipped))
    return replace(
        state,
        yes=max(0, state.yes + yes),
        no=max(0, state.no + no),
        skipped=max(0, state.skipped + skipped),
        left=max(0, state.left - yes - no),
    )
