"""Makes databases and exports of other programs, to their published schemas."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

DIGIKAM_SCHEMA = """
CREATE TABLE AlbumRoots (id INTEGER PRIMARY KEY, label TEXT, status INTEGER NOT NULL,
    type INTEGER NOT NULL, identifier TEXT, specificPath TEXT, caseSensitivity INTEGER,
    UNIQUE(identifier, specificPath));
CREATE TABLE Albums (id INTEGER PRIMARY KEY, albumRoot INTEGER NOT NULL,
    relativePath TEXT NOT NULL, date DATE, caption TEXT, collection TEXT, icon INTEGER,
    modificationDate DATETIME, UNIQUE(albumRoot, relativePath));
CREATE TABLE Images (id INTEGER PRIMARY KEY, album INTEGER, name TEXT NOT NULL,
    status INTEGER NOT NULL, category INTEGER NOT NULL, modificationDate DATETIME,
    fileSize INTEGER, uniqueHash TEXT, manualOrder INTEGER, UNIQUE (album, name));
CREATE TABLE ImageInformation (imageid INTEGER PRIMARY KEY, rating INTEGER, creationDate DATETIME,
    digitizationDate DATETIME, orientation INTEGER, width INTEGER, height INTEGER, format TEXT,
    colorDepth INTEGER, colorModel INTEGER);
CREATE TABLE ImagePositions (imageid INTEGER PRIMARY KEY, latitude TEXT, latitudeNumber REAL,
    longitude TEXT, longitudeNumber REAL, altitude REAL, orientation REAL, tilt REAL, roll REAL,
    accuracy REAL, description TEXT);
CREATE TABLE ImageComments (id INTEGER PRIMARY KEY, imageid INTEGER, type INTEGER, language TEXT,
    author TEXT, date DATETIME, comment TEXT, UNIQUE(imageid, type, language, author));
CREATE TABLE ImageCopyright (id INTEGER PRIMARY KEY, imageid INTEGER, property TEXT, value TEXT,
    extraValue TEXT, UNIQUE(imageid, property, value, extraValue));
CREATE TABLE Tags (id INTEGER PRIMARY KEY, pid INTEGER, name TEXT NOT NULL, icon INTEGER,
    iconkde TEXT, UNIQUE (name, pid));
CREATE TABLE TagProperties (tagid INTEGER, property TEXT, value TEXT);
CREATE TABLE ImageTags (imageid INTEGER NOT NULL, tagid INTEGER NOT NULL,
    UNIQUE (imageid, tagid));
CREATE TABLE Settings (keyword TEXT NOT NULL UNIQUE, value TEXT);
"""
LIGHTROOM_SCHEMA = """
CREATE TABLE Adobe_variablesTable (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    name, type, value NOT NULL DEFAULT '');
CREATE TABLE AgLibraryRootFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    absolutePath UNIQUE NOT NULL DEFAULT '', name NOT NULL DEFAULT '', relativePathFromCatalog);
CREATE TABLE AgLibraryFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    pathFromRoot NOT NULL DEFAULT '', rootFolder INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryFile (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    baseName NOT NULL DEFAULT '', extension NOT NULL DEFAULT '', folder INTEGER NOT NULL DEFAULT 0,
    idx_filename NOT NULL DEFAULT '', originalFilename NOT NULL DEFAULT '');
CREATE TABLE Adobe_images (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, captureTime,
    colorLabels NOT NULL DEFAULT '', copyName, fileFormat NOT NULL DEFAULT 'unset',
    masterImage INTEGER, pick NOT NULL DEFAULT 0, rating, rootFile INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryKeyword (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    genealogy NOT NULL DEFAULT '', keywordType, lc_name, name, parent INTEGER);
CREATE TABLE AgLibraryKeywordImage (id_local INTEGER PRIMARY KEY,
    image INTEGER NOT NULL DEFAULT 0, tag INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryCollection (id_local INTEGER PRIMARY KEY, creationId NOT NULL DEFAULT '',
    genealogy NOT NULL DEFAULT '', name NOT NULL DEFAULT '', parent INTEGER,
    systemOnly NOT NULL DEFAULT '');
CREATE TABLE AgLibraryCollectionImage (id_local INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL DEFAULT 0, image INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryIPTC (id_local INTEGER PRIMARY KEY, caption, copyright,
    image INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgInternedIptcCreator (id_local INTEGER PRIMARY KEY, searchIndex, value);
CREATE TABLE AgHarvestedIptcMetadata (id_local INTEGER PRIMARY KEY, image INTEGER,
    copyrightState INTEGER, creatorRef INTEGER);
CREATE TABLE AgHarvestedExifMetadata (id_local INTEGER PRIMARY KEY, image INTEGER, gpsLatitude,
    gpsLongitude, hasGPS INTEGER);
CREATE TABLE Adobe_AdditionalMetadata (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    image INTEGER, isRawFile INTEGER NOT NULL DEFAULT 0, metadataVersion, xmp NOT NULL DEFAULT '');
"""
_INTERNAL = "_Digikam_Internal_Tags_"


@dataclass(frozen=True)
class Told:
    """What the other program shall say of one file. `tags` are paths by "|"."""

    tags: Sequence[str] = ()
    stars: int | None = None
    colour: str = ""  # the program's own name for it
    pick: int = 0  # -1, 0, 1
    caption: str = ""
    title: str = ""
    rights: str = ""
    creators: Sequence[str] = ()
    albums: Sequence[str] = ()
    time: str | None = None
    size: int | None = None
    place: tuple[float, float] | None = None
    copies: int = 0  # virtual ones
    xmp: str | bytes = ""  # Lightroom's packet, as it lies in the catalog


def lightroom_packet(title: str, description: str = "") -> str:
    """With what stands in such packets besides."""
    said = "".join(
        f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
        f"</dc:{name}>"
        for name, text in (("title", title), ("description", description))
        if text
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Exposure2012="+0.50">'
        f"{said}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def packed(packet: str) -> bytes:
    """As newer catalogs keep it."""
    data = packet.encode()
    return len(data).to_bytes(4, "big") + zlib.compress(data)


@dataclass
class _Tree:
    """Rows of tags or collections that lie below each other, made as they are asked for."""

    rows: list[tuple[int, int, str]] = field(default_factory=list)
    ids: dict[tuple[str, ...], int] = field(default_factory=dict)
    root: int = 0

    def id_of(self, path: Sequence[str]) -> int:
        parts = tuple(path)
        if not parts:
            return self.root
        if parts not in self.ids:
            parent = self.id_of(parts[:-1])
            self.ids[parts] = number = self.root + len(self.ids) + 1
            self.rows.append((number, parent, parts[-1]))
        return self.ids[parts]


def make_digikam(
    path: Path,
    root: str,
    files: Mapping[str, Told],
    *,
    version: str = "16",
    identifier: str = "",
    statements: Iterable[str] = (),
) -> Path:
    """`files` by their paths below `root`, where the collection lies on its volume."""
    tree = _Tree()
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(DIGIKAM_SCHEMA)
        db.execute("INSERT INTO Settings VALUES ('DBVersion', ?)", (version,))
        of = identifier or "volumeid:?uuid=1234"
        db.execute("INSERT INTO AlbumRoots VALUES (1, 'Photos', 0, 1, ?, ?, 2)", (of, root))
        albums: dict[str, int] = {}
        for image, (name, told) in enumerate(files.items(), 1):
            folder, _, file = ("/" + name).rpartition("/")
            album = albums.setdefault(folder or "/", len(albums) + 1)
            db.execute(
                "INSERT OR IGNORE INTO Albums (id, albumRoot, relativePath) VALUES (?, 1, ?)",
                (album, folder or "/"),
            )
            db.execute(
                "INSERT INTO Images (id, album, name, status, category, fileSize) "
                "VALUES (?, ?, ?, 1, 1, ?)",
                (image, album, file, told.size),
            )
            db.execute(
                "INSERT INTO ImageInformation (imageid, rating, creationDate) VALUES (?, ?, ?)",
                (image, -1 if told.stars is None else told.stars, told.time),
            )
            paths = [tag.split("|") for tag in told.tags]
            if told.colour:
                paths.append([_INTERNAL, f"Color Label {told.colour}"])
            pick = {-1: "Rejected", 0: "None", 1: "Accepted"}[told.pick]
            paths.append([_INTERNAL, f"Pick Label {pick}"])
            for parts in paths:
                db.execute("INSERT INTO ImageTags VALUES (?, ?)", (image, tree.id_of(parts)))
            for kind, text in ((1, told.caption), (3, told.title)):
                if text:
                    db.execute(
                        "INSERT INTO ImageComments (imageid, type, language, comment) "
                        "VALUES (?, ?, 'x-default', ?)",
                        (image, kind, text),
                    )
            rights = [("copyrightNotice", told.rights, "x-default")] if told.rights else []
            for about in (*rights, *(("creator", name, None) for name in told.creators)):
                db.execute(
                    "INSERT INTO ImageCopyright (imageid, property, value, extraValue) "
                    "VALUES (?, ?, ?, ?)",
                    (image, *about),
                )
            if told.place:
                db.execute(
                    "INSERT INTO ImagePositions (imageid, latitudeNumber, longitudeNumber) "
                    "VALUES (?, ?, ?)",
                    (image, *told.place),
                )
        db.executemany("INSERT INTO Tags (id, pid, name) VALUES (?, ?, ?)", tree.rows)
        for statement in statements:
            db.execute(statement)
    return path


def make_lightroom(
    path: Path,
    root: str,
    files: Mapping[str, Told],
    *,
    version: str = "1300000",
    statements: Iterable[str] = (),
) -> Path:
    """`files` by their paths below `root`, an absolute path that ends with a slash."""
    tree, sets = _Tree(root=1), _Tree()
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(LIGHTROOM_SCHEMA)
        db.execute(
            "INSERT INTO Adobe_variablesTable VALUES (1, 'g', 'Adobe_DBVersion', NULL, ?)",
            (version,),
        )
        db.execute("INSERT INTO AgLibraryRootFolder VALUES (1, 'g', ?, 'Photos', NULL)", (root,))
        folders: dict[str, int] = {}
        for number, (name, told) in enumerate(files.items(), 1):
            folder, _, file = name.rpartition("/")
            base, _, extension = file.rpartition(".")
            below = folders.setdefault(folder, len(folders) + 1)
            db.execute(
                "INSERT OR IGNORE INTO AgLibraryFolder VALUES (?, ?, ?, 1)",
                (below, f"d{below}", f"{folder}/" if folder else ""),
            )
            db.execute(
                "INSERT INTO AgLibraryFile (id_local, id_global, baseName, extension, folder) "
                "VALUES (?, ?, ?, ?, ?)",
                (number, f"f{number}", base, extension, below),
            )
            image = number * 10
            for copy in range(told.copies + 1):
                db.execute(
                    "INSERT INTO Adobe_images (id_local, id_global, captureTime, colorLabels, "
                    "masterImage, pick, rating, rootFile) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        image + copy,
                        f"i{image + copy}",
                        told.time,
                        told.colour,
                        image if copy else None,
                        float(told.pick),
                        None if told.stars is None else float(told.stars),
                        number,
                    ),
                )
            for tag in told.tags:
                db.execute(
                    "INSERT INTO AgLibraryKeywordImage (image, tag) VALUES (?, ?)",
                    (image, tree.id_of(tag.split("|"))),
                )
            for album in told.albums:
                db.execute(
                    "INSERT INTO AgLibraryCollectionImage (image, collection) VALUES (?, ?)",
                    (image, sets.id_of(album.split("|"))),
                )
            if told.caption or told.rights:
                db.execute(
                    "INSERT INTO AgLibraryIPTC (image, caption, copyright) VALUES (?, ?, ?)",
                    (image, told.caption, told.rights),
                )
            if told.creators:
                name = "; ".join(told.creators)
                db.execute("INSERT INTO AgInternedIptcCreator VALUES (?, ?, ?)", (image, "", name))
                db.execute(
                    "INSERT INTO AgHarvestedIptcMetadata (image, creatorRef) VALUES (?, ?)",
                    (image, image),
                )
            if told.xmp:
                db.execute(
                    "INSERT INTO Adobe_AdditionalMetadata (id_local, id_global, image, xmp) "
                    "VALUES (?, ?, ?, ?)",
                    (number, f"x{number}", image, told.xmp),
                )
            if told.place:
                db.execute(
                    "INSERT INTO AgHarvestedExifMetadata (image, gpsLatitude, gpsLongitude) "
                    "VALUES (?, ?, ?)",
                    (image, *told.place),
                )
        db.execute("INSERT INTO AgLibraryKeyword (id_local, id_global) VALUES (1, 'root')")
        db.executemany(
            "INSERT INTO AgLibraryKeyword (id_local, id_global, name, parent) "
            "VALUES (?1, 'k' || ?1, ?3, ?2)",
            tree.rows,
        )
        parents = {parent for _, parent, _ in sets.rows}
        db.executemany(
            "INSERT INTO AgLibraryCollection (id_local, creationId, name, parent, systemOnly) "
            "VALUES (?, ?, ?, ?, 0.0)",
            (
                (
                    number,
                    "com.adobe.ag.library." + ("group" if number in parents else "collection"),
                    name,
                    parent or None,
                )
                for number, parent, name in sets.rows
            ),
        )
        for statement in statements:
            db.execute(statement)
    return path


def described(title: str, seconds: int = 1_557_140_400, **more: Any) -> bytes:
    """A description of Google Photos; 1,557,140,400 is 2019-05-06 11:00 UTC."""
    return json.dumps(
        {
            "title": title,
            "description": "",
            "photoTakenTime": {"timestamp": str(seconds), "formatted": "6 May 2019"},
            "geoData": {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0},
            **more,
        }
    ).encode()


def album(title: str) -> bytes:
    """A folder's `metadata.json`."""
    return json.dumps(
        {"title": title, "description": "", "access": "protected", "date": {"timestamp": "0"}}
    ).encode()


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
