"""digiKam's database (`digikam4.db`): tags with their tree, ratings, labels, captions, albums.

What is read stands in its schema since version 5; of newer versions than are known, too, as far as
the tables are there."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote

from photo_sorter.adapters.imports.foreign_database import columns, foreign_database, require
from photo_sorter.adapters.imports.tag_trees import as_tag, tag_paths
from photo_sorter.adapters.imports.values import clock, place, stars
from photo_sorter.core.importing import (
    Cancelled,
    ImportedPhoto,
    ImportProgress,
    ImportSource,
    LeftOut,
    SourceKind,
)
from photo_sorter.core.rating import ColourLabel

_NEEDED = {
    "AlbumRoots": ("id", "identifier", "specificPath"),
    "Albums": ("id", "albumRoot", "relativePath"),
    "Images": ("id", "album", "name", "status"),
    "Tags": ("id", "pid", "name"),
    "ImageTags": ("imageid", "tagid"),
}
MARKS = frozenset(_NEEDED)  # by which a database is known to be digiKam's
_INTERNAL = "_Digikam_Internal_Tags_"
_NOBODY = ("unknownPerson", "unconfirmedPerson", "ignoredPerson")
_SHOWN, _HIDDEN = 1, 2  # of Images.status; others are in the trash, or gone
_CAPTION, _TITLE = 1, 3  # of ImageComments.type
_COPYRIGHT, _CREATOR = "copyrightNotice", "creator"  # of ImageCopyright.property
_LABELS = {
    "Color Label None": ColourLabel.NONE,
    "Color Label Red": ColourLabel.RED,
    "Color Label Yellow": ColourLabel.YELLOW,
    "Color Label Green": ColourLabel.GREEN,
    "Color Label Blue": ColourLabel.BLUE,
    "Color Label Magenta": ColourLabel.PURPLE,
}
_OTHER_LABELS = frozenset(f"Color Label {name}" for name in ("Orange", "Gray", "Black", "White"))
_REJECTED, _ACCEPTED = "Pick Label Rejected", "Pick Label Accepted"
_REPORTED = 5000


def read_digikam(path: Path, progress: ImportProgress, cancelled: Cancelled) -> ImportSource:
    with foreign_database(path, cancelled) as connection:
        version = _version(connection)
        require(connection, _NEEDED, path, SourceKind.DIGIKAM, version)
        left_out: Counter[LeftOut] = Counter()
        photos = tuple(_photos(connection, progress, left_out))
    return ImportSource(SourceKind.DIGIKAM, str(path), version, photos, left_out)


def _version(connection: sqlite3.Connection) -> str:
    if not columns(connection, "Settings"):
        return ""
    row = connection.execute("SELECT value FROM Settings WHERE keyword = 'DBVersion'").fetchone()
    return "" if row is None else str(row[0])


def _photos(
    connection: sqlite3.Connection, progress: ImportProgress, left_out: Counter[LeftOut]
) -> Iterator[ImportedPhoto]:
    folders = _folders(connection)
    tags, internal = _tags(connection)
    tags_of = _tags_of_images(connection)
    facts = _facts(connection)
    captions, titles = _comments(connection, _CAPTION), _comments(connection, _TITLE)
    copyrights, creators = _rights(connection, _COPYRIGHT), _rights(connection, _CREATOR)
    places = _places(connection)
    size = "fileSize" if "filesize" in columns(connection, "Images") else "NULL"
    (total,) = connection.execute("SELECT count(*) FROM Images").fetchone()
    rows = connection.execute(f"SELECT id, album, name, status, {size} FROM Images ORDER BY id")
    for done, (image, album, name, status, byte_size) in enumerate(rows):
        if done % _REPORTED == 0:
            progress(done, total)
        if status not in (_SHOWN, _HIDDEN) or album not in folders or not name:
            continue
        folder, album_name = folders[album]
        marked = tags_of.get(image, ())
        marks = {internal[tag] for tag in marked if tag in internal}
        label = next((_LABELS[mark] for mark in marks if _LABELS.get(mark)), None)
        left_out[LeftOut.LABELS] += bool(marks & _OTHER_LABELS)
        rating, created = facts.get(image, (None, None))
        yield ImportedPhoto(
            path=f"{folder}/{name}",
            size=byte_size if isinstance(byte_size, int) and byte_size > 0 else None,
            time=created,
            tags=tuple(tags[tag] for tag in marked if tag in tags),
            stars=rating,
            label=label,
            rejected=_REJECTED in marks,
            picked=_ACCEPTED in marks,
            title=titles.get(image, ""),
            description=captions.get(image, ""),
            copyright=copyrights.get(image, [""])[0],
            creator="; ".join(creators.get(image, ())),
            folder_album=album_name,
            place=places.get(image),
        )
    progress(total, total)


def _folders(connection: sqlite3.Connection) -> Mapping[int, tuple[str, str]]:
    """Each album's folder, as far as the database says where it lies, and its name."""
    roots = {
        root: _root_path(str(identifier or ""), str(specific or ""))
        for root, identifier, specific in connection.execute(
            "SELECT id, identifier, specificPath FROM AlbumRoots"
        )
    }
    rows = connection.execute("SELECT id, albumRoot, relativePath FROM Albums")
    return {
        album: (
            (roots.get(root, "") + "/" + relative.strip("/")).rstrip("/"),
            relative.rstrip("/").rpartition("/")[2],
        )
        for album, root, relative in rows
        if isinstance(relative, str)
    }


def _root_path(identifier: str, specific: str) -> str:
    """`volumeid:?path=/home/a/Pictures`, a share with its mount point, or a volume by its number,
    of which the path within it is known alone."""
    _, _, query = identifier.partition("?")
    asked = parse_qs(query)
    base = unquote(next((asked[name][0] for name in ("path", "mountpath") if name in asked), ""))
    return (base.rstrip("/") + "/" + specific.strip("/")).rstrip("/")


def _tags(connection: sqlite3.Connection) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The person's tags as paths; and those by which digiKam keeps labels, by their names."""
    nobody: set[int] = set()
    if {"tagid", "property"} <= set(columns(connection, "TagProperties")):
        nobody = {
            tag
            for tag, of in connection.execute("SELECT tagid, property FROM TagProperties")
            if of in _NOBODY
        }
    paths = tag_paths(connection.execute("SELECT id, pid, name FROM Tags"))
    internal = {tag: names[-1] for tag, names in paths.items() if names[:1] == (_INTERNAL,)}
    return {
        tag: as_tag(names)
        for tag, names in paths.items()
        if tag not in internal and tag not in nobody and as_tag(names)
    }, internal


def _tags_of_images(connection: sqlite3.Connection) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for image, tag in connection.execute("SELECT imageid, tagid FROM ImageTags ORDER BY tagid"):
        found[image].append(tag)
    return found


def _facts(connection: sqlite3.Connection) -> Mapping[int, tuple[int | None, datetime | None]]:
    if not {"imageid", "rating", "creationdate"} <= set(columns(connection, "ImageInformation")):
        return {}
    return {
        image: (
            stars(rating),
            clock(created),
        )
        for image, rating, created in connection.execute(
            "SELECT imageid, rating, creationDate FROM ImageInformation"
        )
    }


def _comments(connection: sqlite3.Connection, kind: int) -> Mapping[int, str]:
    """Of several languages the default comes first."""
    if not {"imageid", "type", "language", "comment"} <= set(columns(connection, "ImageComments")):
        return {}
    rows = connection.execute(
        "SELECT imageid, comment FROM ImageComments WHERE type = ? AND comment <> '' "
        "ORDER BY language = 'x-default', imageid",
        (kind,),
    )
    return {image: str(comment).strip() for image, comment in rows}


def _rights(connection: sqlite3.Connection, property: str) -> Mapping[int, list[str]]:
    """All values; of several languages the default comes first."""
    if not {"imageid", "property", "value", "extravalue"} <= set(
        columns(connection, "ImageCopyright")
    ):
        return {}
    found: dict[int, list[str]] = defaultdict(list)
    for image, value in connection.execute(
        "SELECT imageid, value FROM ImageCopyright WHERE property = ? AND value <> '' "
        "ORDER BY imageid, extraValue IS NOT 'x-default', id",
        (property,),
    ):
        found[image].append(str(value).strip())
    return found


def _places(connection: sqlite3.Connection) -> Mapping[int, tuple[float, float]]:
    needed = {"imageid", "latitudenumber", "longitudenumber"}
    if not needed <= set(columns(connection, "ImagePositions")):
        return {}
    rows = connection.execute(
        "SELECT imageid, latitudeNumber, longitudeNumber FROM ImagePositions "
        "WHERE latitudeNumber IS NOT NULL AND longitudeNumber IS NOT NULL"
    )
    return {image: at for image, *where in rows if (at := place(*where)) is not None}
