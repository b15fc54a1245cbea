"""How the base of a merge is written in the database."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from typing import Any

from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_state import FileState
from photo_sorter.core.photo import PhotoId


def state_text(state: FileState) -> str:
    """JSON without what is absent; `own` only where it differs."""
    said = {"fields": _plain(state.fields)}
    if state.own != state.fields:
        said["own"] = _plain(state.own)
    return json.dumps(said, separators=(",", ":"))


def state_from(text: str) -> FileState:
    said = json.loads(text)
    fields = _fields(said["fields"])
    return FileState(fields, _fields(said["own"]) if "own" in said else fields)


def states_of(connection: sqlite3.Connection, photo_id: PhotoId | int) -> list[FileState]:
    """Of all sidecars of a photo."""
    rows = connection.execute("SELECT state FROM sidecar_bases WHERE photo_id = ?", (photo_id,))
    return [state_from(text) for (text,) in rows]


def _plain(fields: FileFields) -> dict[str, Any]:
    return {name: value for name, value in asdict(fields).items() if value not in (None, ())}


def _fields(said: dict[str, Any]) -> FileFields:
    return FileFields(**{**said, "keywords": tuple(said.get("keywords", ()))})
