"""Embedding spaces, which of them answers, and cached text vectors."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.vector_blobs import from_blob, to_blob
from photo_sorter.adapters.catalog.vector_copies import VectorCopies
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.pca_projection import PcaProjection
from photo_sorter.core.ports import IndexState
from photo_sorter.core.problems import Problem

_MEANING, _LOOK = 1, 2  # what a space is active for: `spaces.active`
KEPT_TEXTS = 50_000  # the oldest texts leave the cache beyond that


def find_space(connection: sqlite3.Connection, key: SpaceKey) -> tuple[int, int] | None:
    """Row id and dimensions of a space; None where it is not known."""
    row: tuple[int, int] | None = connection.execute(
        "SELECT id, dimensions FROM spaces WHERE key = ?", (key,)
    ).fetchone()
    return row


def require_space(connection: sqlite3.Connection, key: SpaceKey) -> tuple[int, int]:
    """As `find_space`; raises NotFoundError."""
    found = find_space(connection, key)
    if found is None:
        raise NotFoundError(Problem.MODEL_WITHOUT_VECTORS, name=key)
    return found


class SqliteSpaces:
    """The part of `core.ports.VectorTable` that is about spaces, not photos."""

    def __init__(self, database: Database, copies: VectorCopies) -> None:
        self._database = database
        self._copies = copies

    def add_space(self, space: EmbeddingSpace) -> None:
        """Make the space known (again); its model's name is brought up to date."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO spaces (key, model_name, dimensions) VALUES (?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET model_name = excluded.model_name",
                (space.key, space.model_name, space.dimensions),
            )

    def spaces(self) -> list[EmbeddingSpace]:
        return self._select("ORDER BY id")

    def active_space(self) -> EmbeddingSpace | None:
        return self._answering(_MEANING)

    def active_look(self) -> EmbeddingSpace | None:
        return self._answering(_LOOK)

    def _answering(self, purpose: int) -> EmbeddingSpace | None:
        found = self._select(f"WHERE active = {purpose}")
        return found[0] if found else None

    def _select(self, condition: str) -> list[EmbeddingSpace]:
        with self._database.reading() as connection:
            return [
                EmbeddingSpace(SpaceKey(key), model_name, dimensions)
                for key, model_name, dimensions in connection.execute(
                    f"SELECT key, model_name, dimensions FROM spaces {condition}"
                )
            ]

    def set_active(self, key: SpaceKey) -> None:
        self._answer_by(key, _MEANING)

    def set_active_look(self, key: SpaceKey) -> None:
        self._answer_by(key, _LOOK)

    def _answer_by(self, key: SpaceKey, purpose: int) -> None:
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, key)
            connection.execute("UPDATE spaces SET active = 0 WHERE active = ?", (purpose,))
            connection.execute("UPDATE spaces SET active = ? WHERE id = ?", (purpose, space_id))

    def drop_space(self, key: SpaceKey) -> None:
        """Delete a space with its vectors, texts and the tags that its model gave. An unknown
        one is nothing to do; the active one raises InvalidInputError."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT id, active FROM spaces WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return
            if row[1]:
                raise InvalidInputError(Problem.MODEL_ANSWERS_SEARCHES)
            for statement in (
                "DELETE FROM outbox WHERE space_id = ?",
                "DELETE FROM vectors WHERE space_id = ?",
                "DELETE FROM texts WHERE space_id = ?",
                "DELETE FROM classifiers WHERE space_id = ?",
                "DELETE FROM tag_marks WHERE by_person = 0 AND space_id = ?",
                "UPDATE tag_marks SET space_id = NULL WHERE space_id = ?",
                "DELETE FROM spaces WHERE id = ?",
            ):
                connection.execute(statement, (row[0],))
            self._copies.drop(connection, key)

    def index_state(self, key: SpaceKey) -> IndexState:
        with self._database.reading() as connection:
            space_id, dimensions = require_space(connection, key)
            generation, needs_rebuild, axes = connection.execute(
                "SELECT generation, needs_rebuild, axes FROM spaces WHERE id = ?", (space_id,)
            ).fetchone()
        return IndexState(generation, bool(needs_rebuild), _to_axes(axes, dimensions))

    def set_index_state(self, key: SpaceKey, state: IndexState) -> None:
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, key)
            connection.execute(
                "UPDATE spaces SET generation = ?, needs_rebuild = ?, axes = ? WHERE id = ?",
                (state.generation, int(state.needs_rebuild), _of_axes(state.axes), space_id),
            )

    def texts(self, key: SpaceKey, texts: Sequence[str]) -> dict[str, Vectors]:
        """Cached float32 (d,) vectors of texts; those not cached are missing."""
        found: dict[str, Vectors] = {}
        with self._database.reading() as connection:
            space = find_space(connection, key)
            if space is None:
                return {}
            for text in dict.fromkeys(texts):
                row = connection.execute(
                    "SELECT vector FROM texts WHERE space_id = ? AND text = ?", (space[0], text)
                ).fetchone()
                if row is not None:
                    found[text] = from_blob(row[0])
        return found

    def put_texts(self, key: SpaceKey, vectors: Mapping[str, Vectors]) -> None:
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, key)
            connection.executemany(
                "INSERT INTO texts (space_id, text, vector) VALUES (?, ?, ?) "
                "ON CONFLICT (space_id, text) DO UPDATE SET vector = excluded.vector",
                ((space_id, text, to_blob(vector)) for text, vector in vectors.items()),
            )
            connection.execute(
                "DELETE FROM texts WHERE id <= (SELECT max(id) FROM texts) - ?", (KEPT_TEXTS,)
            )


def _of_axes(axes: PcaProjection | None) -> bytes | None:
    return None if axes is None else axes.rows.astype("<f4").tobytes()


def _to_axes(blob: bytes | None, dimensions: int) -> PcaProjection | None:
    if blob is None:
        return None
    rows = np.frombuffer(blob, "<f4").reshape(-1, dimensions)
    return PcaProjection(rows.astype(np.float32, copy=False))
