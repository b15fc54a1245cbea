"""What is known of a group: its photos in sight, all ratings, and which one is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from photo_sorter.core.duplicates.kinds import Reason
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import Rating
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library


@dataclass(frozen=True, slots=True)
class Known:
    """`gone` are photos in sight of which no file is there any more."""

    details: dict[PhotoId, PhotoDetails] = field(default_factory=dict)
    ratings: dict[PhotoId, Rating] = field(default_factory=dict)
    best: PhotoId | None = None
    reason: Reason = Reason.FIRST
    gone: frozenset[PhotoId] = frozenset()


def learn(library: Library, group: Sequence[PhotoId], in_sight: Sequence[PhotoId]) -> Known:
    """On a worker."""
    found = {each: library.photos.details(each) for each in in_sight}
    there = {each: known for each, known in found.items() if known is not None and known.paths}
    best, reason = library.duplicates.best_of(group) or (None, Reason.FIRST)
    return Known(
        there,
        library.photos.ratings(group),
        best,
        reason,
        frozenset(each for each in in_sight if each not in there),
    )
