"""What a person does with photos' files."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.file_naming import new_paths
from photo_sorter.core.operations import Operation, RenameFiles
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.problems import Problem
from photo_sorter.services.operations.applied import Applied

Moves = Sequence[tuple[FilePath, FilePath]]


def files_away() -> InvalidInputError:
    """None of the files is there now."""
    return InvalidInputError(Problem.FILES_AWAY)


class FileOperations:
    """Handles RenameFiles, and works out which files a person means by it."""

    def __init__(self, catalog: Catalog, files: FileSystem, events: EventBus) -> None:
        self._catalog = catalog
        self._files = files
        self._events = events

    def paths(self, photo_ids: Sequence[PhotoId]) -> list[FilePath]:
        """The files that get new names, in the order in which they are counted: the oldest photo
        first. Of a photo with copies it is the file that the window shows."""
        online = self._catalog.folders.online()
        photos = self._catalog.photos.get_many(photo_ids)
        found = []
        for photo in photos.values():
            here = [location.path for location in photo.locations if location.folder_id in online]
            if here:
                found.append((photo.sort_time, here[0]))
        return [path for _, path in sorted(found)]

    def renaming(self, photo_ids: Sequence[PhotoId], pattern: str) -> RenameFiles:
        """New names for the photos' files, counted as they were taken; see `core.file_naming`.

        Raises InvalidInputError where the pattern cannot be a name or no file is there now."""
        paths = self.paths(photo_ids)
        if not paths:
            raise files_away()
        return _renaming(paths, pattern)

    def renaming_of(self, paths: Sequence[FilePath], pattern: str) -> RenameFiles:
        """The same for these very files; other copies of their photos keep their names.

        Raises InvalidInputError where a file's folder is away, too, and NotFoundError where the
        library has no such file."""
        online = self._catalog.folders.online()
        photo_of: dict[FilePath, PhotoId] = {}
        for path in paths:
            location = self._catalog.locations.find(path)
            if location is None or location.photo_id is None:
                raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)
            if location.folder_id not in online:
                raise files_away()
            photo_of[path] = location.photo_id
        photos = self._catalog.photos.get_many(list(photo_of.values()))
        counted = sorted(photo_of, key=lambda path: (photos[photo_of[path]].sort_time, path))
        return _renaming(counted, pattern)

    def apply(self, operation: Operation) -> Applied | None:
        """On disk, then in the catalog; after a crash between the two the files go back. Raises
        InvalidInputError where a name is taken, PhotoSorterError where the system refuses."""
        if not isinstance(operation, RenameFiles):
            return None
        moves = operation.moves
        back = tuple((new, old) for old, new in moves)
        self._files.finish_renames(self._catalog.operations.landed)  # of an earlier process
        key = self._files.rename(moves)

        def after() -> None:
            self._files.settle_rename(key)
            self._events.publish(PhotosChanged())

        try:
            self._note(moves)
        except BaseException:
            self._files.take_rename_back(key)
            raise
        return Applied(
            Deed(Action.FILES_RENAMED, operation.pattern, len(moves)),
            RenameFiles(back, operation.pattern),
            after,
            lambda: self._files.take_rename_back(key),
            (key,),
        )

    def _note(self, moves: Moves) -> None:
        rows = []
        for old, new in moves:
            location, found = self._catalog.locations.find(old), self._files.found(new)
            if location is not None and found is not None:
                rows.append((location.id, location.folder_id, new, found.stamp))
        self._catalog.locations.move(rows)


def _renaming(paths: Sequence[FilePath], pattern: str) -> RenameFiles:
    moves = zip(paths, new_paths(paths, pattern), strict=True)
    return RenameFiles(tuple(moves), pattern.strip())
