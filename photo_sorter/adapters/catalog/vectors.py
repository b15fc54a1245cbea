"""Photos' vectors, and the outbox that the vector index is brought up from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photo_sorter.adapters.catalog.integers import integers, parse_integers
from photo_sorter.adapters.catalog.listings import hidden_among
from photo_sorter.adapters.catalog.outbox import forget_vectors
from photo_sorter.adapters.catalog.spaces import SqliteSpaces, find_space, require_space
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.adapters.catalog.vector_blobs import from_blobs, to_blob
from photo_sorter.adapters.catalog.vector_copy import VectorCopy
from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import PhotoIds


class SqliteVectors(SqliteSpaces):
    """`core.ports.VectorTable`. Reading from a space that is not known gives nothing; writing to
    one raises NotFoundError. What is laid out is read from `VectorCopies`, the rest from SQLite."""

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
            ids = [photo_id for photo_id, _ in vectors]
            self._copies.change(connection, ids, (key, dimensions))

    def forget(self, photo_id: PhotoId) -> None:
        """Take away a photo's vectors in all spaces; the outbox tells the index of it."""
        with self._database.transaction() as connection:
            forget_vectors(connection, [photo_id])
            self._copies.change(connection, [photo_id])

    def copy(self, source: PhotoId, target: PhotoId) -> None:
        """Give the photo `target` the vectors that `source` has, in all spaces."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT s.key, s.dimensions, v.vector FROM vectors v "
                "JOIN spaces s ON s.id = v.space_id WHERE v.photo_id = ?",
                (source,),
            ).fetchall()
            for key, dimensions, blob in rows:
                vector = from_blobs(blob, dimensions)[0]
                self.put(key, [(target, vector)])

    def get(
        self, key: SpaceKey, photo_ids: Sequence[PhotoId] | PhotoIds
    ) -> tuple[PhotoIds, Vectors]:
        """The vectors there are, (m,) ids and (m, d) float32, in the order asked for."""
        ids = np.asarray(photo_ids, dtype=np.int64)
        copy = self._copy(key)
        there = np.zeros(len(ids), np.bool_) if copy is None else copy.has(ids)
        copied = copy.get(ids[there]) if copy is not None and there.any() else None
        if copied is None:
            return self._looked_up(key, ids)
        if there.all():
            return copied
        others = self._looked_up(key, ids[~there])
        places = [
            np.flatnonzero(part)[np.isin(ids[part], found[0])]
            for part, found in ((there, copied), (~there, others))
        ]
        order = np.argsort(np.concatenate(places))
        vectors: Vectors = np.concatenate([copied[1], others[1]])[order]
        return np.concatenate([copied[0], others[0]])[order], vectors

    def _copy(self, key: SpaceKey) -> VectorCopy | None:
        with self._database.reading() as connection:
            space = find_space(connection, key)
        return None if space is None else self._copies.of((key, space[1]))

    def _looked_up(self, key: SpaceKey, ids: PhotoIds) -> tuple[PhotoIds, Vectors]:
        """The list is walked through, and each vector looked up."""
        return self._read(
            key,
            "SELECT photo_id, vector FROM json_each(:ids) CROSS JOIN vectors"
            " ON space_id = :space AND photo_id = value",
            {"ids": id_list(ids)},
        )

    def extent(self, key: SpaceKey) -> range:
        """From the lowest id that has a vector in the space to the highest."""
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return range(0)
            low, high = (
                connection.execute(
                    f"SELECT {end}(photo_id) FROM vectors WHERE space_id = ?", (space[0],)
                ).fetchone()[0]
                for end in ("min", "max")  # each by itself is one look into the index
            )
        return range(0) if low is None else range(low, high + 1)

    def block(self, key: SpaceKey, ids: range) -> tuple[PhotoIds, Vectors]:
        """The vectors of visible photos of the id range: (n,) ids ascending, (n, d) float32."""
        copy = self._copy(key)
        found = None if copy is None else copy.block(ids)
        if found is None:
            found = self._range(key, ids)
        with self._database.reading() as connection:
            hidden = hidden_among(connection, found[0])
        if not len(hidden):
            return found
        seen = ~np.isin(found[0], hidden)
        return found[0][seen], found[1][seen]

    def lay_out(self, key: SpaceKey, ids: range) -> None:
        """Copy what of the id range is not copied."""
        copy = self._copy(key)
        if copy is not None:
            for part, state in copy.lacking(ids):
                if not copy.fill(part, state, *self._range(key, part)):
                    return

    def _range(self, key: SpaceKey, ids: range) -> tuple[PhotoIds, Vectors]:
        """The vectors of all photos of the id range, ascending."""
        return self._read(
            key,
            "SELECT photo_id, vector FROM vectors"
            " WHERE space_id = :space AND photo_id >= :start AND photo_id < :stop"
            " ORDER BY photo_id",
            {"start": ids.start, "stop": ids.stop},
        )

    def _read(
        self, key: SpaceKey, rows: str, parameters: dict[str, object]
    ) -> tuple[PhotoIds, Vectors]:
        """The vectors of a query for `photo_id, vector` in `:space`, in its order.

        SQLite hands over all blobs as one, several times faster than an object a row, and without
        holding up Python's other threads. Both aggregates see the rows in the same order.
        """
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return _empty(0, 0)
            space_id, dimensions = space
            numbers, blobs = connection.execute(
                "SELECT json_group_array(photo_id), CAST(group_concat(vector, '') AS BLOB) "
                f"FROM ({rows})",
                {"space": space_id, **parameters},
            ).fetchone()
        if blobs is None:
            return _empty(0, dimensions)
        return parse_integers(numbers), from_blobs(blobs, dimensions)

    def count(self, key: SpaceKey) -> int:
        """Visible photos that have a vector in the space."""
        with self._database.reading() as connection:
            # All of them less the hidden ones: far quicker than a look at every photo.
            row = connection.execute(
                "SELECT count(*) FROM photos p CROSS JOIN vectors v ON v.photo_id = p.id "
                "AND v.space_id = (SELECT id FROM spaces WHERE key = ?) WHERE p.visible = 0",
                (key,),
            ).fetchone()
        return self.stored(key) - int(row[0])

    def stored(self, key: SpaceKey) -> int:
        """How many vectors there are in the space, those of hidden photos too."""
        with self._database.reading() as connection:
            spaces = [row[0] for row in connection.execute("SELECT key FROM spaces")]
            # SQLite counts a whole table without a look at its rows.
            one = "WHERE space_id = (SELECT id FROM spaces WHERE key = ?)"
            query, parameters = ("", ()) if spaces == [key] else (one, (key,))
            row = connection.execute(f"SELECT count(*) FROM vectors {query}", parameters).fetchone()
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

    def outbox_count(self, key: SpaceKey) -> int:
        """How many photos the outbox tells of."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT count(DISTINCT photo_id) FROM outbox "
                "WHERE space_id = (SELECT id FROM spaces WHERE key = ?)",
                (key,),
            ).fetchone()
        return int(row[0])

    def last_in_outbox(self, key: SpaceKey) -> int:
        """The newest row's sequence number; 0 where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT max(sequence) FROM outbox "
                "WHERE space_id = (SELECT id FROM spaces WHERE key = ?)",
                (key,),
            ).fetchone()
        return int(row[0] or 0)

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
