"""The library's settings: one owner, which writes each change and tells of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from photo_sorter.core.access import Access
from photo_sorter.core.errors import EngineError
from photo_sorter.core.events import EventBus, SettingsChanged
from photo_sorter.core.ports import SettingsStore
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings, validate


class CurrentSettings:
    """Keeps the settings in memory and writes them through to their store.

    Callers name what they change. Nobody hands in a whole: it would write back what somebody else
    changed meanwhile. May be used from any thread."""

    def __init__(
        self,
        access: Access,
        store: SettingsStore,
        events: EventBus,
        writes_inside: Callable[[], bool] = lambda: True,
    ) -> None:
        """`writes_inside`: whether this machine has what it takes to write into pictures."""
        self._writes_inside = writes_inside
        self._access = access
        self._store = store
        self._events = events
        self._lock = threading.Lock()
        self._settings = store.load()

    def current(self) -> Settings:
        """What holds now."""
        return self._settings

    def change(self, **values: object) -> None:
        """Set these fields of `Settings` and keep the others; publishes SettingsChanged where one
        of them was different.

        Raises InvalidInputError for a value that a setting cannot have, NotFoundError for a
        setting that there is not, EngineError where a program that it needs is missing,
        LibraryLockedError, DiskFullError or LibraryUnavailableError; then nothing is changed."""
        self._access.check()
        valid = {name: validate(name, value) for name, value in values.items()}
        with self._lock:
            before = self._settings
            after = replace(before, **valid)  # type: ignore[arg-type]
            if after == before:
                return
            if after.write_into_files and not before.write_into_files and not self._writes_inside():
                raise EngineError(Problem.EXIFTOOL_MISSING)
            self._store.save(after)
            self._settings = after
        self._events.publish(SettingsChanged(before, after))
