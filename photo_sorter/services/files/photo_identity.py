"""Which photo a file holds whose bytes have changed; see `core.content_change`."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.content_change import Content, ContentChange, content_change
from photo_sorter.core.embedding import EmbeddingSpace
from photo_sorter.core.photo import Location, Photo, PhotoContent, PhotoId, PhotoMetadata
from photo_sorter.core.ports import Catalog
from photo_sorter.core.taken import TakenSource

_NOT_THE_CAMERAS = (TakenSource.SIDECAR, TakenSource.NAME, TakenSource.MODIFIED)


class PhotoIdentity:
    """Keeps a photo's id, marks and albums while its content changes. What it writes belongs into
    the transaction that attaches the file."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def known_pixels(
        self, locations: Sequence[Location], space: EmbeddingSpace
    ) -> dict[PhotoId, str]:
        """Of photos whose files are read again, the pixels that have a vector already."""
        photo_ids = [x.before for x in locations if x.before is not None]
        return self._catalog.photos.embedded_pixels(photo_ids, space.key) if photo_ids else {}

    def contents(self, locations: Sequence[Location]) -> dict[PhotoId, str]:
        """The content hashes of the photos that the files held."""
        photo_ids = [x.before for x in locations if x.before is not None]
        return self._catalog.photos.content_hashes(photo_ids) if photo_ids else {}

    def follow(
        self, location: Location, content: PhotoContent, likeness: float | None
    ) -> PhotoId | None:
        """The photo that the file at `location` still is, with the content that was read, which is
        so like the one before; None where it holds another picture. Where other files hold the
        photo's old content, the photo splits: this file becomes a photo of its own with the same
        marks."""
        before = self._photo_of(location)
        if before is None:
            return None
        after = _content_of(content.pixels, content.metadata)
        change = content_change(_content(before), after, likeness)
        if change is ContentChange.ANOTHER:
            return None
        photos = self._catalog.photos
        if _has_others(before, location):
            photo_id = photos.add(*content)
            photos.copy_marks(before.id, photo_id)
            if change is ContentChange.SAME_PIXELS:
                self._catalog.vectors.copy(before.id, photo_id)
            return photo_id
        photos.replace(before.id, *content)
        if change is ContentChange.EDITED:
            self._catalog.vectors.forget(before.id)
        return before.id

    def meet(self, location: Location, photo_id: PhotoId, likeness: float | None) -> None:
        """A file that held a photo holds now what another photo is, as where the edit of one of
        two copies is taken back: what a person said of the one is said of the other, too."""
        before = self._photo_of(location)
        if before is None or before.id == photo_id or _has_others(before, location):
            return
        after = self._catalog.photos.get(photo_id)
        if after is None:
            return
        change = content_change(_content(before), _content(after), likeness)
        if change is not ContentChange.ANOTHER:
            self._catalog.photos.copy_marks(before.id, photo_id)

    def _photo_of(self, location: Location) -> Photo | None:
        return None if location.before is None else self._catalog.photos.get(location.before)


def _content(photo: Photo) -> Content:
    return _content_of(photo.pixels, photo.metadata)


def _content_of(pixels: str, metadata: PhotoMetadata) -> Content:
    """To the second, which is all that is known of photos that were taken in long ago. A date from
    the file's name, a sidecar or an edit is not the camera's, whatever picture the file holds."""
    taken = None if metadata.taken_source in _NOT_THE_CAMERAS else metadata.taken_at
    return Content(pixels, taken and taken.replace(microsecond=0), metadata.camera)


def _has_others(photo: Photo, location: Location) -> bool:
    return any(other.id != location.id for other in photo.locations)
