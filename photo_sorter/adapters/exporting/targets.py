"""Where copies go: a folder, or a zip that has its name once it is whole."""

from __future__ import annotations

import itertools
import os
import re
import threading
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from photo_sorter.adapters.exporting.output import copy_file, target_error, write_file
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.adapters.settled_write import settle_folder
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.exporting import ExportTarget
from photo_sorter.core.sorting.file_names import numbered, same_name

_T = TypeVar("_T")

ZIP_ENDING = ".zip"
# Watchers pass over what begins with a dot.
_UNFINISHED = re.compile(r"\.photo_sorter-export-\d+-\d+\.part")
_LEFTOVER_SECONDS = 3600.0
_numbers = itertools.count(1)


def names_at(target: Path, folder: tuple[str, ...]) -> Sequence[str]:
    """What is in a folder of a target; nothing where that is not there yet, or is a zip. Raises
    ExportTargetError where it cannot be listed."""
    if _is_zip(target):
        return ()
    place = target.joinpath(*folder)
    try:
        return os.listdir(place)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise target_error(error, str(place)) from error


def open_target(path: Path) -> ExportTarget:
    """A zip where the name ends so, else a folder, which is made where it lacks. Raises
    DiskFullError, ExportTargetError."""
    path = path.absolute()
    try:
        if _is_zip(path):
            return ZipTarget(path)
        return FolderTarget(path)
    except OSError as error:
        raise target_error(error, str(path)) from error


class FolderTarget:
    """`core.ports.ExportTarget`."""

    keeps = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._used: set[Path] = set()
        _make_folder(path, self._used)
        _sweep(path)
        _probe(path)

    def put(
        self, folder: tuple[str, ...], name: str, make: Callable[[FilePath], _T]
    ) -> tuple[str, _T]:
        place = self.path.joinpath(*folder)
        hidden = _unfinished(place)
        try:
            with self._lock:
                _make_folder(place, self._used)
            made = make(str(hidden))
            return _named(hidden, place, name), made
        except OSError as error:
            raise target_error(error, str(place)) from error
        finally:
            with suppress(OSError):
                hidden.unlink()

    def put_file(
        self,
        folder: tuple[str, ...],
        name: str,
        source: FilePath,
        cancelled: Callable[[], bool],
    ) -> tuple[str, int]:
        return self.put(folder, name, lambda path: copy_file(source, path, cancelled))

    def put_bytes(self, folder: tuple[str, ...], name: str, data: bytes) -> str:
        return self.put(folder, name, lambda path: write_file(path, data, None))[0]

    def finish(self) -> None:
        for folder in self._used:
            settle_folder(folder)

    def discard(self) -> None:
        """What is whole stays."""
        self.finish()


class ZipTarget:
    """`core.ports.ExportTarget`. It is written under a hidden name; what is killed meanwhile leaves
    no zip."""

    keeps = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._used: set[Path] = set()
        _make_folder(path.parent, self._used)
        _sweep(path.parent)
        self._hidden = _unfinished(path.parent)
        self._lock = threading.Lock()
        self._names: set[str] = set()
        self._file = open(self._hidden, "x+b")  # noqa: SIM115 - closed by `finish` or `discard`
        self._zip = zipfile.ZipFile(
            self._file,
            "w",
            zipfile.ZIP_STORED,  # pictures shrink no more
            strict_timestamps=False,
        )

    def put(
        self, folder: tuple[str, ...], name: str, make: Callable[[FilePath], _T]
    ) -> tuple[str, _T]:
        hidden = _unfinished(self.path.parent)
        try:
            made = make(str(hidden))
            with self._lock:
                name = self._free(folder, name)
                self._zip.write(hidden, _readable("/".join((*folder, name))))
            return name, made
        except OSError as error:
            raise target_error(error, str(self.path)) from error
        finally:
            with suppress(OSError):
                hidden.unlink()

    def put_file(
        self,
        folder: tuple[str, ...],
        name: str,
        source: FilePath,
        cancelled: Callable[[], bool],
    ) -> tuple[str, int]:
        return self.put(folder, name, lambda path: copy_file(source, path, cancelled))

    def put_bytes(self, folder: tuple[str, ...], name: str, data: bytes) -> str:
        return self.put(folder, name, lambda path: write_file(path, data, None))[0]

    def finish(self) -> None:
        try:
            self._zip.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self.path = self.path.with_name(_named(self._hidden, self.path.parent, self.path.name))
        except OSError as error:
            self.discard()
            raise target_error(error, str(self.path)) from error
        settle_folder(self.path.parent)

    def discard(self) -> None:
        with suppress(OSError, ValueError):
            self._file.close()
        self._zip.fp = None  # else it would write its directory when it goes
        with suppress(OSError):
            self._hidden.unlink()

    def _free(self, folder: tuple[str, ...], name: str) -> str:
        stem, ending = os.path.splitext(name)
        for number in itertools.count(1):
            wanted = numbered(stem, number, ending)
            same = same_name("/".join((*folder, wanted)))
            if same not in self._names:
                self._names.add(same)
                return wanted
        raise AssertionError("numbers do not end")


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ZIP_ENDING and not path.is_dir()


def _readable(name: str) -> str:
    """Of bytes that are no UTF-8 a zip's directory takes none."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _named(hidden: Path, folder: Path, name: str) -> str:
    """Give the file its name, or the next free one: never over another."""
    stem, ending = os.path.splitext(name)
    for number in itertools.count(1):
        wanted = numbered(stem, number, ending)
        with suppress(FileExistsError):
            rename_free(str(hidden), str(folder / wanted))
            return wanted
    raise AssertionError("numbers do not end")


def _make_folder(path: Path, used: set[Path]) -> None:
    if path not in used:
        path.mkdir(parents=True, exist_ok=True)
        used.add(path)


def _unfinished(folder: Path) -> Path:
    return folder / f".photo_sorter-export-{os.getpid()}-{next(_numbers)}.part"


def _probe(folder: Path) -> None:
    """Have the system say at once that nothing can be written there."""
    probe = _unfinished(folder)
    probe.open("xb").close()
    probe.unlink()


def _sweep(folder: Path) -> None:
    """Remove what exports that were killed left half-written, once nobody writes it any more."""
    oldest = time.time() - _LEFTOVER_SECONDS
    with suppress(OSError):
        for name in os.listdir(folder):
            if _UNFINISHED.fullmatch(name):
                path = folder / name
                with suppress(OSError):
                    if path.stat().st_mtime < oldest:
                        path.unlink()
