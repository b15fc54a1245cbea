"""Photos' vectors, and the outbox that the vector index is brought up from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photo_sorter.adapters.catalog.listings import integers
from photo_sorter.adapters.catalog.spaces import SqliteSpaces, find_space, require_space
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.embedding import SpaceKey, Vectors, to_blob
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import PhotoIds

_CHUNK = 2_000  # rows unpacked at a time: bounds what a large matrix needs besides itself
_NOT_HIDDEN = "photo_id NOT IN (SELECT id FROM photos WHERE visible = 0)"


class SqliteVectors(SqliteSpaces):
    """`core.ports.VectorTable`. Reading from a space that is not known gives nothing; writing to
    one raises NotFoundError."""

    def put(self, key: SpaceKey, vectors: Sequence[tuple[PhotoId, Vectors]]) -> None:
        """Store (d,) vectors with an outbox row each. Photos purged meanwhile are passed over."""
        with self._database.transaction() as connection:
            space_id, dimensions = require_space(connection, key)
            for photo_id, vector in vectors:
                if vector.shape != (dimensions,):
                    raise ValueError(f"{key} has {dimensions} dimensions, not {vector.shape}")
                stored = connection.execute(
                    "INSERT INTO vectors (space_id, photo_id, vector) "
                    "SELECT ?, id, ? FROM photos WHERE id = ? "
                    "ON CONFLICT (space_id, photo_id) DO UPDATE SET vector = excluded.vector",
                    (space_id, to_blob(vector), photo_id),
                ).rowcount
                if stored:
                    connection.execute(
                        "INSERT INTO outbox (space_id, photo_id) VALUES (?, ?)",
                        (space_id, photo_id),
                    )

    def get(
        self, key: SpaceKey, photo_ids: Sequence[PhotoId] | PhotoIds
    ) -> tuple[PhotoIds, Vectors]:
        """The vectors there are, (m,) ids and (m, d) float32, in the order asked for."""
        wanted = np.asarray(photo_ids, dtype=np.int64)
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return _empty(0, 0)
            rows = connection.execute(
                "SELECT photo_id, vector FROM vectors "
                "WHERE space_id = ? AND photo_id IN (SELECT value FROM json_each(?))",
                (space[0], id_list(wanted)),
            ).fetchall()
        if not rows:
            return _empty(0, space[1])
        place = {row[0]: index for index, row in enumerate(rows)}
        order = [place[i] for i in wanted.tolist() if i in place]
        ids, vectors = _empty(len(rows), space[1])
        _unpack(rows, ids, vectors)
        return ids[order], vectors[order]

    def matrix(self, key: SpaceKey) -> tuple[PhotoIds, Vectors]:
        """All vectors of visible photos: (n,) ids ascending, (n, d) float32."""
        with self._database.reading() as connection:
            connection.execute("BEGIN")  # counting and reading see the same photos
            try:
                space = find_space(connection, key)
                if space is None:
                    return _empty(0, 0)
                space_id, dimensions = space
                (count,) = connection.execute(
                    f"SELECT count(*) FROM vectors WHERE space_id = ? AND {_NOT_HIDDEN}",
                    (space_id,),
                ).fetchone()
                ids, vectors = _empty(count, dimensions)
                rows = connection.execute(
                    f"SELECT photo_id, vector FROM vectors WHERE space_id = ? AND {_NOT_HIDDEN} "
                    "ORDER BY photo_id",
                    (space_id,),
                )
                start = 0
                while chunk := rows.fetchmany(_CHUNK):
                    end = start + len(chunk)
                    _unpack(chunk, ids[start:end], vectors[start:end])
                    start = end
            finally:
                connection.execute("ROLLBACK")
        return ids, vectors

    def count(self, key: SpaceKey) -> int:
        """Visible photos that have a vector in the space."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return 0
            # All of them less the hidden ones: far quicker than a look at every photo.
            row = connection.execute(
                "SELECT (SELECT count(*) FROM vectors WHERE space_id = :space) - "
                "(SELECT count(*) FROM photos p JOIN vectors v ON v.photo_id = p.id "
                " AND v.space_id = :space WHERE p.visible = 0)",
                {"space": space[0]},
            ).fetchone()
        return int(row[0])

    def ids(self, key: SpaceKey) -> PhotoIds:
        """Sorted ids of all vectors in the space: what the index must hold."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return _empty(0, 0)[0]
            ids = integers(
                connection, "SELECT photo_id FROM vectors WHERE space_id = ?", (space[0],)
            )[0]
        return np.sort(ids)

    def outbox(self, key: SpaceKey, limit: int) -> list[tuple[int, PhotoId]]:
        """The oldest outbox rows: sequence number and photo."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT sequence, photo_id FROM outbox "
                "WHERE space_id = (SELECT id FROM spaces WHERE key = ?) "
                "ORDER BY sequence LIMIT ?",
                (key, limit),
            )
            return [(sequence, PhotoId(photo_id)) for sequence, photo_id in rows]

    def acknowledge(self, key: SpaceKey, up_to: int) -> None:
        """Delete outbox rows of the space with sequence <= `up_to`."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM outbox WHERE space_id = (SELECT id FROM spaces WHERE key = ?) "
                "AND sequence <= ?",
                (key, up_to),
            )


def _empty(count: int, dimensions: int) -> tuple[PhotoIds, Vectors]:
    return np.empty(count, dtype=np.int64), np.empty((count, dimensions), dtype=np.float32)


def _unpack(rows: list[tuple[int, bytes]], ids: PhotoIds, vectors: Vectors) -> None:
    """Fill (m,) ids and (m, d) normalised vectors from m rows of id and blob, in place: at a
    hundred thousand rows, every copy that is saved counts."""
    packed = b"".join([blob for _, blob in rows])
    ids[:] = [photo_id for photo_id, _ in rows]
    vectors[:] = np.frombuffer(packed, dtype="<f2").reshape(vectors.shape)
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    vectors /= np.maximum(norms, 1e-12)[:, None]
