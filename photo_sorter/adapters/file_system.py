"""Folders on disk: what is in them now."""

from __future__ import annotations

import errno
import logging
import os
import stat
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from photo_sorter.adapters.companions import Companions, Move, names_in
from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.adapters.file_names import (
    NO_MEDIA,
    is_original,
    is_photo_library,
    is_skipped_folder,
    is_skipped_in,
    is_skipped_name,
)
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.mounts import file_system_at, reports_changes
from photo_sorter.adapters.renaming import finish_renames, rename_all, settle, take_back
from photo_sorter.core.companions import RAW, SHOWN, ending_of, raw_parts
from photo_sorter.core.photo import FilePath, FileStamp, Stamps, is_inside
from photo_sorter.core.ports import FoundFile, ScanProblem, Scope
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_NO_STAMP = FileStamp(size=0, mtime_ns=0, inode=0, device=0)


def _too_long(path: FilePath) -> FoundFile:
    """A file, or a folder with all that is in it, that the system gives no way to name."""
    return FoundFile(path, _NO_STAMP, Problem.SKIPPED_PATH_TOO_LONG)


def _leads_back(link: FilePath, scope: Scope) -> bool:
    """Whether files behind the link are met by another way, or a root is."""
    real = os.path.realpath(link)
    for root in (scope.root, *scope.roots):
        other = os.path.realpath(root)
        if real == other or is_inside(real, other) or is_inside(other, real):
            return True
    return False


class LocalFileSystem:
    """`core.ports.FileSystem`. `is_picture(name)` tells pictures by their name; `skip_reason`
    says why another file is passed over, and `holds_picture(path)` looks into those whose name does
    not tell: it may raise OSError. Renames are noted in the folder
    `rename_journal`; without one they cannot be taken back, so nothing is renamed."""

    def __init__(
        self,
        is_picture: Callable[[str], bool],
        skip_reason: Callable[[str], Problem],
        mountinfo: Path = Path("/proc/self/mountinfo"),
        rename_journal: Path | None = None,
        holds_picture: Callable[[FilePath], bool] = lambda _: False,
    ) -> None:
        self._is_picture = is_picture
        self._skip_reason = skip_reason
        self._holds_picture = holds_picture
        self._mountinfo = mountinfo
        self._rename_journal = rename_journal
        self._renaming = threading.Lock()
        self._under_way: set[str] = set()  # renames that are not written down yet
        self._lock = threading.Lock()
        self._unreadable: dict[FilePath, list[FilePath]] = {}  # by the directory scanned
        self._links: dict[FilePath, list[FilePath]] = {}  # that were followed, by the same

    def root_problem(self, root: FilePath) -> ScanProblem | None:
        """None where the folder is there and can be listed."""
        try:
            with os.scandir(root):
                return None
        except (FileNotFoundError, NotADirectoryError):
            return ScanProblem.VANISHED
        except OSError as error:
            log.warning("%r cannot be listed: %s", root, error)
            return ScanProblem.UNREADABLE

    def scan(
        self,
        directory: FilePath,
        cancelled: Callable[[], bool],
        expected: Stamps | None = None,
        scope: Scope | None = None,
        not_pictures: Mapping[FilePath, tuple[int, int]] | None = None,
    ) -> Iterator[FoundFile]:
        """Every file below `directory` that is not as `expected`, in no order. `not_pictures` are
        sizes and times (ns) of files that need not be looked into again. A directory that
        can be reached by two ways is entered once, so that no link leads in a circle. What cannot
        be listed is logged and remembered for `unreadable_directories`. `cancelled` is asked once
        a directory and ends the scan early."""
        scope = scope or Scope(directory)
        unreadable: list[FilePath] = []
        links = [directory] if directory != scope.root and os.path.islink(directory) else []
        self._forget_scans(directory)
        visited: set[tuple[int, int]] = set()
        waiting = [directory]
        try:
            while waiting and not cancelled():
                current = waiting.pop()
                try:
                    status = os.stat(current)
                    if (status.st_dev, status.st_ino) in visited:
                        continue
                    visited.add((status.st_dev, status.st_ino))
                    with os.scandir(current) as entries:
                        listed = list(entries)
                except OSError as error:
                    log.warning("%r cannot be listed and is passed over: %s", current, error)
                    unreadable.append(current)
                    if error.errno == errno.ENAMETOOLONG:
                        yield _too_long(current)
                    continue
                if NO_MEDIA in [entry.name for entry in listed]:
                    continue
                if is_photo_library(os.path.basename(current)):
                    listed = [entry for entry in listed if is_original(entry.name)]
                wanted = {} if expected is None else expected
                directories: list[os.DirEntry[str]] = []
                files = self._look_at(listed, directories, wanted, scope, not_pictures or {})
                yield from self._with_parts(files, listed, wanted, scope)
                for entry in directories:
                    if self._enters(entry, scope, links):
                        waiting.append(entry.path)
        finally:
            with self._lock:
                self._unreadable[directory] = unreadable
                self._links[directory] = links

    def _look_at(
        self,
        entries: list[os.DirEntry[str]],
        directories: list[os.DirEntry[str]],
        expected: Stamps,
        scope: Scope,
        not_pictures: Mapping[FilePath, tuple[int, int]],
    ) -> list[FoundFile]:
        """The files among a directory's entries; its directories are added to `directories`, and
        files that are as `expected` are taken out of that. One loop without calls that can be
        spared: it runs for every file at each start."""
        files: list[FoundFile] = []
        is_picture, skip_reason, tick_off = self._is_picture, self._skip_reason, expected.pop
        excluded = scope.excluded
        for entry in entries:
            path, name = entry.path, entry.name
            before = tick_off(path, None)
            try:
                if before is not None:
                    now = entry.stat()
                    if (now.st_size, now.st_mtime_ns, now.st_ino, now.st_dev) == before:
                        continue
                    expected[path] = before
                if is_skipped_name(name):
                    continue
                if entry.is_file():  # not a pipe, socket, device, link that leads nowhere
                    if excluded is not None and excluded(path, False):
                        continue
                    reason = None if is_picture(name) else skip_reason(name)
                    stamp = stamp_of(entry.stat())
                    if reason is Problem.SKIPPED_BY_CONTENT:
                        reason = self._look_into(path, stamp, not_pictures)
                    files.append(FoundFile(path, stamp, reason))
                elif entry.is_dir():
                    directories.append(entry)
            except OSError as error:  # gone since it was listed, a link to itself, a failing disk
                log.info("%r is passed over: %s", path, error)
                if before is not None:
                    expected[path] = before
                if error.errno == errno.ENAMETOOLONG:
                    files.append(_too_long(path))
        return files

    def _with_parts(
        self,
        files: list[FoundFile],
        entries: list[os.DirEntry[str]],
        expected: Stamps,
        scope: Scope,
    ) -> list[FoundFile]:
        """RAWs that are parts are marked so, and given too where they were as expected. Without a
        RAW or a picture that may have one among `files` there is nothing to look for."""
        if not any((ending := ending_of(x.path)) in SHOWN or ending in RAW for x in files):
            return files
        parts = raw_parts(entry.name for entry in entries)
        if not parts:
            return files
        by_name = {entry.name: entry for entry in entries}
        by_path = {file.path: file for file in files}
        for raw, shown in parts.items():
            entry, main = by_name[raw], by_name[shown]
            if scope.excluded is not None and scope.excluded(main.path, False):
                continue
            try:
                if entry.is_file() and main.is_file() and not is_skipped_name(shown):
                    stamp = stamp_of(entry.stat())
                    found = FoundFile(entry.path, stamp, Problem.SKIPPED_PART, main.path)
                    if entry.path not in by_path:
                        expected[entry.path] = stamp
                    by_path[entry.path] = found
            except OSError as error:
                log.info("%r is passed over: %s", entry.path, error)
        return list(by_path.values())

    def _enters(self, entry: os.DirEntry[str], scope: Scope, links: list[FilePath]) -> bool:
        """Whether a scan looks into a directory whose name says nothing against it."""
        if is_skipped_folder(entry.name):
            return False
        if scope.excluded is not None and scope.excluded(entry.path, True):
            return False
        if entry.is_symlink():
            if _leads_back(entry.path, scope):
                return False
            links.append(entry.path)
        return True

    def passes_over(self, path: FilePath, scope: Scope) -> bool:
        """Whether a scan passes this over, in a directory that it does not pass over."""
        is_directory = os.path.isdir(path)
        if path != scope.root:
            if is_skipped_in(*os.path.split(path)):
                return True
            if scope.excluded is not None and scope.excluded(path, is_directory):
                return True
            if is_directory and os.path.islink(path) and _leads_back(path, scope):
                return True
        return is_directory and os.path.lexists(os.path.join(path, NO_MEDIA))

    def links(self, root: FilePath) -> list[FilePath]:
        """Links to directories below the root that its last scans have followed."""
        with self._lock:
            found = [path for paths in self._links.values() for path in paths]
        return [path for path in found if is_inside(path, root) and os.path.isdir(path)]

    def exists(self, path: FilePath) -> bool:
        return os.path.exists(path)

    def found(self, path: FilePath) -> FoundFile | None:
        """One path as `scan` would report it, its own name included; None where no such file is
        there."""
        name = os.path.basename(path)
        if is_skipped_name(name):
            return None
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return None
        return self._file(path, name, status) if stat.S_ISREG(status.st_mode) else None

    def _file(self, path: FilePath, name: str, status: os.stat_result) -> FoundFile | None:
        stamp = stamp_of(status)
        reason = None if self._is_picture(name) else self._skip_reason(name)
        if reason is Problem.SKIPPED_BY_CONTENT:
            try:
                reason = self._look_into(path, stamp, {})
            except OSError:
                return None
        return FoundFile(path, stamp, reason)

    def _look_into(
        self, path: FilePath, stamp: FileStamp, known: Mapping[FilePath, tuple[int, int]]
    ) -> Problem | None:
        """Why a file is passed over whose name does not tell what it is; None for a picture."""
        is_known = known.get(path) == (stamp.size, stamp.mtime_ns)
        if not stamp.size or is_known or not self._holds_picture(path):
            return Problem.SKIPPED_BY_CONTENT
        return None

    def content_hash(self, path: FilePath) -> str | None:
        """The hash of the file's present bytes; None where it cannot be read."""
        return hash_file(path)

    def unreadable_directories(self) -> list[FilePath]:
        """Directories that the last scan of each directory could not list: nothing below them
        may be taken for deleted."""
        with self._lock:
            return [path for paths in self._unreadable.values() for path in paths]

    def _forget_scans(self, directory: FilePath) -> None:
        """Drop what earlier scans of `directory`, or of places inside it, remembered."""
        inside = directory.rstrip(os.sep) + os.sep
        with self._lock:
            for scanned in list(self._unreadable):
                if scanned == directory or scanned.startswith(inside):
                    del self._unreadable[scanned]
            for scanned, links in list(self._links.items()):
                kept = [path for path in links if not path.startswith(inside)]
                self._links[scanned] = kept
                if scanned == directory or scanned.startswith(inside):
                    del self._links[scanned]

    def sends_events(self, root: FilePath) -> bool:
        """Whether the file system under `root` reports changes. Where that cannot be told, it
        is taken to."""
        kind = file_system_at(root, self._mountinfo)
        return kind is None or reports_changes(kind)

    def is_directory(self, path: FilePath) -> bool:
        return os.path.isdir(path)

    def device_of_empty(self, path: FilePath) -> int | None:
        above = os.path.dirname(path)
        while True:
            try:
                with os.scandir(above) as entries:
                    return os.stat(above).st_dev if next(entries, None) is None else None
            except (FileNotFoundError, NotADirectoryError):
                if above == os.path.dirname(above):
                    return None
                above = os.path.dirname(above)
            except OSError:
                return None

    def names(self, directory: FilePath) -> list[str]:
        """What is in the directory; empty where it cannot be listed."""
        return names_in(directory)

    def companions(self, paths: Sequence[FilePath]) -> dict[FilePath, list[FilePath]]:
        """What belongs to each of the pictures, sorted."""
        beside = Companions()
        return {path: beside.of(path) for path in paths}

    def rename(self, moves: Sequence[Move], along: Sequence[Move] = ()) -> tuple[str, list[Move]]:
        """All of them or none, with what belongs to them, never over another file."""
        if self._rename_journal is None:
            raise ValueError("renames need a folder to be noted in")
        with self._renaming:
            also = Companions().moves(moves, along)
            key = rename_all([*moves, *also], self._rename_journal)
            if key:
                self._under_way.add(key)
        return key, also

    def settle_rename(self, key: str) -> None:
        """The rename of that key is written down."""
        self._end(key, settle)

    def take_rename_back(self, key: str) -> None:
        """The rename of that key could not be written down: the files get their old names."""
        self._end(key, take_back)

    def _end(self, key: str, end: Callable[[Path, str], None]) -> None:
        if key and self._rename_journal is not None:
            with self._renaming:
                end(self._rename_journal, key)
                self._under_way.discard(key)

    def finish_renames(self, landed: Callable[[str], bool]) -> None:
        """What a process that died left half renamed gets its new names where `landed` says of the
        key that it is written down, else its old ones."""
        if self._rename_journal is not None:
            with self._renaming:
                finish_renames(self._rename_journal, landed, self._under_way)
