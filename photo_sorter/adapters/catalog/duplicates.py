"""What photos that belong together are found by, and what a person said of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.shots import shots
from photo_sorter.adapters.catalog.values import id_list, path_bytes, path_text
from photo_sorter.core.derivation import COMPARED, Derived
from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.duplicates.kinds import Decided, Kind, Verdict
from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports.derived import DerivedTable
from photo_sorter.core.ports.duplicates import HashedViews, SamePictures, Shots


class SqliteDuplicates:
    """`core.ports.DuplicateTable`."""

    def __init__(self, database: Database, derived: DerivedTable) -> None:
        self._database = database
        self._derived = derived

    def put_fingerprint(self, photo_id: PhotoId, found: Fingerprint) -> None:
        """In place of the one before; what it was compared with counts no more."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM fingerprints WHERE photo_id = ?", (photo_id,))
            connection.execute(
                "DELETE FROM same_pictures WHERE one = ? OR other = ?", (photo_id, photo_id)
            )
            connection.executemany(
                "INSERT INTO fingerprints (photo_id, hash, plane) VALUES (?, ?, ?)",
                [(photo_id, _signed(view.hash), view.plane) for view in found.views],
            )
            self._derived.forget(COMPARED.name, [photo_id])

    def views(self) -> HashedViews:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT f.id, f.photo_id, f.hash, EXISTS ("
                "  SELECT 1 FROM derived d WHERE d.name = ? AND d.photo_id = f.photo_id"
                "  AND d.version >= ?) "
                "FROM fingerprints f INDEXED BY fingerprints_by_photo ORDER BY f.photo_id",
                (COMPARED.name, COMPARED.version),
            ).fetchall()
        table = np.array(rows, np.int64).reshape(-1, 4)
        return HashedViews(
            table[:, 0], table[:, 1], table[:, 2].astype(np.uint64), table[:, 3].astype(bool)
        )

    def count_uncompared(self) -> int:
        """Photos with views that were not compared yet."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT count(DISTINCT photo_id) FROM fingerprints f "
                "INDEXED BY fingerprints_by_photo WHERE NOT EXISTS ("
                "  SELECT 1 FROM derived d WHERE d.name = ? AND d.photo_id = f.photo_id"
                "  AND d.version >= ?)",
                (COMPARED.name, COMPARED.version),
            ).fetchone()
        return int(row[0])

    def planes(self, keys: Sequence[int]) -> list[bytes]:
        """The planes of views, in the order asked for."""
        with self._database.reading() as connection:
            found = dict(
                connection.execute(
                    "SELECT id, plane FROM fingerprints "
                    "WHERE id IN (SELECT value FROM json_each(?))",
                    (id_list(set(keys)),),
                ).fetchall()
            )
        return [found[key] for key in keys]

    def add_same(self, found: SamePictures, compared: PhotoIds) -> None:
        """Keep pairs, and that these photos were compared with all others."""
        rows = [(*pair, value) for pair, value in zip(*map(np.ndarray.tolist, found), strict=True)]
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO same_pictures (one, other, sameness) "
                "SELECT :1, :2, :3 WHERE (SELECT count(*) FROM photos WHERE id IN (:1, :2)) = 2",
                [{"1": one, "2": other, "3": value} for one, other, value in rows],
            )
            there = connection.execute(
                "SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))",
                (id_list(compared.tolist()),),
            ).fetchall()
            self._derived.put(COMPARED, [Derived(PhotoId(each)) for (each,) in there])

    def same(self) -> SamePictures:
        """All pairs of visible photos."""
        with self._database.reading() as connection:
            rows = connection.execute(
                # From the pairs to their photos, which are many more.
                "SELECT s.one, s.other, s.sameness FROM same_pictures s "
                "CROSS JOIN photos p ON p.id = s.one CROSS JOIN photos q ON q.id = s.other "
                "WHERE +p.visible = 1 AND +q.visible = 1"
            ).fetchall()
        pairs = np.array([row[:2] for row in rows], np.int64).reshape(-1, 2)
        return SamePictures(pairs, np.array([row[2] for row in rows], np.float64))

    def copied(self) -> list[PhotoId]:
        """Visible photos that several files hold, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT photo_id FROM locations WHERE photo_id IS NOT NULL AND state = 'ready' "
                "GROUP BY photo_id HAVING count(*) > 1 ORDER BY photo_id"
            )
            return [PhotoId(row[0]) for row in rows]

    def shots(self) -> Shots:
        with self._database.reading() as connection:
            return shots(connection)

    def decide(self, decided: Decided) -> None:
        with self._database.transaction() as connection:
            verdict = connection.execute(
                "INSERT INTO duplicate_verdicts (kind, verdict) VALUES (?, ?) RETURNING id",
                (decided.kind.value, decided.verdict.value),
            ).fetchone()[0]
            connection.execute(
                "INSERT INTO duplicate_verdict_photos SELECT ?, id FROM photos "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (verdict, id_list(decided.photo_ids)),
            )
            connection.executemany(
                "INSERT INTO duplicate_verdict_files SELECT ?, id FROM locations WHERE path = ?",
                [(verdict, path_bytes(path)) for path in decided.paths],
            )

    def undecide(self, decided: Decided) -> None:
        """Take the last such verdict back; its files may be called otherwise by now."""
        sought = replace(decided, paths=frozenset())
        with self._database.transaction() as connection:
            for key, each in reversed(_decided(connection)):
                if replace(each, paths=frozenset()) == sought:
                    connection.execute("DELETE FROM duplicate_verdicts WHERE id = ?", (key,))
                    return

    def decided(self) -> list[Decided]:
        """Oldest first."""
        with self._database.reading() as connection:
            return [each for _, each in _decided(connection)]


def _decided(connection: sqlite3.Connection) -> list[tuple[int, Decided]]:
    photos: dict[int, list[PhotoId]] = {}
    for verdict, photo in connection.execute(
        "SELECT verdict_id, photo_id FROM duplicate_verdict_photos"
    ):
        photos.setdefault(verdict, []).append(PhotoId(photo))
    files: dict[int, list[FilePath]] = {}
    for verdict, path in connection.execute(
        "SELECT f.verdict_id, l.path FROM duplicate_verdict_files f "
        "JOIN locations l ON l.id = f.location_id"
    ):
        files.setdefault(verdict, []).append(path_text(path))
    rows = connection.execute("SELECT id, kind, verdict FROM duplicate_verdicts ORDER BY id")
    return [
        (
            key,
            Decided(
                Kind(kind),
                Verdict(verdict),
                frozenset(photos.get(key, ())),
                frozenset(files.get(key, ())),
            ),
        )
        for key, kind, verdict in rows
    ]


def _signed(value: int) -> int:
    """As SQLite's integers are."""
    return value - (1 << 64) if value >= 1 << 63 else value
