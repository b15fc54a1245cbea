"""Groups of photos that belong together, with a proposal for each."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.duplicates.asking import still_asked
from photo_sorter.core.duplicates.bursts import is_bracket
from photo_sorter.core.duplicates.keeping import Candidate, best_first
from photo_sorter.core.duplicates.kinds import Decided, DuplicateGroup, Kind, Member, Reason
from photo_sorter.core.operations import Compound
from photo_sorter.core.photo import LocationState, Photo, PhotoId, PhotoMetadata
from photo_sorter.core.ports import Catalog
from photo_sorter.core.rating import Rating
from photo_sorter.services.duplicates.finder import Cancelled, GroupFinder
from photo_sorter.services.duplicates.removing import removal

_AT_ONCE = 500  # groups


class Duplicates:
    """Every method may be called from any thread, and blocks: the first time for as long as
    comparing all photos takes."""

    def __init__(self, catalog: Catalog, finder: GroupFinder) -> None:
        self._catalog = catalog
        self._finder = finder

    def groups(self, kind: Kind, cancelled: Cancelled = lambda: False) -> list[DuplicateGroup]:
        """Those that a person is still to be asked of, by their first photos."""
        decided = [each for each in self._catalog.duplicates.decided() if each.kind is kind]
        found = self._finder.find(kind, cancelled)
        groups: list[DuplicateGroup] = []
        for begin in range(0, len(found), _AT_ONCE):
            groups += self._described(kind, found[begin : begin + _AT_ONCE], decided)
        return groups

    def removal(self, group: DuplicateGroup, keep: Member | None = None) -> Compound:
        """What leaves one file of a group, the proposed one without `keep`: all that was said of
        the others is said of its photo, and their files go to the trash."""
        return removal(self._catalog, group, keep or group.members[0])

    def best_of(self, photo_ids: Sequence[PhotoId]) -> tuple[PhotoId, Reason] | None:
        """Which of photos of one thing is proposed to stay, and why; None of fewer than two that
        are there."""
        photos = self._catalog.photos.get_many(photo_ids)
        if len(photos) < 2:
            return None
        ratings = self._catalog.ratings.of(list(photos))
        sharpness = self._catalog.derived.values("fingerprint", list(photos))
        order, reason = best_first(
            Kind.BURST,
            [
                _candidate(photo, ratings.get(i, Rating()), float(sharpness.get(i, 0.0)))
                for i, photo in photos.items()
            ],
        )
        return order[0], reason

    def _described(
        self, kind: Kind, found: Sequence[tuple[PhotoId, ...]], decided: Sequence[Decided]
    ) -> list[DuplicateGroup]:
        ids = [photo_id for group in found for photo_id in group]
        photos = self._catalog.photos.get_many(ids)
        ratings = self._catalog.ratings.of(ids)
        sharpness = self._catalog.derived.values("fingerprint", ids)
        bracketed = self._bracketed(found) if kind is Kind.BURST else set()
        groups = []
        for group in found:
            asked = still_asked(group, decided)
            if asked is None or any(photo_id not in photos for photo_id in group):
                continue
            order, reason = list(group), Reason.FIRST
            if len(group) > 1:
                order, reason = best_first(
                    kind,
                    [
                        _candidate(
                            photos[i], ratings.get(i, Rating()), float(sharpness.get(i, 0.0))
                        )
                        for i in group
                    ],
                )
            verdict, fresh = asked
            members = tuple(
                Member(i, path, i in fresh)
                for i in order
                for path in _paths(photos[i], every=kind is Kind.COPIED)
            )
            if len(members) > 1:
                groups.append(DuplicateGroup(kind, members, reason, verdict, group in bracketed))
        return groups

    def _bracketed(self, found: Sequence[tuple[PhotoId, ...]]) -> set[tuple[PhotoId, ...]]:
        shots = self._catalog.duplicates.shots()
        places = {photo_id: place for place, photo_id in enumerate(shots.photo_ids.tolist())}
        return {
            group
            for group in found
            if is_bracket(shots.exposures[[places[i] for i in group if i in places]])
        }


def _paths(photo: Photo, *, every: bool) -> list[str]:
    """Of its files: all, the shortest first, or the one that stands for it."""
    paths = [x.path for x in photo.locations if x.state is LocationState.READY]
    paths.sort(key=lambda path: (len(path), path))
    return paths if every else paths[:1]


def _candidate(photo: Photo, rating: Rating, sharpness: float) -> Candidate:
    metadata = photo.metadata
    return Candidate(
        photo.id,
        rating,
        metadata.width * metadata.height,
        metadata.format,
        sharpness,
        _said(metadata),
        photo.byte_size,
    )


def _said(metadata: PhotoMetadata) -> int:
    """How much the file says of itself."""
    return sum(
        bool(each)
        for each in (
            metadata.taken_at,
            metadata.camera,
            metadata.lens,
            metadata.exposure,
            metadata.iso,
            metadata.latitude is not None,
            metadata.keywords,
            metadata.title,
            metadata.description,
            metadata.copyright,
            metadata.creator,
        )
    )
