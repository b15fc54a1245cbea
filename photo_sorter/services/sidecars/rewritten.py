"""Pictures that we wrote words into: their bytes are others now, and all that was worked out of
their pixels holds. So nobody has to read them again."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.file_merge import same_fields
from photo_sorter.core.photo import FileStamp, LocationState
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.ports.sidecars import Sidecars
from photo_sorter.services.sidecars.looking import Look


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A picture as it is since we wrote into it."""

    stamp: FileStamp
    content_hash: str


class RewrittenPictures:
    """From the thread that has written, while nobody else looks for what was changed."""

    def __init__(
        self,
        catalog: Catalog,
        files: FileSystem,
        sidecars: Sidecars,
        thumbnail_of: Callable[[str], Path] | None,
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._sidecars = sidecars
        self._thumbnail_of = thumbnail_of

    def look(self, look: Look) -> Rewritten | None:
        """None where another program has been there since. Reads the whole file."""
        before = self._files.found(look.sidecar)
        content_hash = self._files.content_hash(look.sidecar)
        try:
            says = self._sidecars.read(Path(look.sidecar))
        except (OSError, PhotoSorterError):
            return None
        after = self._files.found(look.sidecar)
        if before is None or after is None or before.stamp != after.stamp or content_hash is None:
            return None
        same = says is not None and same_fields(says, look.merged.fields)
        return Rewritten(after.stamp, content_hash) if same else None

    def know(self, look: Look, now: Rewritten) -> None:
        """Belongs into a transaction. A picture that is to be read again anyway, and one of whose
        bytes there is a photo already, is left to those who read."""
        location = self._catalog.locations.find(look.location.path)
        if location is None or location.state is not LocationState.READY:
            return
        if (location.photo_id, location.stamp) != (look.photo_id, look.location.stamp):
            return
        photos = self._catalog.photos
        before = photos.content_hash(look.photo_id)
        if photos.rewritten(look.photo_id, now.content_hash, now.stamp.size):
            self._catalog.locations.attach(location.id, now.stamp, look.photo_id)
            self._keep_thumbnail(before, now.content_hash)

    def _keep_thumbnail(self, before: str | None, now: str) -> None:
        """One that gets lost here is made again when it is shown."""
        if before is None or before == now or self._thumbnail_of is None:
            return
        there = self._thumbnail_of(now)
        with suppress(OSError):
            there.parent.mkdir(exist_ok=True)
            os.replace(self._thumbnail_of(before), there)
