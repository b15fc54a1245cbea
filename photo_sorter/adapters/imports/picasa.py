"""Picasa by the `.picasa.ini` of each folder: stars, people as tags, keywords, captions, albums."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from photo_sorter.adapters.imports.picasa_ini import Sections, contacts, faces, listed, sections
from photo_sorter.adapters.imports.tag_trees import as_tag
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

INI_NAMES = (".picasa.ini", "picasa.ini")  # in small letters; older versions wrote `Picasa.ini`
_CONTACTS = "contacts.xml"  # Picasa keeps everybody's names there, in its own folder
_ALBUM = ".album:"
_ABOUT_THE_FOLDER = ("Picasa", "encoding", "Contacts", "Contacts2")
_LARGEST = 50_000_000  # bytes of one file
_PEOPLE = "People"
_REPORTED = 200


def read_picasa(path: Path, progress: ImportProgress, cancelled: Cancelled) -> ImportSource:
    """Raises CancelledError."""
    left_out: Counter[LeftOut] = Counter()
    folders: dict[str, Sections] = {}
    people: dict[str, str] = {}
    for ini in _files(path, progress, cancelled):
        data = _data(ini)
        if data is None:
            left_out[LeftOut.UNREADABLE] += 1
        elif ini.name.lower() == _CONTACTS:
            people = {**_people(data), **people}
        else:
            found = sections(data)
            folders.setdefault(str(ini.parent), found)
            people.update(contacts(found))
    albums = {key: name for found in folders.values() for key, name in _albums(found).items()}
    photos = tuple(
        photo
        for folder, found in folders.items()
        for photo in _photos(folder, found, people, albums, left_out)
    )
    return ImportSource(SourceKind.PICASA, str(path), "", photos, left_out)


def _files(root: Path, progress: ImportProgress, cancelled: Cancelled) -> Iterator[Path]:
    for done, (where, folders, names) in enumerate(os.walk(root)):
        folders.sort()
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        if done % _REPORTED == 0:
            progress(done, 0)
        for name in sorted(names):
            if name.lower() in (*INI_NAMES, _CONTACTS):
                yield Path(where, name)


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError:
        return None


def _people(data: bytes) -> Mapping[str, str]:
    """Names by id in `contacts.xml`. Entities are not expanded: one that declares any is none."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return {}
    try:
        tree = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return {}
    return {
        person.get("id", "").lower(): person.get("name", "").strip()
        for person in tree.iter("contact")
        if person.get("id") and person.get("name", "").strip()
    }


def _albums(found: Sections) -> Mapping[str, str]:
    """The names of the albums that photos name by a key."""
    return {
        section[len(_ALBUM) :].lower(): about["name"]
        for section, about in found.items()
        if section.lower().startswith(_ALBUM) and about.get("name")
    }


def _photos(
    folder: str,
    found: Sections,
    people: Mapping[str, str],
    albums: Mapping[str, str],
    left_out: Counter[LeftOut],
) -> Iterator[ImportedPhoto]:
    name_of_folder = found.get("Picasa", {}).get("name", "")
    for name, said in found.items():
        if name in _ABOUT_THE_FOLDER or name.lower().startswith(_ALBUM) or not name:
            continue
        ids = faces(said.get("faces", ""))
        left_out[LeftOut.NAMELESS_FACES] += sum(each not in people for each in ids)
        tags = [as_tag((_PEOPLE, people[each])) for each in ids if each in people]
        tags += [tag for each in listed(said.get("keywords", "")) if (tag := as_tag([each]))]
        named = (albums.get(key.lower(), "") for key in listed(said.get("albums", "")))
        path = os.path.join(folder, name)
        yield ImportedPhoto(
            path=path,
            size=_size(path),
            tags=tuple(dict.fromkeys(tags)),
            favourite=said.get("star", "").lower() == "yes",
            description=said.get("caption", ""),
            albums=tuple(dict.fromkeys(album for album in named if album)),
            folder_album=name_of_folder,
        )


def _size(path: str) -> int | None:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return None
