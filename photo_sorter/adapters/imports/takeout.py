"""Google Photos by its Takeout, unpacked: descriptions, favourites, people as tags, albums, dates,
places; what was archived gets a tag."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from photo_sorter.adapters.imports.tag_trees import as_tag
from photo_sorter.adapters.imports.takeout_names import description_of
from photo_sorter.adapters.imports.values import place
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.importing import (
    Cancelled,
    ImportedPhoto,
    ImportProgress,
    ImportSource,
    LeftOut,
    SourceKind,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.taken import DateTaken, Precision, TakenSource

_ENDING = ".json"
_LARGEST = 4_000_000  # bytes; descriptions have a few hundred
_PEOPLE, _ARCHIVED = "People", "Archived"
_REPORTED = 500
# What the folders of all photos of a year are called, which are no albums.
_OF_A_YEAR = re.compile(
    r"(photos from|fotos von|fotos aus|photos de|fotos de|fotos del|foto dal|foto del|foto's uit|"
    r"zdjęcia z|foton från|billeder fra|bilder fra) \d{4}",
    re.I,
)

Described = Mapping[str, Any]


@dataclass(slots=True)
class _Folder:
    path: str
    pictures: list[str] = field(default_factory=list)
    descriptions: dict[str, Described] = field(default_factory=dict)
    album: str = ""


def read_takeout(path: Path, progress: ImportProgress, cancelled: Cancelled) -> ImportSource:
    """Raises CancelledError."""
    left_out: Counter[LeftOut] = Counter()
    photos: list[ImportedPhoto] = []
    for folder in _folders(path, progress, cancelled, left_out):
        photos.extend(_photos(folder, left_out))
    return ImportSource(SourceKind.TAKEOUT, str(path), "", tuple(photos), left_out)


def describes_a_photo(path: Path) -> bool:
    """Whether a file is such a description."""
    found = _read(path)
    return found is not None and "photoTakenTime" in found


def _folders(
    root: Path, progress: ImportProgress, cancelled: Cancelled, left_out: Counter[LeftOut]
) -> Iterator[_Folder]:
    done = 0
    for where, folders, names in os.walk(root):
        folders.sort()
        folder = _Folder(where)
        for name in sorted(names):
            if cancelled():
                raise CancelledError(Problem.INTERRUPTED)
            if done % _REPORTED == 0:
                progress(done, 0)
            done += 1
            if not name.lower().endswith(_ENDING):
                folder.pictures.append(name)
                continue
            described = _read(Path(where, name))
            if described is None:
                left_out[LeftOut.UNREADABLE] += 1
            elif "photoTakenTime" in described:
                folder.descriptions[name] = described
            elif album := _album(described):
                folder.album = album
        if folder.descriptions or folder.album:
            yield folder


def _read(path: Path) -> Described | None:
    """None of what is no JSON object or far too large to be a description."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _album(described: Described) -> str:
    """The title in a folder's `metadata.json`, whatever that is called in the language."""
    about = described.get("albumData", described)
    title = about.get("title") if isinstance(about, dict) else None
    title = " ".join(title.split()) if isinstance(title, str) else ""
    return "" if _OF_A_YEAR.fullmatch(title) else title


def _photos(folder: _Folder, left_out: Counter[LeftOut]) -> Iterator[ImportedPhoto]:
    """Of each picture; and of each description without one, whose picture may be elsewhere."""
    told: set[str] = set()
    for name in folder.pictures:
        found = description_of(name, folder.descriptions)
        if found is not None:
            told.add(found)
            path = os.path.join(folder.path, name)
            yield from _photo(folder.descriptions[found], path, _size(path), folder.album)
        elif folder.album:
            path = os.path.join(folder.path, name)
            yield ImportedPhoto(path, _size(path), albums=(folder.album,))
    for found, described in folder.descriptions.items():
        if found in told:
            continue
        title = _text(described.get("title"))
        if title:
            yield from _photo(described, os.path.join(folder.path, title), None, folder.album)
        else:
            left_out[LeftOut.WITHOUT_PICTURE] += 1


def _photo(
    described: Described, path: str, size: int | None, album: str
) -> Iterator[ImportedPhoto]:
    """None of what lies in the trash there."""
    if described.get("trashed") is True:
        return
    taken = _taken(described)
    tags = [as_tag((_PEOPLE, name)) for name in _people(described)]
    if described.get("archived") is True:
        tags.append(_ARCHIVED)
    yield ImportedPhoto(
        path=path,
        size=size,
        time=taken,
        tags=tuple(dict.fromkeys(tags)),
        favourite=described.get("favorited") is True,
        description=_text(described.get("description")),
        albums=(album,) if album else (),
        taken=None
        if taken is None
        else DateTaken(taken.replace(tzinfo=None), Precision.SECOND, 0, TakenSource.PERSON),
        place=_place(described),
    )


def _size(path: str) -> int | None:
    try:
        return os.stat(path).st_size
    except OSError:
        return None


def _taken(described: Described) -> datetime | None:
    """In UTC; what cameras write would be the wall clock at the place."""
    time = described.get("photoTakenTime")
    try:
        seconds = int(time["timestamp"]) if isinstance(time, dict) else 0
        return datetime.fromtimestamp(seconds, UTC) if seconds else None
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _people(described: Described) -> Iterator[str]:
    people = described.get("people")
    for person in people if isinstance(people, list) else ():
        name = person.get("name") if isinstance(person, dict) else None
        if isinstance(name, str) and name.strip():
            yield name


def _place(described: Described) -> tuple[float, float] | None:
    """What the person said comes first, then what the file did."""
    for name in ("geoData", "geoDataExif"):
        where = described.get(name)
        if isinstance(where, dict):
            found = place(where.get("latitude"), where.get("longitude"))
            if found is not None:
                return found
    return None


def _text(value: object) -> str:
    """Halves of characters, which JSON can hold, are none."""
    return value.strip().encode("utf-8", "replace").decode() if isinstance(value, str) else ""
