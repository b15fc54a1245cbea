"""Finds the suspects of a review and what the photos like them are tagged."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.answers import Subject
from photo_sorter.core.asked import Suspect
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.review.suspect_words import nearest_tags


@dataclass(frozen=True, slots=True)
class Found:
    """`nearest` are the tags that the photos most like it share."""

    suspect: Suspect
    nearest: tuple[str, ...]


def find(library: Library, subject: Subject) -> list[Found]:
    """For a worker thread. Raises what `Review.suspects` does."""
    known: dict[PhotoId, tuple[str, ...]] = {}

    def tags_of(photo_id: PhotoId) -> tuple[str, ...]:
        if photo_id not in known:
            details = library.photos.details(photo_id)
            known[photo_id] = () if details is None else tuple(x.name for x in details.tags)
        return known[photo_id]

    return [
        Found(suspect, tuple(nearest_tags(map(tags_of, suspect.neighbours), subject.tag)))
        for suspect in library.review.suspects(subject)
    ]
