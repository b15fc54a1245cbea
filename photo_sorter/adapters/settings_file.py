"""The person's choices as one TOML file."""

from __future__ import annotations

import dataclasses
import logging
import os
import threading
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.settings import Settings

log = logging.getLogger(__name__)


class TomlSettings:
    """`core.ports.SettingsStore`. Keys of another version are kept when the file is saved."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def load(self) -> Settings:
        """The choices; defaults for what is absent or of a wrong type. A file that is no TOML is
        kept aside as `<name>.broken`."""
        with self._lock:
            stored = self._read()
        chosen: dict[str, Any] = {}
        for field in dataclasses.fields(Settings):
            if field.name in stored:
                value = _as_type_of(field.default, stored[field.name])
                if value is None:
                    log.warning("%s: %s is not understood", self._path, field.name)
                else:
                    chosen[field.name] = value
        return Settings(**chosen)

    def save(self, settings: Settings) -> None:
        """Raises DiskFullError or LibraryUnavailableError; the old file then stays."""
        with self._lock:
            content = self._read() | dataclasses.asdict(settings)
            write_settled(self._path, tomli_w.dumps(content).encode())

    def _read(self) -> dict[str, Any]:
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


def _as_type_of(default: object, value: object) -> object | None:
    """`value` where it is of the type of `default`; a whole number may stand for a float."""
    if type(value) is type(default):
        return value
    if isinstance(default, float) and type(value) is int:
        return float(value)
    return None
