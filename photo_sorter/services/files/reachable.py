"""Which of a photo's files can be read now."""

from __future__ import annotations

from collections.abc import Collection

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import FilePath, FolderId, Photo
from photo_sorter.core.problems import Problem


def reachable_file(photo: Photo | None, online: Collection[FolderId]) -> FilePath:
    """The first of its files whose folder is there. Raises NotFoundError where there is no such
    photo, InvalidInputError where none of its files is there."""
    if photo is None or not photo.locations:
        raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)
    for each in photo.locations:
        if each.folder_id in online:
            return each.path
    raise InvalidInputError(Problem.PHOTO_AWAY, path=photo.locations[0].path)
