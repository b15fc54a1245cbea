"""Renaming the files of photos, with its undo."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.file_naming import new_paths
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem


def files_away() -> InvalidInputError:
    """None of the files is there now."""
    return InvalidInputError(
        "These photos' files are not there now", "Connect their folder, then try again."
    )


class Renames:
    def __init__(self, catalog: Catalog, files: FileSystem, events: EventBus) -> None:
        self._catalog = catalog
        self._files = files
        self._events = events

    def rename(self, photo_ids: Sequence[PhotoId], pattern: str) -> Change:
        """Give the photos' files new names; see `rename_files`. Of copies the file that
        the window shows is renamed. Raises InvalidInputError where no file is there now, too."""
        old = self.paths(photo_ids)
        if not old:
            raise files_away()
        return self._renamed(old, pattern)[0]

    def rename_files(
        self, paths: Sequence[FilePath], pattern: str
    ) -> tuple[Change, list[FilePath]]:
        """Give these files of the library new names, counted as they were taken; see
        `core.file_naming`. Other copies of their photos keep theirs. Returns the new paths, too.

        Raises InvalidInputError where the pattern cannot be a name, a name is taken or a file's
        folder is away, NotFoundError where the library has no such file."""
        online = self._catalog.folders.online()
        photo_of: dict[FilePath, PhotoId] = {}
        for path in paths:
            location = self._catalog.locations.find(path)
            if location is None or location.photo_id is None:
                raise NotFoundError("This photo is not in the library", path=path)
            if location.folder_id not in online:
                raise files_away()
            photo_of[path] = location.photo_id
        photos = self._catalog.photos.get_many(list(photo_of.values()))
        counted = sorted(photo_of, key=lambda path: (photos[photo_of[path]].sort_time, path))
        return self._renamed(counted, pattern)

    def _renamed(self, old: list[FilePath], pattern: str) -> tuple[Change, list[FilePath]]:
        new = new_paths(old, pattern)
        self._move(list(zip(old, new, strict=True)))

        def undo() -> None:
            self._move(list(zip(new, old, strict=True)))

        return Change(Action.FILES_RENAMED, pattern.strip(), len(old), undo), new

    def paths(self, photo_ids: Sequence[PhotoId]) -> list[FilePath]:
        """The files that get new names, in the order in which they are counted: the oldest photo
        first."""
        online = self._catalog.folders.online()
        photos = self._catalog.photos.get_many(photo_ids)
        found = []
        for photo in photos.values():
            here = [location.path for location in photo.locations if location.folder_id in online]
            if here:
                found.append((photo.sort_time, here[0]))
        return [path for _, path in sorted(found)]

    def _move(self, moves: Sequence[tuple[FilePath, FilePath]]) -> None:
        """On disk, then in the catalog. What a crash leaves between the two, the next reconcile
        finds: a file that keeps its inode, size and time has moved."""
        self._files.rename(moves)
        rows = []
        for old, new in moves:
            location, found = self._catalog.locations.find(old), self._files.found(new)
            if location is not None and found is not None:
                rows.append((location.id, location.folder_id, new, found.stamp))
        self._catalog.locations.move(rows)
        self._events.publish(PhotosChanged())
