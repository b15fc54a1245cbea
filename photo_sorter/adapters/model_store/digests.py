"""Remembers the digests of model folders, so that gigabytes are not read at each start."""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
from pathlib import Path

from photo_sorter.adapters.model_store.checksums import check_files
from photo_sorter.adapters.model_store.folder import digest, fingerprint

log = logging.getLogger(__name__)


class DigestCache:
    """Kept beside the model folders, since the built-in one may lie where nothing is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def of(self, folder: Path) -> str:
        """`folder.digest`, computed once for each state of the files, and the files checked. Raises
        ModelUnavailableError where they are missing or damaged."""
        state = fingerprint(folder)
        with self._lock:
            known = self._load()
            entry = known.get(str(folder))
            if entry and entry[0] == state:
                return entry[1]
            check_files(folder, downloaded=folder.parent == self._path.parent)
            value = digest(folder)
            known[str(folder)] = (state, value)
            self._save(known)
        return value

    def _load(self) -> dict[str, tuple[str, str]]:
        try:
            data = json.loads(self._path.read_text("utf-8"))
            return {str(key): (str(value[0]), str(value[1])) for key, value in data.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError, IndexError, TypeError) as error:
            log.warning("The digests in %s are computed again: %s", self._path, error)
            return {}

    def _save(self, known: dict[str, tuple[str, str]]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._path.parent, delete=False
            ) as file:
                json.dump(known, file)
            os.replace(file.name, self._path)
        except OSError as error:  # a cache that cannot be kept only costs time
            log.warning("The digests cannot be kept in %s: %s", self._path, error)
