"""New names for files after a pattern: "Holiday ##" makes "Holiday 01.jpg", "Holiday 02.jpg"."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

LONGEST_NAME = 255  # bytes: the limit of the common file systems
_COUNTER = re.compile("#+")
_NUMBER = re.compile("([0-9]+)")

NaturalKey = tuple[str | int, ...]


def natural_key(path: FilePath) -> NaturalKey:
    """For sorting as people do: 9 comes before 10."""
    parts = _NUMBER.split(path)
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts))


def new_paths(paths: Sequence[FilePath], pattern: str) -> list[FilePath]:
    """The paths that the files get: each stays in its directory and keeps its ending.

    A run of `#` in the pattern counts from 1: a single one plainly, several with at least as many
    digits, and as many as the last number has, so that names sort as they count. Several files need
    a number: where the pattern has none, one is put behind it. Raises InvalidInputError where the
    pattern cannot be a file's name.
    """
    stem = pattern.strip()
    _check(stem)
    if len(paths) > 1 and not _COUNTER.search(stem):
        stem = f"{stem} ##" if len(paths) > 9 else f"{stem} #"
    run = _COUNTER.search(stem)
    digits = 1 if run is None or len(run[0]) == 1 else max(len(run[0]), len(str(len(paths))))
    found = []
    for number, path in enumerate(paths, start=1):
        name = stem
        if run is not None:
            name = stem[: run.start()] + str(number).zfill(digits) + stem[run.end() :]
        ending = os.path.splitext(path)[1]
        if len(os.fsencode(name + ending)) > LONGEST_NAME:
            raise InvalidInputError(Problem.FILE_NAME_TOO_LONG)
        found.append(os.path.join(os.path.dirname(path), name + ending))
    return found


def _check(stem: str) -> None:
    if not stem:
        raise InvalidInputError(Problem.FILE_NAMELESS)
    if stem.startswith("."):
        raise InvalidInputError(Problem.FILE_NAME_HIDES)
    if any(letter in stem for letter in '/\\\0\n\r\t:*?"<>|'):
        raise InvalidInputError(Problem.FILE_NAME_CHARACTER)
