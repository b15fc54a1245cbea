"""Puts photos into a catalog the way ingest does, in one line a photo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.photo import FileStamp, FolderId, LocationId, PhotoId, PhotoMetadata

SPACE = EmbeddingSpace(SpaceKey("tiny@1"), "tiny", 4)


def stamp(number: int = 1) -> FileStamp:
    return FileStamp(size=100 + number, mtime_ns=number, inode=number, device=1)


def vector(number: int) -> Vectors:
    return normalise(np.array([1, number, number % 3, 1], dtype=np.float32))


@dataclass
class Shelf:
    catalog: SqliteCatalog
    folder: FolderId

    def place(self, path: str, number: int = 1, folder: FolderId | None = None) -> LocationId:
        """A pending file."""
        self.catalog.locations.mark_pending(folder or self.folder, [(path, stamp(number))])
        location = self.catalog.locations.find(path)
        assert location is not None
        return location.id

    def photo(
        self,
        path: str,
        content: str | None = None,
        *,
        time: datetime = datetime(2020, 1, 1),
        metadata: PhotoMetadata | None = None,
        colour: int = 0x102030,
        folder: FolderId | None = None,
        embedded: bool = True,
    ) -> PhotoId:
        """A file that was read: `content` stands for its bytes."""
        location_id = self.place(path, folder=folder)
        with self.catalog.transaction():
            photo_id = self.catalog.photos.add(
                content or path, 101, metadata or PhotoMetadata(width=40, height=20), time, colour
            )
            self.catalog.locations.attach(location_id, stamp(), photo_id)
            if embedded:
                self.catalog.vectors.put(SPACE.key, [(photo_id, vector(photo_id))])
        return photo_id

    def hide(self, path: str) -> None:
        location = self.catalog.locations.find(path)
        assert location is not None
        self.catalog.locations.remove([location.id])
