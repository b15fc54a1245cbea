"""Photos whose vectors are near, and what they are found by."""

from __future__ import annotations

import numpy as np

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import integers, numbers
from photo_sorter.adapters.catalog.spaces import find_space, require_space
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.ports.duplicates import HashedVectors, Middle, SamePictures

_NO_PAIRS = SamePictures(np.empty((0, 2), np.int64), np.empty(0))


class SqliteAlike:
    """`core.ports.AlikeTable`. Triggers forget what was known of a vector that changes or goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def middle(self, key: SpaceKey) -> Middle | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT m.middle, m.vectors FROM vector_middles m "
                "JOIN spaces s ON s.id = m.space_id WHERE s.key = ?",
                (key,),
            ).fetchone()
        if row is None:
            return None
        return Middle(np.frombuffer(row[0], "<f4").astype(np.float32), row[1])

    def begin(self, key: SpaceKey, middle: Middle) -> None:
        """Hash anew, around another middle: every vector is to be compared again. Pairs stay."""
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, key)
            connection.execute(
                "INSERT OR REPLACE INTO vector_middles (space_id, middle, vectors) "
                "VALUES (?, ?, ?)",
                (space_id, middle.mean.astype("<f4").tobytes(), middle.vectors),
            )
            connection.execute("DELETE FROM vector_hashes WHERE space_id = ?", (space_id,))

    def hashed(self, key: SpaceKey) -> HashedVectors:
        """Of the vectors that were compared, those of hidden photos too."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            ids, hashes = integers(
                connection,
                "SELECT photo_id, hash FROM vector_hashes WHERE space_id = ?",
                (-1 if space is None else space[0],),
                columns=2,
            )
        return HashedVectors(ids, hashes.astype(np.uint64))

    def count_lacking(self, key: SpaceKey) -> int:
        """Vectors that were not compared yet."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return 0
            there, compared = (
                connection.execute(
                    f"SELECT count(*) FROM {table} WHERE space_id = ?", (space[0],)
                ).fetchone()[0]
                for table in ("vectors", "vector_hashes")
            )
        return max(0, int(there) - int(compared))

    def add(self, key: SpaceKey, compared: HashedVectors, found: SamePictures) -> None:
        """Keep pairs, and that these vectors were compared. Those that went meanwhile are passed
        over."""
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, key)
            connection.executemany(
                "INSERT OR REPLACE INTO vector_hashes (space_id, photo_id, hash) "
                "SELECT space_id, photo_id, :hash FROM vectors "
                "WHERE space_id = :space AND photo_id = :photo",
                [
                    {"space": space_id, "photo": photo_id, "hash": value}
                    for photo_id, value in zip(
                        compared.photo_ids.tolist(),
                        compared.hashes.astype(np.int64).tolist(),
                        strict=True,
                    )
                ],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO alike_pictures (space_id, one, other, cosine) "
                "SELECT :space, :one, :other, :cosine WHERE (SELECT count(*) FROM vectors "
                "  WHERE space_id = :space AND photo_id IN (:one, :other)) = 2",
                [
                    {"space": space_id, "one": one, "other": other, "cosine": cosine}
                    for (one, other), cosine in zip(
                        found.pairs.tolist(), found.sameness.tolist(), strict=True
                    )
                ],
            )

    def pairs(self, key: SpaceKey) -> SamePictures:
        """All pairs of visible photos."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return _NO_PAIRS
            ones, others, cosines = numbers(
                connection,
                "SELECT a.one, a.other, a.cosine FROM alike_pictures a "
                "CROSS JOIN photos p ON p.id = a.one CROSS JOIN photos q ON q.id = a.other "
                "WHERE a.space_id = ? AND +p.visible = 1 AND +q.visible = 1",
                (np.int64, np.int64, np.float64),
                (space[0],),
            )
        order = np.lexsort((others, ones))
        return SamePictures(np.stack([ones, others], axis=1)[order], cosines[order])
