"""What is known of the photos of groups, and the groups made of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from photo_sorter.core.derivation import DerivedValue
from photo_sorter.core.duplicates.asking import Asked
from photo_sorter.core.duplicates.keeping import Candidate, best_first
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Facts, Kind, Member, Reason
from photo_sorter.core.photo import (
    FilePath,
    FolderId,
    Location,
    LocationState,
    Photo,
    PhotoId,
    PhotoMetadata,
)
from photo_sorter.core.rating import Rating

# Of a group's photos and files: what was said of it.
AskedOf = Callable[[Sequence[PhotoId], Sequence[FilePath]], Asked]


@dataclass(frozen=True, slots=True)
class GroupPhotos:
    """What is known of the photos of some groups."""

    photos: Mapping[PhotoId, Photo]
    ratings: Mapping[PhotoId, Rating]
    sharpness: Mapping[PhotoId, DerivedValue]
    online: Collection[FolderId]

    def group(
        self,
        kind: Kind,
        ids: Sequence[PhotoId],
        bracket: bool,
        asked: AskedOf,
    ) -> DuplicateGroup | None:
        """None where nothing is to be asked."""
        if any(photo_id not in self.photos for photo_id in ids):
            return None
        order, reason = self.best_first(kind, ids)
        files = [
            (photo_id, location)
            for photo_id in order
            for location in _files(self.photos[photo_id], every=kind is Kind.COPIED)
        ]
        said = asked(ids, [location.path for _, location in files])
        if said is None or len(files) < 2:
            return None
        verdict, fresh = said
        members = tuple(
            Member(
                photo_id,
                location.path,
                photo_id in fresh or location.path in fresh,
                self._facts(photo_id, away=location.folder_id not in self.online),
            )
            for photo_id, location in files
        )
        return DuplicateGroup(kind, members, reason, verdict, bracket)

    def best_first(self, kind: Kind, ids: Sequence[PhotoId]) -> tuple[list[PhotoId], Reason]:
        """One photo or more, in the order in which they are proposed to stay, and why the first
        one is."""
        if len(ids) < 2:
            return list(ids), Reason.FIRST
        return best_first(kind, [self._candidate(photo_id) for photo_id in ids])

    def _rating(self, photo_id: PhotoId) -> Rating:
        return self.ratings.get(photo_id, Rating())

    def _sharpness(self, photo_id: PhotoId) -> float:
        return float(self.sharpness.get(photo_id, 0.0))

    def _candidate(self, photo_id: PhotoId) -> Candidate:
        photo = self.photos[photo_id]
        return Candidate(
            photo_id,
            self._rating(photo_id),
            photo.metadata.width * photo.metadata.height,
            photo.metadata.format,
            self._sharpness(photo_id),
            _said(photo.metadata),
            photo.byte_size,
        )

    def _facts(self, photo_id: PhotoId, *, away: bool) -> Facts:
        photo = self.photos[photo_id]
        return Facts(
            photo.byte_size,
            photo.metadata.format,
            photo.metadata.width,
            photo.metadata.height,
            self._sharpness(photo_id),
            photo.metadata.date_taken,
            self._rating(photo_id),
            away,
        )


def _files(photo: Photo, *, every: bool) -> list[Location]:
    """Of its files: all, the shortest path first, or the one that stands for it."""
    files = [x for x in photo.locations if x.state is LocationState.READY]
    files.sort(key=lambda file: (len(file.path), file.path))
    return files if every else files[:1]


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
