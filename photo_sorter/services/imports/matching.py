"""Which photo of the library a file of another program is.

A path that the library has is that photo. Else the files of the same name are compared: the more of
the folders above them are the same, the better, so that roots that moved, other drives and other
mount points are no hindrance. Size and time decide where several are as good, and must confirm
where the name alone is the same. What remains open is not guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from photo_sorter.core.errors import CancelledError
from photo_sorter.core.importing import (
    Cancelled,
    ImportedPhoto,
    ImportProgress,
    ImportSource,
    MatchedPhoto,
    MatchedSource,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING

_WINDOWS = re.compile(r"^(?:[A-Za-z]:|\\\\)")
_EPOCH = datetime(1970, 1, 1)
_OTHER_DAY = timedelta(hours=26)  # further apart than two clocks of one moment can be
_QUARTER = 15 * 60  # seconds; time zones differ by such
_REPORTED = 2000


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the library. `folders` are those above it, the nearest first; these and the
    name are without case."""

    path: str
    name: str
    folders: tuple[str, ...]
    photo_id: PhotoId
    size: int
    time: datetime


def match(
    catalog: Catalog, source: ImportSource, progress: ImportProgress, cancelled: Cancelled
) -> MatchedSource:
    """Linear in the files of both sides. Raises CancelledError."""
    parts = [_parts(photo.path) for photo in source.photos]
    files = _Files(_wanted(catalog, {each[0] for each in parts}, cancelled))
    said: dict[PhotoId, list[ImportedPhoto]] = defaultdict(list)
    not_found, ambiguous = [], []
    found = 0
    for done, (photo, names) in enumerate(zip(source.photos, parts, strict=True)):
        if done % _REPORTED == 0:
            progress(done, len(parts))
            if cancelled():
                raise CancelledError(Problem.INTERRUPTED)
        fitting, sure = _fitting(photo, names, files)
        if not fitting:
            not_found.append(photo.path)
        elif sure and len(fitting) == 1:
            found += 1
            said[next(iter(fitting))].append(photo)
        else:
            ambiguous.append(photo.path)
    progress(len(parts), len(parts))
    photos = tuple(MatchedPhoto(photo_id, tuple(each)) for photo_id, each in said.items())
    return MatchedSource(source, photos, found, tuple(not_found), tuple(ambiguous))


class _Files:
    """Files of the library by path, by name with the nearest folder, and by name."""

    def __init__(self, files: Iterable[_File]) -> None:
        self.by_path: dict[str, _File] = {}
        self.near: dict[tuple[str, ...], list[_File]] = defaultdict(list)
        self.named: dict[str, list[_File]] = defaultdict(list)
        for file in files:
            self.by_path[file.path] = file
            self.near[(file.name, *file.folders[:1])].append(file)
            self.named[file.name].append(file)


def _wanted(catalog: Catalog, names: set[str], cancelled: Cancelled) -> Iterator[_File]:
    """The library's files that have one of the folded names."""
    listing = catalog.photos.listing(EVERYTHING)
    order = np.argsort(listing.ids)
    ids, times = listing.ids[order], listing.times[order]
    for folder in catalog.folders.all(counted=False):
        for path, known in catalog.locations.known(folder.id).items():
            name, *folders = _parts(path)
            if name not in names or known.photo_id is None:
                continue
            place = int(np.searchsorted(ids, known.photo_id))
            if place < len(ids) and ids[place] == known.photo_id:
                time = _EPOCH + timedelta(seconds=int(times[place]))
                size = known.stamp.size
                yield _File(path, name, tuple(folders), known.photo_id, size, time)
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)


def _fitting(
    photo: ImportedPhoto, names: Sequence[str], files: _Files
) -> tuple[set[PhotoId], bool]:
    """The photos that it may be, and whether that is more than a name."""
    same_path = files.by_path.get(photo.path)
    if same_path is not None:
        return {same_path.photo_id}, True
    name, folders = names[0], names[1:]
    possible: list[_File] = []
    if folders:
        near = files.near.get((name, folders[0]), ())
        possible = [file for file in near if not _another(photo, file)]
    possible = possible or [x for x in files.named.get(name, ()) if not _another(photo, x)]
    best = max((_in_common(folders, file.folders) for file in possible), default=0)
    nearest = [file for file in possible if _in_common(folders, file.folders) == best]
    fitting = {file.photo_id for file in nearest}
    if len(fitting) == 1 and (best > 1 or (best == 1 and not _size_differs(photo, nearest))):
        return fitting, True
    confirmed = {file.photo_id for file in _confirmed(photo, nearest)}
    return (confirmed, True) if confirmed else (fitting, False)


def _confirmed(photo: ImportedPhoto, files: Sequence[_File]) -> Sequence[_File]:
    """Those of the same size and time; else of the same size, else of the same time."""
    of_size = [file for file in files if photo.size == file.size]
    both = [file for file in of_size if _same_moment(photo, file)]
    return both or of_size or [file for file in files if _same_moment(photo, file)]


def _size_differs(photo: ImportedPhoto, files: Sequence[_File]) -> bool:
    """And nothing says that a program has only written into the file."""
    return (
        photo.size is not None
        and all(photo.size != file.size for file in files)
        and not any(_same_moment(photo, file) for file in files)
    )


def _another(photo: ImportedPhoto, file: _File) -> bool:
    """Whether both size and time, as far as they are known, say that it is another photo. A file's
    size alone changes when a program writes into it."""
    if photo.time is None:
        return False
    clock = photo.time.replace(tzinfo=None)
    return photo.size != file.size and abs(clock - file.time) > _OTHER_DAY


def _same_moment(photo: ImportedPhoto, file: _File) -> bool:
    """Clocks of one place show the same; of two, whole quarters of an hour apart."""
    if photo.time is None:
        return False
    apart = abs((photo.time.replace(tzinfo=None) - file.time).total_seconds())
    if photo.time.tzinfo is None:
        return apart < 1
    return apart <= _OTHER_DAY.total_seconds() and apart % _QUARTER < 1


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many folders above the two files are the same, from the nearest on."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _parts(path: str) -> list[str]:
    """The name, then the folders above it; without case, which systems differ in."""
    if _WINDOWS.match(path):
        path = path.replace("\\", "/")
    return [_folded(part) for part in reversed(path.split("/")) if part] or [""]


def _folded(name: str) -> str:
    return name.casefold() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
