"""Makes a person's word of what was changed in files, in the terms of operations."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.operations import RestoreDetails, RestoreRatings, RestoreTag
from photo_sorter.core.person_details import PersonDetails, details_of
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, TagMark
from photo_sorter.core.rating import PersonRating
from photo_sorter.services.sidecars.looking import Look

Taken = tuple[RestoreTag | RestoreRatings | RestoreDetails, ...]


def taken_from(looks: Sequence[Look]) -> Taken:
    """What a person counts as having said now that they did not. Of a photo with several files the
    first that was changed counts; the next look takes from the others."""
    tags: dict[tuple[str, bool], list[PhotoId]] = {}
    ratings: list[PersonRating] = []
    details: list[PersonDetails] = []
    done: set[PhotoId] = set()
    for look in looks:
        before, after, photo_id = look.said, look.taken, look.photo_id
        if before == after or photo_id in done:
            continue
        done.add(photo_id)
        for word in after.refused:
            if word not in before.refused:
                tags.setdefault((word, True), []).append(photo_id)
        for word in before.refused:
            if word not in after.refused:  # the file's own word counts again
                tags.setdefault((word, False), []).append(photo_id)
        said = person_rating(photo_id, after)
        if said != person_rating(photo_id, before):
            ratings.append(said)
        if after.details != before.details:
            details.append(details_of(photo_id, after.details))
    taken: list[RestoreTag | RestoreRatings | RestoreDetails] = [
        RestoreTag(tuple(ids), word, tuple(_refusal(i, word) for i in ids) if refused else ())
        for (word, refused), ids in tags.items()
    ]
    if ratings:
        taken.append(RestoreRatings(tuple(ratings)))
    if details:
        taken.append(RestoreDetails(tuple(each.photo_id for each in details), tuple(details)))
    return tuple(taken)


def take(catalog: Catalog, taken: Taken) -> None:
    """Belongs into a transaction."""
    for each in taken:
        match each:
            case RestoreTag():
                catalog.tags.restore(each.photo_ids, each.name, each.marks)
            case RestoreRatings():
                catalog.ratings.restore(each.said)
            case RestoreDetails():
                catalog.details.restore(each.photo_ids, each.said)


def person_rating(photo_id: PhotoId, said: PersonSaid) -> PersonRating:
    return PersonRating(photo_id, said.stars, said.favourite, said.rejected, said.label)


def _refusal(photo_id: PhotoId, word: str) -> TagMark:
    return TagMark(photo_id, word, "", True, False, 1.0)
