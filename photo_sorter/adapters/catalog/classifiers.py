"""What was learnt of tags and albums, a row a space and subject."""

from __future__ import annotations

import json

import numpy as np

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.spaces import require_space
from photo_sorter.adapters.catalog.subjects import find_subject, make_subject
from photo_sorter.core.answers import Subject
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.learning import Classifier


class SqliteClassifiers:
    """`core.ports.ClassifierTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, space: SpaceKey, subject: Subject, classifier: Classifier) -> None:
        """In place of what was learnt before. Raises as other tables do for an unknown space."""
        with self._database.transaction() as connection:
            space_id, _ = require_space(connection, space)
            column, value = make_subject(connection, subject)
            connection.execute(
                f"DELETE FROM classifiers WHERE space_id = ? AND {column} = ?", (space_id, value)
            )
            connection.execute(
                f"INSERT INTO classifiers (space_id, {column}, weights, facts) VALUES (?, ?, ?, ?)",
                (space_id, value, _blob(classifier), _facts(classifier)),
            )

    def get(self, space: SpaceKey, subject: Subject) -> Classifier | None:
        with self._database.reading() as connection:
            named = find_subject(connection, subject)
            if named is None:
                return None
            row = connection.execute(
                "SELECT c.weights, c.facts FROM classifiers c JOIN spaces s ON s.id = c.space_id "
                f"WHERE s.key = ? AND c.{named[0]} = ?",
                (space, named[1]),
            ).fetchone()
        return None if row is None else _classifier(*row)

    def remove(self, space: SpaceKey, subject: Subject) -> None:
        with self._database.transaction() as connection:
            named = find_subject(connection, subject)
            if named is not None:
                connection.execute(
                    f"DELETE FROM classifiers WHERE {named[0]} = ? "
                    "AND space_id = (SELECT id FROM spaces WHERE key = ?)",
                    (named[1], space),
                )

    def of_tags(self, space: SpaceKey) -> dict[str, tuple[str, Classifier]]:
        """Of each tag that learnt: its group, and the classifier."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT t.name, t.group_name, c.weights, c.facts FROM classifiers c "
                "JOIN spaces s ON s.id = c.space_id JOIN tags t ON t.id = c.tag_id "
                "WHERE s.key = ? ORDER BY t.key",
                (space,),
            ).fetchall()
        return {name: (group, _classifier(weights, facts)) for name, group, weights, facts in rows}

    def of_albums(self, space: SpaceKey) -> dict[int, Classifier]:
        """By the album's id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT c.album_id, c.weights, c.facts FROM classifiers c "
                "JOIN spaces s ON s.id = c.space_id "
                "WHERE s.key = ? AND c.album_id IS NOT NULL",
                (space,),
            ).fetchall()
        return {album_id: _classifier(weights, facts) for album_id, weights, facts in rows}


def _blob(classifier: Classifier) -> bytes:
    """The weights, that of the words, the bias."""
    row = [*classifier.weights, classifier.text_weight, classifier.bias]
    return np.asarray(row, "<f4").tobytes()


def _facts(classifier: Classifier) -> str:
    return json.dumps({"answers": classifier.answers, "yes": classifier.yes})


def _classifier(weights: bytes, facts: str) -> Classifier:
    known = json.loads(facts)
    row = np.frombuffer(weights, "<f4").astype(np.float32)
    return Classifier(
        row[:-2].copy(), float(row[-2]), float(row[-1]), int(known["answers"]), int(known["yes"])
    )
