"""Photos that the command line names by their paths."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library


def named_photos(parser: argparse.ArgumentParser) -> None:
    """Arguments of a command on photos: a name (of a tag, an album), and the photos' paths."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("paths", nargs="+", metavar="PATH")


def photos_at(library: Library, paths: Sequence[str]) -> list[PhotoId]:
    """The photos of the files, in the order given. Raises NotFoundError, InvalidInputError."""
    return [_file(library, path)[1] for path in paths]


def files_at(library: Library, paths: Sequence[str]) -> list[FilePath]:
    """The files as the library knows them, in the order given. Raises NotFoundError,
    InvalidInputError."""
    return [_file(library, path)[0] for path in paths]


def _file(library: Library, path: str) -> tuple[FilePath, PhotoId]:
    for name in (str(Path(path).absolute()), str(Path(path).resolve())):
        photo = library.photos.at(name)
        if photo is not None:
            return name, photo
    picture_at(path)
    raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)


def picture_at(path: str) -> FilePath:
    """The absolute path of a file that may be a picture. Raises InvalidInputError where nothing,
    or a folder, is there."""
    if path and Path(path).is_dir():
        raise InvalidInputError(Problem.IS_FOLDER, path=path)
    if not os.path.lexists(path):
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)
    return str(Path(path).absolute())


def places_at(library: Library, paths: Sequence[str]) -> list[FilePath]:
    """Files and folders as the library knows them. Raises InvalidInputError, NotFoundError."""
    return [_place(library, path) for path in paths]


def _place(library: Library, path: str) -> FilePath:
    names = (str(Path(path).absolute()), str(Path(path).resolve()))
    for name in names:
        if library.sidecars.knows(name):
            return name
    if not Path(path).exists():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)
    raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)
