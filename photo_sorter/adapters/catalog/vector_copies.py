"""The copies of a catalog's vectors, in a folder beside it, and whether they are still true.

A copy is of a state of the catalog. The catalog names that state, anew with each change and when
copies are saved; copies that were saved at a state of another name (there was a crash since, or an
older catalog was put back) are made again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.meta import read_meta, write_meta
from photo_sorter.adapters.catalog.vector_copy import VectorCopy
from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.errors import PhotoSorterError

log = logging.getLogger(__name__)

Space = tuple[SpaceKey, int]  # with its dimensions
_STATE = "vectors_state"  # in the catalog's table `meta`


class VectorCopies:
    """Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.with_suffix(".vectors")
        self._lock = threading.Lock()
        self._copies = self._load()

    def of(self, space: Space) -> VectorCopy | None:
        """The copy of a space's vectors; None where only the catalog itself can be asked: inside a
        transaction, which reads what it has written, and where nothing can be written."""
        if self._database.read_only or self._database.in_transaction:
            return None
        found = self._find(space)
        return None if found.failed else found

    def _find(self, space: Space) -> VectorCopy:
        key, dimensions = space
        with self._lock:
            found = self._copies.get(key)
            if found is None or found.dimensions != dimensions:
                found = self._copies[key] = VectorCopy(self._file(key), dimensions)
            return found

    def change(
        self,
        connection: sqlite3.Connection,
        photo_ids: Sequence[int],
        space: Space | None = None,
    ) -> None:
        """Inside a transaction, before others see it: it changes which vectors these photos have
        in the space, or in all of them."""
        with self._lock:
            copies = list(self._copies.values())
        for copy in copies if space is None else [self._find(space)]:
            copy.begin_change(photo_ids)
            self._database.at_end(copy.end_change)
        _name_state(connection)

    def drop(self, connection: sqlite3.Connection, key: SpaceKey) -> None:
        """Inside a transaction: the space goes."""
        _name_state(connection)
        self._database.at_end(partial(self._remove, key))

    def _remove(self, key: SpaceKey) -> None:
        with self._lock:
            copy = self._copies.pop(key, None)
        if copy is not None:
            copy.remove()

    def save(self) -> None:
        """Keep the copies for the next run. What cannot be kept is made again by that."""
        with self._lock:
            copies = dict(self._copies)
        parts = {key: [copy.dimensions, copy.parts()] for key, copy in copies.items()}
        parts = {key: told for key, told in parts.items() if told[1]}
        try:
            if not parts or self._saved() == (self._state(), parts):
                return
            for copy in copies.values():
                copy.settle()
            with self._database.transaction() as connection:
                state = _name_state(connection)
            write_settled(self._head(), json.dumps({"state": state, "copies": parts}).encode())
        except (OSError, PhotoSorterError) as error:
            log.warning("The copies of the vectors are not kept: %s", error)

    def _load(self) -> dict[SpaceKey, VectorCopy]:
        try:
            state, parts = self._saved()
            if state is None or state != self._state():
                return {}
            return {
                key: VectorCopy(self._file(key), dimensions, numbers)
                for key, (dimensions, numbers) in parts.items()
            }
        except (ValueError, TypeError, AttributeError) as error:
            log.warning("The copies of the vectors are made again: %s", error)
            return {}

    def _saved(self) -> tuple[str | None, dict[SpaceKey, Any]]:
        """What the newest run that saved copies has told of them: the state of the catalog, and
        each copy's dimensions and whole parts. None where there is nothing to be read."""
        try:
            told: dict[str, Any] = json.loads(self._head().read_bytes())
            return told["state"], told["copies"]
        except FileNotFoundError:
            return None, {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("The copies of the vectors are made again: %s", error)
            return None, {}

    def _state(self) -> str | None:
        with self._database.reading() as connection:
            return read_meta(connection, _STATE)

    def _head(self) -> Path:
        return self._folder / "copies.json"

    def _file(self, key: SpaceKey) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.rows"


def _name_state(connection: sqlite3.Connection) -> str:
    state = os.urandom(16).hex()
    write_meta(connection, _STATE, state)
    return state
