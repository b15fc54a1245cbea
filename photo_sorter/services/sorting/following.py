"""The catalog follows files that a plan has moved: nothing is read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from photo_sorter.core.photo import FilePath, FileStamp, Folder, FolderId, PhotoId
from photo_sorter.core.ports import Catalog, KnownFile
from photo_sorter.services.sorting.places import watched_folder_of


class Followed(NamedTuple):
    """A file that lies at `new` now. Of a copy, `old` holds it, too. `photo_id` is None for what
    went along with a picture."""

    old: FilePath
    new: FilePath
    stamp: FileStamp
    photo_id: PhotoId | None
    copied: bool = False


class Following:
    """What it writes belongs into the transaction that notes how far the plan is."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._roots: list[Folder] = catalog.folders.all(counted=False)

    def folder_of(self, path: FilePath) -> Folder | None:
        """The innermost watched folder that a path lies in."""
        return watched_folder_of(path, self._roots)

    def moved(self, files: Sequence[Followed]) -> None:
        pictures = [file for file in files if file.photo_id is not None]
        locations = self._catalog.locations
        known = locations.known_at([path for file in pictures for path in (file.old, file.new)])
        rows, gone, unread = [], [], dict[FolderId, list[tuple[FilePath, FileStamp]]]()
        for file in pictures:
            root, before = self.folder_of(file.new), known.get(file.old)
            if file.copied or before is None:
                self._attach(file, root, known)
            elif root is None:
                gone.append(before.location_id)
            else:
                rows.append((before.location_id, root.id, file.new, file.stamp))
                if before.stamp[:2] != file.stamp[:2]:  # it was changed, and nobody has read it yet
                    unread.setdefault(root.id, []).append((file.new, file.stamp))
        if rows:
            locations.move(rows)
        locations.remove(gone)
        for folder_id, waiting in unread.items():
            locations.mark_pending(folder_id, waiting)
        self._sidecars([file for file in files if file.photo_id is None])

    def gone(self, paths: Sequence[FilePath]) -> None:
        """Copies that were taken back."""
        known = self._catalog.locations.known_at(paths)
        self._catalog.locations.remove([each.location_id for each in known.values()])
        self._catalog.sidecars.remove(paths)

    def _attach(
        self, file: Followed, root: Folder | None, known: dict[FilePath, KnownFile]
    ) -> None:
        """The file holds its photo, if both are the library's and nobody has seen it yet."""
        photo_id = file.photo_id
        if root is None or file.new in known or photo_id is None:
            return
        if self._catalog.photos.get(photo_id) is None:
            return
        self._catalog.locations.mark_pending(root.id, [(file.new, file.stamp)])
        location = self._catalog.locations.find(file.new)
        if location is not None:
            self._catalog.locations.attach(location.id, file.stamp, photo_id)

    def _sidecars(self, files: Sequence[Followed]) -> None:
        """A sidecar that is as it was seen is not new where it lies now."""
        table = self._catalog.sidecars
        seen = {}
        for file in files:
            before = table.under(file.old).get(file.old)
            if before == tuple(file.stamp[:2]) and self.folder_of(file.new) is not None:
                seen[file.new] = file.stamp
        if files:
            table.remove([file.old for file in files if not file.copied])
            table.put(seen)
