"""Which values the photos have of a field, each with its photos: what completion counts."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns import ColumnCache
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import parse_integers
from photo_sorter.adapters.catalog.values import path_text
from photo_sorter.core.folding import ASCII_LOWER
from photo_sorter.core.keywords import runs
from photo_sorter.core.tag_tree import ancestors

Ids = NDArray[np.int64]
Held = Sequence[tuple[str, Ids]]

# SQLite writes the photos of a value as one text, which is read without an object a photo.
_TAGS = (
    "SELECT t.name, m.photos FROM (SELECT tag_id, json_group_array(photo_id) AS photos "
    "FROM tag_marks WHERE present = 1 GROUP BY tag_id) m JOIN tags t ON t.id = m.tag_id"
)
_ALBUMS = (
    "SELECT a.name, m.photos FROM (SELECT album_id, json_group_array(photo_id) AS photos "
    "FROM album_marks WHERE present = 1 GROUP BY album_id) m JOIN albums a ON a.id = m.album_id"
)
_WORDS = "SELECT {0}, json_group_array(id) FROM photos WHERE visible = 1 AND {0} <> '' GROUP BY {0}"
_DIRECTORIES = (
    "SELECT folder_id, CAST(rtrim(rtrim(text, replace(text, '/', '')), '/') AS BLOB) AS within, "
    "json_group_array(photo_id) FROM (SELECT folder_id, photo_id, CAST(path AS TEXT) AS text "
    "FROM locations WHERE photo_id IS NOT NULL) GROUP BY folder_id, within"
)


class SqliteHeldValues:
    """`core.ports.HeldValueTable`."""

    def __init__(self, database: Database, columns: ColumnCache) -> None:
        self._database = database
        self._columns = columns

    def visible(self) -> Ids:
        """All photos that can be seen, ascending."""
        with self._database.reading() as connection:
            return np.sort(self._columns.at(connection).ids)

    def tags(self) -> Held:
        """Each with the photos that a search for it finds: "People" also those of
        "People|Anna", whether or not it is a tag of its own."""
        marked = self._held(_TAGS)
        by_key = {name.casefold(): name for name, _ in marked}
        for name, _ in marked:
            for path in ancestors(name):
                by_key.setdefault(path.casefold(), path)
        found: dict[str, list[Ids]] = defaultdict(list)
        for name, photos in marked:
            for run in {name.casefold(), *runs(name.casefold())} & by_key.keys():
                found[by_key[run]].append(photos)
        return _joined(found)

    def albums(self) -> Held:
        return self._held(_ALBUMS)

    def cameras(self) -> Held:
        return self._held(_WORDS.format("camera"))

    def lenses(self) -> Held:
        return self._held(_WORDS.format("lens"))

    def months(self) -> Held:
        """Months of the photos' dates, such as "2021-07"."""
        with self._database.reading() as connection:
            columns = self._columns.at(connection)
        oldest_first = columns.times[::-1].astype("datetime64[s]").astype("datetime64[M]")
        each, starts = np.unique(oldest_first, return_index=True)
        parts = np.split(columns.ids[::-1], starts[1:])
        return [(str(month), part) for month, part in zip(each, parts, strict=False)]

    def folders(self) -> Held:
        """Names of folders, the watched ones and those below, each with the photos in folders of
        that name or below one."""
        with self._database.reading() as connection:
            roots = {
                folder: path_text(path)
                for folder, path in connection.execute("SELECT id, path FROM folders")
            }
            rows = connection.execute(_DIRECTORIES).fetchall()
        found: dict[str, list[Ids]] = defaultdict(list)
        spelt: dict[str, str] = {}  # a search knows upper case from lower outside of ASCII alone
        for folder, path, photos in rows:
            ids = parse_integers(photos)
            above = os.path.dirname(roots[folder].rstrip("/"))
            for name in set(path_text(path)[len(above) :].split("/")) - {""}:
                found[spelt.setdefault(name.translate(ASCII_LOWER), name)].append(ids)
        return _joined(found)

    def _held(self, query: str) -> Held:
        with self._database.reading() as connection:
            return [(name, parse_integers(photos)) for name, photos in connection.execute(query)]


def _joined(found: Mapping[str, Iterable[Ids]]) -> Held:
    return [(name, np.concatenate(list(parts))) for name, parts in found.items()]
