"""Which photos of a sheet are marked yes or no: no widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from photo_sorter.core.asked import Asked
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.review.batch import Given


class Mark(Enum):
    YES = "yes"
    NO = "no"


class Marks:
    """By place on the sheet; what is not marked is left open."""

    def __init__(self, asked: Sequence[Asked] = (), marked: Mark | None = None) -> None:
        """All are `marked` so to begin with."""
        self.asked = tuple(asked)
        self._marks: dict[int, Mark] = {}
        self._base: Mapping[int, Mark] = {}
        if marked is not None:
            self._marks = dict.fromkeys(range(len(self.asked)), marked)

    def __len__(self) -> int:
        return len(self.asked)

    def of(self, place: int) -> Mark | None:
        return self._marks.get(place)

    def count(self, mark: Mark) -> int:
        return sum(found is mark for found in self._marks.values())

    def set(self, place: int, mark: Mark | None) -> None:
        if mark is None:
            self._marks.pop(place, None)
        else:
            self._marks[place] = mark

    def click(self, place: int, mark: Mark) -> None:
        """A second click takes the first one back, whichever mark that made."""
        clears = self.of(place) is mark or (mark is Mark.YES and self.of(place) is not None)
        self.set(place, None if clears else mark)

    def take_over(self, before: Marks) -> None:
        """The marks of photos that were there before."""
        known = {x.photo_id: before.of(at) for at, x in enumerate(before.asked)}
        for place, asked in enumerate(self.asked):
            self.set(place, known.get(asked.photo_id))

    def begin_band(self) -> None:
        self._base = dict(self._marks)

    def band(self, places: Iterable[int], mark: Mark) -> None:
        """The rubber band touches these now; what it left is as before."""
        self._marks = {**self._base, **dict.fromkeys(places, mark)}

    def restore(self, given: Given) -> None:
        """Mark the photos as they were answered."""
        for place, asked in enumerate(self.asked):
            if asked.photo_id in given.yes:
                self.set(place, Mark.YES)
            elif asked.photo_id in given.no:
                self.set(place, Mark.NO)

    def given(self, *, skip: bool) -> Given:
        """The answers; with `skip` what is not marked is skipped."""
        yes, no, rest = (self._ids(mark) for mark in (Mark.YES, Mark.NO, None))
        skipped = rest if skip else ()
        done = {*yes, *no, *skipped}
        return Given(yes, no, skipped, tuple(x for x in self.asked if x.photo_id in done))

    def _ids(self, mark: Mark | None) -> tuple[PhotoId, ...]:
        return tuple(x.photo_id for at, x in enumerate(self.asked) if self.of(at) is mark)
