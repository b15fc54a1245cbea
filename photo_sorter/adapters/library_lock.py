"""One process at a time owns a library."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from filelock import FileLock, Timeout

from photo_sorter.core.errors import LibraryLockedError, LibraryUnavailableError
from photo_sorter.core.problems import Problem


class LibraryLock:
    """A lock file in the library's folder, locked through the operating system: it is free
    again as soon as its process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._owner_file = folder / "lock.pid"  # the lock file itself is emptied at each attempt
        # No soft lock in place of a real one: it would outlive a process that is killed.
        self._lock = FileLock(folder / "lock", thread_local=False, fallback_to_soft=False)

    def acquire(self) -> None:
        """Take the lock without waiting. Raises LibraryLockedError where another process has
        it, LibraryUnavailableError where the file system cannot lock."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise self._locked() from error
        except (OSError, NotImplementedError) as error:
            raise LibraryUnavailableError(
                Problem.LIBRARY_NOT_LOCKABLE, path=str(self._folder), detail=str(error)
            ) from error
        self._note_owner()

    def release(self) -> None:
        """Let go of the lock; nothing to do where it is not held."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):  # a read-only disk: the name in it is stale then
                self._owner_file.unlink(missing_ok=True)
            self._lock.release()

    def _note_owner(self) -> None:
        try:
            self._owner_file.write_text(str(os.getpid()), encoding="ascii")
        except OSError as error:
            self._lock.release()
            raise LibraryUnavailableError(
                Problem.LIBRARY_FOLDER_NOT_WRITABLE, path=str(self._folder), detail=str(error)
            ) from error

    def _locked(self) -> LibraryLockedError:
        path = str(self._folder)
        try:
            owner = int(self._owner_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return LibraryLockedError(Problem.LIBRARY_LOCKED, path=path)
        return LibraryLockedError(Problem.LIBRARY_LOCKED_BY, path=path, process=str(owner))
