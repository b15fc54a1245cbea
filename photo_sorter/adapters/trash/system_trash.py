"""Moves files to the system's trash and back, all together or not at all. Deletes none, ever."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import logging
import os
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from photo_sorter.adapters.companions import Companions
from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.adapters.trash.xdg import can_find, find_trashed, forget_info
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class _Note:
    """What is under way: files from `path` to the trash, or back from it. A file that comes back
    is known by its inode. `since` is the time in seconds of the epoch."""

    back: bool
    since: float
    files: tuple[tuple[FilePath, FilePath, int], ...]  # path, trashed, inode


def send_to_trash(path: FilePath) -> None:
    """Raises OSError where the system refuses, or the drive has no trash."""
    if _deletes_for_good(path):
        raise OSError(errno.ENOTSUP, "a network drive has no trash", path)
    from send2trash import send2trash  # not before it is needed: it looks at the home folder

    send2trash(path)


def _deletes_for_good(path: FilePath) -> bool:
    """Windows has no trash for network drives, and deletes what it is asked to put there."""
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    drive = os.path.splitdrive(os.path.abspath(path))[0] + "\\"
    return bool(windows.kernel32.GetDriveTypeW(drive) == _REMOTE)


class SystemTrash:
    """`core.ports.Trash`. What is done is noted in the folder `journal` first, under a key, and the
    note stays until `settle`; a process that dies before leaves it to `finish`."""

    def __init__(self, journal: Path, send: Callable[[FilePath], None] = send_to_trash) -> None:
        self._journal = journal
        self._send = send
        self._lock = threading.Lock()
        self._under_way: set[str] = set()

    def move(
        self, paths: Sequence[FilePath], *, alone: bool = False
    ) -> tuple[str, list[tuple[FilePath, FilePath]]]:
        """To the trash, with all that belongs to them unless `alone`. Returns a key, and of each
        file where it lay and where it lies now ("" where the system does not say).

        Raises InvalidInputError where a file is not there, and PhotoSorterError where one cannot go
        to the trash; then all are where they were."""
        beside = Companions()
        whole = paths if alone else [path for each in paths for path in (each, *beside.of(each))]
        wanted = list(dict.fromkeys(whole))
        for path in wanted:
            if not os.path.lexists(path):
                raise InvalidInputError(Problem.FILE_GONE, path=path)
        since = time.time()
        with self._lock:
            key = self._write(_Note(False, since, tuple((path, "", 0) for path in wanted)))
            for path in wanted:
                try:
                    self._send(path)
                except OSError as error:
                    self._take_back(key)
                    raise PhotoSorterError(
                        Problem.TRASH_REFUSED, path=path, detail=_reason(error)
                    ) from error
            found = find_trashed(wanted, since)
            self._under_way.add(key)
        return key, [(path, found.get(path, "")) for path in wanted]

    def restore(self, files: Sequence[tuple[FilePath, FilePath]]) -> str:
        """Back from the trash: each (path, trashed) to its path, never over another file. Returns
        a key.

        Raises InvalidInputError where one is not in the trash any more or its place is taken, and
        PhotoSorterError where the system refuses; then all are where they were."""
        for path, trashed in files:
            if not trashed or not os.path.lexists(trashed):
                raise InvalidInputError(Problem.NOT_IN_TRASH, path=path)
            if os.path.lexists(path):
                raise InvalidInputError(Problem.FILE_NAME_TAKEN, path=path)
        noted = tuple((path, trashed, os.lstat(trashed).st_ino) for path, trashed in files)
        with self._lock:
            key = self._write(_Note(True, time.time(), noted))
            try:
                for path, trashed in files:
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    os.rename(trashed, path)
            except OSError as error:
                self._take_back(key)
                raise PhotoSorterError(
                    Problem.FILE_NOT_PUT_BACK, path=path, detail=_reason(error)
                ) from error
            self._under_way.add(key)
        return key

    def is_there(self, trashed: FilePath) -> bool:
        """Whether the file still lies in the trash, as far as can be told."""
        return not trashed or os.path.lexists(trashed)

    def settle(self, key: str) -> None:
        """What was done under the key is written down."""
        with self._lock:
            self._settle(key)
            self._under_way.discard(key)

    def take_back(self, key: str) -> None:
        """What was done under the key could not be written down: the files go where they were."""
        with self._lock:
            self._take_back(key)
            self._under_way.discard(key)

    def finish(self, landed: Callable[[str], bool]) -> None:
        """Settle what a process that died left, where `landed` says of its key that it is written
        down, else take it back. Never raises: what cannot be done now is tried the next time."""
        with self._lock:
            try:
                keys = sorted(note.stem for note in self._journal.glob("*.json"))
            except OSError:
                return
            for key in keys:
                if key not in self._under_way:
                    (self._settle if landed(key) else self._take_back)(key)

    def _settle(self, key: str) -> None:
        note = self._read(key)
        if note is not None and note.back:
            for _, trashed, _ in note.files:
                forget_info(trashed)
        self._forget(key)

    def _take_back(self, key: str) -> None:
        note = self._read(key)
        if note is None:
            return
        whole = True
        found = {} if note.back else find_trashed([path for path, _, _ in note.files], note.since)
        for path, trashed, inode in reversed(note.files):
            whole &= (
                _back_to_trash(path, trashed, inode)
                if note.back
                else _back_from_trash(path, found.get(path, ""))
            )
        if whole or not can_find():  # else it would be tried in vain for ever
            self._forget(key)

    def _write(self, note: _Note) -> str:
        """Raises DiskFullError or LibraryUnavailableError."""
        key = uuid.uuid4().hex
        write_settled(self._note(key), json.dumps(asdict(note)).encode("ascii"))
        return key

    def _read(self, key: str) -> _Note | None:
        try:
            read = json.loads(self._note(key).read_text("ascii"))
            files = tuple((path, trashed, inode) for path, trashed, inode in read["files"])
            return _Note(bool(read["back"]), float(read["since"]), files)
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("%s cannot be read: %s", self._note(key), error)
            return None

    def _forget(self, key: str) -> None:
        with contextlib.suppress(OSError):  # it is looked at once more, and nothing is to be done
            self._note(key).unlink()

    def _note(self, key: str) -> Path:
        return self._journal / f"{key}.json"


def _back_from_trash(path: FilePath, trashed: FilePath) -> bool:
    """Whether the file is where it was; it never went where nothing of it is in the trash."""
    if os.path.lexists(path) or not trashed:
        return os.path.lexists(path)
    if not _moved(trashed, path):
        return False
    forget_info(trashed)
    return True


def _back_to_trash(path: FilePath, trashed: FilePath, inode: int) -> bool:
    """Whether the file is in the trash again."""
    if os.path.lexists(trashed):
        return True
    try:
        ours = os.lstat(path).st_ino == inode
    except OSError:
        return True  # somebody has moved it on
    return not ours or _moved(path, trashed)


def _moved(old: FilePath, new: FilePath) -> bool:
    try:
        os.rename(old, new)
    except OSError as error:
        log.warning("%r waits for its place %r: %s", old, new, error)
        return False
    return True


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
