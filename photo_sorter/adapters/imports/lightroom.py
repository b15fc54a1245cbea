"""Lightroom Classic's catalog (`.lrcat`): keywords with their tree, collections, ratings, flags,
colour labels, titles, captions, copyrights, creators, places.

Read as versions 3 to 14 write it; of newer ones as far as the tables are there."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from photo_sorter.adapters.imports.colour_names import colour_named
from photo_sorter.adapters.imports.foreign_database import columns, foreign_database, require
from photo_sorter.adapters.imports.lightroom_xmp import words_in_xmp
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

_NEEDED = {
    "AgLibraryRootFolder": ("id_local", "absolutePath"),
    "AgLibraryFolder": ("id_local", "pathFromRoot", "rootFolder"),
    "AgLibraryFile": ("id_local", "baseName", "extension", "folder"),
    "Adobe_images": ("id_local", "rootFile", "rating", "pick", "colorLabels", "captureTime"),
    "AgLibraryKeyword": ("id_local", "name", "parent"),
    "AgLibraryKeywordImage": ("image", "tag"),
}
MARKS = frozenset(_NEEDED)  # by which a database is known to be Lightroom's
_SET = "com.adobe.ag.library.group"  # a collection of collections
_REPORTED = 5000


def read_lightroom(path: Path, progress: ImportProgress, cancelled: Cancelled) -> ImportSource:
    with foreign_database(path, cancelled) as connection:
        version = _version(connection)
        require(connection, _NEEDED, path, SourceKind.LIGHTROOM, version)
        left_out: Counter[LeftOut] = Counter()
        photos = tuple(_photos(connection, progress, left_out))
    return ImportSource(SourceKind.LIGHTROOM, str(path), version, photos, left_out)


def _version(connection: sqlite3.Connection) -> str:
    """ "13" of 1300000, "6" of 0600008."""
    if not {"name", "value"} <= set(columns(connection, "Adobe_variablesTable")):
        return ""
    row = connection.execute(
        "SELECT value FROM Adobe_variablesTable WHERE name = 'Adobe_DBVersion'"
    ).fetchone()
    text = "" if row is None else str(row[0])
    return str(int(text[:2])) if len(text) == 7 and text.isdecimal() else text


def _photos(
    connection: sqlite3.Connection, progress: ImportProgress, left_out: Counter[LeftOut]
) -> Iterator[ImportedPhoto]:
    paths = _paths(connection)
    names = tag_paths(connection.execute("SELECT id_local, parent, name FROM AgLibraryKeyword"))
    tags = {tag: as_tag(path) for tag, path in names.items()}
    tags_of = _pairs(connection, "AgLibraryKeywordImage", "tag")
    albums = _albums(connection)
    albums_of = _pairs(connection, "AgLibraryCollectionImage", "collection") if albums else {}
    captions, copyrights = (_words(connection, column) for column in ("caption", "copyright"))
    creators = _creators(connection)
    places = _places(connection)
    words = dict(words_in_xmp(connection))
    if damaged := sum(each is None for each in words.values()):
        left_out[LeftOut.WORDS] = damaged
    master = "masterImage" if "masterimage" in columns(connection, "Adobe_images") else "NULL"
    (total,) = connection.execute("SELECT count(*) FROM Adobe_images").fetchone()
    rows = connection.execute(
        f"SELECT id_local, rootFile, rating, pick, colorLabels, captureTime, {master} "
        "FROM Adobe_images ORDER BY id_local"
    )
    for done, (image, file, rating, pick, colour, captured, original) in enumerate(rows):
        if done % _REPORTED == 0:
            progress(done, total)
        if original is not None:
            left_out[LeftOut.COPIES] += 1
            continue
        if file not in paths:
            continue
        title, description = words.get(image) or ("", "")
        label = colour_named(str(colour or ""))
        left_out[LeftOut.LABELS] += bool(colour and str(colour).strip() and label is None)
        in_albums = (albums[each] for each in albums_of.get(image, ()) if each in albums)
        given = (tags.get(tag, "") for tag in tags_of.get(image, ()))
        yield ImportedPhoto(
            path=paths[file],
            time=clock(captured),
            tags=tuple(dict.fromkeys(tag for tag in given if tag)),
            stars=stars(rating),
            label=label,
            rejected=pick in (-1, "-1"),
            picked=pick in (1, "1"),
            title=title,
            description=captions.get(image) or description,
            copyright=copyrights.get(image, ""),
            creator=creators.get(image, ""),
            albums=tuple(dict.fromkeys(in_albums)),
            place=places.get(image),
        )
    progress(total, total)


def _paths(connection: sqlite3.Connection) -> Mapping[int, str]:
    rows = connection.execute(
        "SELECT f.id_local, r.absolutePath, d.pathFromRoot, f.baseName, f.extension "
        "FROM AgLibraryFile f JOIN AgLibraryFolder d ON d.id_local = f.folder "
        "JOIN AgLibraryRootFolder r ON r.id_local = d.rootFolder"
    )
    found = {}
    for file, root, folder, name, extension in rows:
        base = f"{root or ''}".rstrip("/") + "/" + f"{folder or ''}".strip("/")
        ending = f".{extension}" if extension else ""
        found[file] = f"{base.rstrip('/')}/{name}{ending}"
    return found


def _pairs(connection: sqlite3.Connection, table: str, column: str) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for image, other in connection.execute(f"SELECT image, {column} FROM {table} ORDER BY 2"):
        found[image].append(other)
    return found


def _albums(connection: sqlite3.Connection) -> Mapping[int, str]:
    """The collections that a person has filled; sets only give names, and those that the program
    makes for itself are left out. A name that several have goes with the sets that it lies in."""
    needed = {"id_local", "name", "parent", "creationid"}
    there = set(columns(connection, "AgLibraryCollection"))
    if not needed <= there or not columns(connection, "AgLibraryCollectionImage"):
        return {}
    own = "systemOnly" if "systemonly" in there else "0"
    rows = connection.execute(
        f"SELECT id_local, parent, name, creationId, {own} FROM AgLibraryCollection"
    ).fetchall()
    paths = tag_paths((row[0], row[1], row[2]) for row in rows)
    chosen = [
        row[0]
        for row in rows
        if paths[row[0]] and row[3] != _SET and str(row[4] or 0) in ("0", "0.0")
    ]
    count = Counter(paths[album][-1].casefold() for album in chosen)
    return {
        album: paths[album][-1]
        if count[paths[album][-1].casefold()] == 1
        else " › ".join(paths[album])
        for album in chosen
    }


def _words(connection: sqlite3.Connection, column: str) -> Mapping[int, str]:
    if not {"image", column} <= set(columns(connection, "AgLibraryIPTC")):
        return {}
    rows = connection.execute(f"SELECT image, {column} FROM AgLibraryIPTC WHERE {column} <> ''")
    return {image: str(text).strip() for image, text in rows}


def _creators(connection: sqlite3.Connection) -> Mapping[int, str]:
    if not {"image", "creatorref"} <= set(columns(connection, "AgHarvestedIptcMetadata")):
        return {}
    if not {"id_local", "value"} <= set(columns(connection, "AgInternedIptcCreator")):
        return {}
    rows = connection.execute(
        "SELECT m.image, c.value FROM AgHarvestedIptcMetadata m "
        "JOIN AgInternedIptcCreator c ON c.id_local = m.creatorRef WHERE c.value <> ''"
    )
    return {image: str(name).strip() for image, name in rows}


def _places(connection: sqlite3.Connection) -> Mapping[int, tuple[float, float]]:
    needed = {"image", "gpslatitude", "gpslongitude"}
    if not needed <= set(columns(connection, "AgHarvestedExifMetadata")):
        return {}
    rows = connection.execute(
        "SELECT image, gpsLatitude, gpsLongitude FROM AgHarvestedExifMetadata "
        "WHERE gpsLatitude IS NOT NULL AND gpsLongitude IS NOT NULL"
    )
    return {image: at for image, *where in rows if (at := place(*where)) is not None}
