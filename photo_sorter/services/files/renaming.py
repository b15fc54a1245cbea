"""Works out which files a person means when they rename photos, and their new names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.file_naming import NaturalKey, natural_key, new_paths
from photo_sorter.core.operations import RenameFiles
from photo_sorter.core.photo import FilePath, Photo, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem


class Renaming:
    """Makes `RenameFiles`; nothing is renamed before that is done. May be used from any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def paths(self, photo_ids: Sequence[PhotoId]) -> list[FilePath]:
        """The files that get new names, in the order in which they are counted: the oldest photo
        first. Of a photo with copies it is the file that the window shows."""
        online = self._catalog.folders.online()
        photos = self._catalog.photos.get_many(photo_ids)
        found: list[tuple[Photo, FilePath]] = []
        for photo in photos.values():
            here = [location.path for location in photo.locations if location.folder_id in online]
            if here:
                found.append((photo, here[0]))
        return [path for _, path in sorted(found, key=lambda each: _order(*each))]

    def of_photos(self, photo_ids: Sequence[PhotoId], pattern: str) -> RenameFiles:
        """New names for the photos' files; "Holiday ##" counts them as they were taken, see
        `core.file_naming`.

        Raises InvalidInputError where the pattern cannot be a name or no file is there now."""
        paths = self.paths(photo_ids)
        if not paths:
            raise files_away()
        return _renaming(paths, pattern)

    def of_files(self, paths: Sequence[FilePath], pattern: str) -> RenameFiles:
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
        counted = sorted(photo_of, key=lambda path: _order(photos[photo_of[path]], path))
        return _renaming(counted, pattern)


def files_away() -> InvalidInputError:
    return InvalidInputError(Problem.FILES_AWAY)


def _order(photo: Photo, path: FilePath) -> tuple[datetime, int, NaturalKey, FilePath]:
    """As the grid orders them: sub-seconds order a burst, without them the numbers in the names."""
    return photo.sort_time, photo.in_second, natural_key(path), path


def _renaming(paths: Sequence[FilePath], pattern: str) -> RenameFiles:
    moves = zip(paths, new_paths(paths, pattern), strict=True)
    return RenameFiles(tuple(moves), pattern.strip())
