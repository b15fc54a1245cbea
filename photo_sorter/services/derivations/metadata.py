"""What files say of themselves, read again where a newer reader may read more of it.

Ingest gets it from the read that it needs anyway; photos that were ingested by an older reader are
read once more: not embedded, no thumbnail, and of most files the head alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from photo_sorter.core.derivation import METADATA, Derived, DerivedValue, FoundValue
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.events import EventBus, PhotosChanged, TagsChanged
from photo_sorter.core.photo import FileStamp, Location, Photo, PhotoId, PhotoMetadata
from photo_sorter.core.ports import Catalog, FileReader, FileRequest
from photo_sorter.core.taken import file_time
from photo_sorter.services.derivations.deriver import Deriver


class MetadataDeriver(Deriver):
    derivation = METADATA

    def __init__(self, catalog: Catalog, reader: FileReader, events: EventBus) -> None:
        self._catalog = catalog
        self._reader = reader
        self._events = events
        self._news = False

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        by_token = {int(x.id): x for x in locations if x.photo_id is not None}
        requests = [
            FileRequest(token, x.path, embed=False, metadata_only=True)
            for token, x in by_token.items()
        ]
        for result in self._reader.process_files(None, requests, cancelled):
            location = by_token[result.token]
            photo_id = location.photo_id
            if photo_id is None or not _same(result.stamp, location.stamp):
                continue  # the next scan sees the change
            if result.failure is None:
                yield Derived(photo_id, result.metadata)
            elif result.failure.kind is not FailureKind.UNREADABLE:
                yield Derived(photo_id)  # what was read of it before is all there is

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        """The picture stays as it was taken in: only the words are new."""
        photo = self._catalog.photos.get(photo_id)
        if photo is None or not isinstance(value, PhotoMetadata):
            return None
        before = photo.metadata
        read = replace(value, width=before.width, height=before.height, format=before.format)
        self._catalog.photos.replace(
            photo_id,
            photo.content_hash,
            photo.byte_size,
            read,
            _sort_time(photo, read),
            photo.colour,
            photo.pixels,
        )
        self._news = self._news or read != before
        return None

    def tell(self) -> None:
        if self._news:
            self._events.publish(PhotosChanged())
            self._events.publish(TagsChanged())
        self._news = False


def _same(one: FileStamp, other: FileStamp) -> bool:
    return (one.size, one.mtime_ns) == (other.size, other.mtime_ns)


def _sort_time(photo: Photo, read: PhotoMetadata) -> datetime:
    """As ingest chooses it; what the file does not date keeps the time that it has."""
    if read.taken_at is not None:
        return read.taken_at
    if photo.metadata.taken_at is None:
        return photo.sort_time
    times = [file_time(x.stamp.mtime_ns) for x in photo.locations]
    return min(times, default=photo.sort_time)
