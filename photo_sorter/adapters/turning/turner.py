"""Turns pictures by a note in their files: implements `core.ports.turning.PictureTurner`."""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.content_hash import new_digest
from photo_sorter.adapters.engine.files.reading import FileBytes, Unusable, read_picture
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.adapters.turning.errors import CannotTurnError
from photo_sorter.adapters.turning.formats import turned_file
from photo_sorter.adapters.xmp.replacement import (
    Original,
    put_beside,
    read_original,
    settle,
    settle_folder,
    take_place,
    waiting_name,
)
from photo_sorter.core.errors import DiskFullError, InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports.pictures import BYTES_A_PIXEL, PictureReader, PictureSize
from photo_sorter.core.ports.turning import NotPatched, Patched
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import (
    FilePatch,
    NotThatFileError,
    Splice,
    backwards,
    spliced,
)

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_MOST_BYTES = 1 << 30
_LEFT_FREE = 1 << 30  # bytes of a disk
# Decoders that turn the picture before it is made smaller: only all pixels can be compared.
_TURN_THEMSELVES = frozenset({"HEIF", "AVIF", "TIFF"})
_COMPARED_SIDE = 512  # pixels; the rest is as it was, for so are the stored bytes


class NotingTurner:
    """Notes lie in a folder, one file each."""

    def __init__(self, notes: Path, pictures: PictureReader) -> None:
        """`pictures` is asked what files show, and ends with this."""
        self._notes = notes
        self._pictures = pictures
        self._lock = threading.Lock()
        self._under_way: dict[str, list[_Waiting | NotPatched]] = {}

    # ------------------------------------------------------------------------------- planning

    def plan(self, path: FilePath, stamp: FileStamp, turns: int) -> FilePatch:
        real = os.path.realpath(path)
        file = read_picture(real, _MOST_BYTES)
        if isinstance(file, Unusable):
            failure = file.failure
            raise InvalidInputError(failure.problem, path=path, **failure.values)
        if file.stamp != stamp:
            raise InvalidInputError(Problem.TURN_NOT_READ, path=path)
        _writable(real)
        try:
            splices, made = turned_file(file.data, file.form.name, turns)
        except CannotTurnError as error:
            raise InvalidInputError(error.problem, path=path) from error
        self._compare(file, real, made, turns)
        return FilePatch(path, file.content_hash, _hash(made), tuple(splices))

    def _compare(self, file: FileBytes, path: FilePath, made: bytes, turns: int) -> None:
        """That it shows what was shown, turned. Raises InvalidInputError."""
        whole = file.form.name in _TURN_THEMSELVES
        size = PictureSize(None if whole else _COMPARED_SIDE)
        try:
            with tempfile.TemporaryDirectory(prefix="photo_sorter-") as folder:
                copy = Path(folder, "turned" + os.path.splitext(path)[1])
                copy.write_bytes(made)
                before, after = self._shown(path, size), self._shown(str(copy), size)
        except OSError as error:
            raise _in_words(error, path) from error
        if not np.array_equal(np.rot90(before, -turns), after):
            raise InvalidInputError(Problem.TURN_HARMS, path=path)

    def _shown(self, path: FilePath, size: PictureSize) -> NDArray[np.uint8]:
        picture = self._pictures.read(path, size)
        pixels = np.frombuffer(picture.pixels, np.uint8, picture.byte_size)
        return pixels.reshape(picture.height, picture.width, BYTES_A_PIXEL).copy()

    # --------------------------------------------------------------------------------- writing

    def write(self, patches: Sequence[FilePatch]) -> str:
        key = uuid.uuid4().hex
        note = json.dumps([asdict(each) for each in patches]).encode("ascii")
        waiting: list[_Waiting | NotPatched] = []
        with self._lock:
            self._under_way[key] = waiting
        try:
            write_settled(self._note(key), note)
            for patch in patches:
                waiting.append(_attempted(patch, _written if _has_room(patch) else _Waiting))
        except BaseException:
            self.take_back(key)
            raise
        return key

    def put(self, key: str) -> list[Patched | NotPatched]:
        with self._lock:
            waiting = self._under_way[key]
        outcomes = [
            each if isinstance(each, NotPatched) else _attempted(each.patch, partial(_put, each))
            for each in waiting
        ]
        done = [each.patch.path for each in outcomes if isinstance(each, Patched)]
        for folder in {os.path.dirname(os.path.realpath(path)) for path in done}:
            settle_folder(Path(folder))
        return outcomes

    def settle(self, key: str) -> None:
        with suppress(OSError):  # it is looked at once more, and nothing is to be done
            self._note(key).unlink()
        with self._lock:
            self._under_way.pop(key, None)

    def take_back(self, key: str) -> None:
        note = self._note(key)
        if note.exists() and _taken_back(_read(note)):
            self.settle(key)
        with self._lock:
            self._under_way.pop(key, None)

    def finish(self, landed: Callable[[str], bool]) -> None:
        try:
            notes = sorted(self._notes.glob("*.json"))
        except OSError:
            return
        for note in notes:
            with self._lock:
                if note.stem in self._under_way:
                    continue
            if landed(note.stem) or _taken_back(_read(note)):
                self.settle(note.stem)

    def close(self) -> None:
        self._pictures.close()

    def _note(self, key: str) -> Path:
        return self._notes / f"{key}.json"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that is to get new bytes; they are beside it once there is a `path`."""

    patch: FilePatch
    original: Original | None = None
    path: Path | None = None
    stamp: FileStamp | None = None


def _attempted(patch: FilePatch, attempt: Callable[[FilePatch], _T]) -> _T | NotPatched:
    try:
        with _errors_in_words(patch.path):
            return attempt(patch)
    except PhotoSorterError as error:
        log.warning("Not turned: %r: %s", patch.path, error)
        return NotPatched(patch.path, error)


def _has_room(patch: FilePatch) -> bool:
    """Whether what waits beside its file leaves the disk room for all that others write."""
    try:
        needed = os.stat(patch.path).st_size + _LEFT_FREE
        return shutil.disk_usage(os.path.dirname(patch.path)).free > needed
    except OSError:
        return True  # which the attempt says in words


def _written(patch: FilePatch) -> _Waiting:
    original, data = read_original(Path(patch.path), _MOST_BYTES)
    if original.status is None:
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=patch.path)
    if _hash(data) != patch.before:
        raise InvalidInputError(Problem.FILE_CHANGED_SINCE, path=patch.path)
    original.check_writable()
    made = spliced(data, patch.splices)
    if _hash(made) != patch.after:
        raise InvalidInputError(Problem.FILE_CHANGED_SINCE, path=patch.path)
    waiting = put_beside(original, made)
    try:
        os.utime(waiting, ns=(original.status.st_atime_ns, original.status.st_mtime_ns))
        settle(waiting)
        return _Waiting(patch, original, waiting, stamp_of(os.stat(waiting)))
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


def _put(waiting: _Waiting, patch: FilePatch) -> Patched:
    if waiting.path is None:
        waiting = _written(patch)
    original, path, stamp = waiting.original, waiting.path, waiting.stamp
    assert original is not None
    assert path is not None
    assert stamp is not None
    try:
        if not path.exists() or stamp_of(os.stat(path)) != stamp:  # another wrote there meanwhile
            raise InvalidInputError(Problem.FILE_CHANGED_SINCE, path=patch.path)
        take_place(original, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Patched(patch, stamp)


def _patched(patch: FilePatch) -> Patched | NotPatched:
    done = _attempted(patch, partial(_put, _Waiting(patch)))
    if isinstance(done, Patched):
        settle_folder(Path(os.path.realpath(patch.path)).parent)
    return done


@contextmanager
def _errors_in_words(path: FilePath) -> Iterator[None]:
    try:
        yield
    except NotThatFileError as error:
        raise InvalidInputError(Problem.FILE_CHANGED_SINCE, path=path) from error
    except OSError as error:
        raise _in_words(error, path) from error


def _in_words(error: OSError, path: FilePath) -> PhotoSorterError:
    if is_full_disk(error):
        return DiskFullError(Problem.TURN_NO_SPACE, path=path)
    return InvalidInputError(
        Problem.TURN_NOT_WRITTEN, path=path, detail=error.strerror or str(error)
    )


def _writable(path: FilePath) -> None:
    """Raises InvalidInputError."""
    with _errors_in_words(path):
        Original(Path(path), os.stat(path)).check_writable()
        if not os.access(os.path.dirname(path), os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _taken_back(patches: Sequence[FilePatch]) -> bool:
    """Whether no file is patched any more, or can be: one that has been changed since is another's,
    and one whose folder is not there comes back with it."""
    done = True
    for patch in patches:
        with suppress(OSError):  # what waits beside it still
            waiting_name(Path(os.path.realpath(patch.path))).unlink()
        back = _patched(backwards(patch))
        if isinstance(back, NotPatched) and back.error.problem is not Problem.FILE_CHANGED_SINCE:
            is_gone = back.error.problem is Problem.NO_SUCH_FILE
            done = done and is_gone and os.path.isdir(os.path.dirname(patch.path))
    return done


def _read(note: Path) -> list[FilePatch]:
    """What a note says; nothing where it cannot be read."""
    try:
        return [
            FilePatch(
                each["path"],
                each["before"],
                each["after"],
                tuple(Splice(**one) for one in each["splices"]),
            )
            for each in json.loads(note.read_text("ascii"))
        ]
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.warning("%s cannot be read: %s", note, error)
        return []


def _hash(data: bytes) -> str:
    return new_digest(data).hexdigest()
