"""The person's choices as one TOML file."""

from __future__ import annotations

import dataclasses
import logging
import os
import threading
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.settings import SPECS, Settings
from photo_sorter.core.settings_migrations import MIGRATIONS, SettingsMigration, migrated

log = logging.getLogger(__name__)


class TomlSettings:
    """`core.ports.SettingsStore`. What is not understood, be it a key or the value of one, is
    kept when the file is saved: it may be another version's."""

    def __init__(self, path: Path, migrations: Sequence[SettingsMigration] = MIGRATIONS) -> None:
        self._path = path
        self._migrations = migrations
        self._lock = threading.Lock()

    def load(self) -> Settings:
        """The choices; defaults for what is absent or cannot be a setting's value. A file that is
        no TOML is kept aside as `<name>.broken`."""
        with self._lock:
            chosen, refused = _understood(self._read())
        for error in refused:
            log.warning("%s: %s The default is used.", self._path, error)
        return Settings(**chosen)

    def save(self, settings: Settings) -> None:
        """Raises DiskFullError or LibraryUnavailableError; the old file then stays."""
        with self._lock:
            content = self._read()
            chosen, _ = _understood(content)
            before = dataclasses.asdict(Settings(**chosen))
            for name, value in dataclasses.asdict(settings).items():
                if name not in content or value != before[name]:
                    content[name] = value
            write_settled(self._path, tomli_w.dumps(content).encode())

    def _read(self) -> dict[str, Any]:
        return migrated(self._read_file(), self._migrations)

    def _read_file(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:  # ValueError: not UTF-8, or not TOML
            log.warning("%s cannot be read, defaults are used: %s", self._path, error)
            self._keep_aside()
            return {}

    def _keep_aside(self) -> None:
        try:
            os.replace(self._path, self._path.with_name(self._path.name + ".broken"))
        except OSError as error:
            log.warning("%s could not be kept aside: %s", self._path, error)


def _understood(content: Mapping[str, Any]) -> tuple[dict[str, Any], list[InvalidInputError]]:
    """The values that settings can have, and what is wrong with the others."""
    chosen: dict[str, Any] = {}
    refused: list[InvalidInputError] = []
    for spec in SPECS:
        if spec.name in content:
            try:
                chosen[spec.name] = spec.fitting(content[spec.name])
            except InvalidInputError as error:
                refused.append(error)
    return chosen, refused
