"""A space's vectors once more, in a flat file by photo id: a million are read in a moment.

SQLite hands vectors over one by one, and half precision is slow to make out. Here they lie as whole
numbers of one small step. The copy is made part by part, and a part that a change concerns is left
aside until it is made anew. Where there is none, or it fails, the catalog answers.
"""

from __future__ import annotations

import logging
import os
import threading
from collections import Counter
from collections.abc import Iterable
from io import FileIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import PhotoIds, Vectors

log = logging.getLogger(__name__)

PART = 4_096  # photo ids that are copied, and left aside, together
# Values of normalised vectors lie in -1 to 1. A step errs by 9e-6 (its length by √12), as much as
# half precision does at the values that vectors of 256 dimensions have.
_STEP = 1.0 / 32_767
_NONE = -32_768  # where a photo of that id has no vector: no value of one is that low
_GAP = 8  # so many unwanted rows are read sooner than a read is begun anew


class VectorCopy:
    """The copy of one space's vectors. Safe from any thread; each read opens the file anew, so
    that nothing is held open and a file that was taken away is noticed."""

    def __init__(self, path: Path, dimensions: int, parts: Iterable[int] = ()) -> None:
        """`parts` are the numbers of those that an earlier run has copied."""
        self.dimensions = dimensions
        self.failed = False  # the file cannot be written or read in this run
        self._path = path
        self._row = 2 * dimensions  # bytes
        self._lock = threading.Lock()
        self._changing: set[int] = set()  # parts that a transaction changes now
        self._changes: Counter[int] = Counter()  # by part, how often one did
        there = _size(path) // (PART * self._row)
        self._parts = {part for part in parts if part < there}

    def parts(self) -> list[int]:
        """The numbers of the parts that are whole."""
        with self._lock:
            return sorted(self._parts)

    def lacking(self, ids: range) -> list[tuple[range, int]]:
        """What of the ids is to be read from the catalog: whole parts, each with the state that
        `fill` asks for, which is to be taken before the catalog is read."""
        wanted = range(ids.start // PART, -(-ids.stop // PART)) if len(ids) else range(0)
        with self._lock:
            return [
                (range(part * PART, (part + 1) * PART), self._changes[part])
                for part in wanted
                if part not in self._parts
            ]

    def fill(self, part: range, state: int, ids: PhotoIds, vectors: Vectors) -> bool:
        """Copy what the catalog holds of a part, unless that has changed since `state`; whether
        it is there now."""
        number = part.start // PART
        rows = np.full((PART, self.dimensions), _NONE, "<i2")
        rows[ids - part.start] = np.rint(np.clip(vectors, -1.0, 1.0) * np.float32(1.0 / _STEP))
        with self._lock:
            if number in self._changing or self._changes[number] != state or self.failed:
                return False
            try:
                self._write(part.start, rows)
            except OSError as error:
                self._give_up(error)
                return False
            self._parts.add(number)
            return True

    def _write(self, first: int, rows: NDArray[np.int16]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch()
        with open(self._path, "r+b") as file:
            file.seek(first * self._row)
            file.write(rows.tobytes())

    def begin_change(self, photo_ids: Iterable[int]) -> None:
        """A transaction changes the vectors of these photos. Their parts are read from the catalog
        before it does, and copied anew after `end_change`: who reads a vector that has just
        landed must never be told that there is none."""
        changed = {photo_id // PART for photo_id in photo_ids}
        with self._lock:
            self._changing |= changed
            self._parts -= changed

    def end_change(self) -> None:
        with self._lock:
            self._changes.update(self._changing)
            self._changing.clear()

    def _give_up(self, error: OSError) -> None:
        """The next run tries it again."""
        log.warning("The vectors are read from the catalog alone: %s", error)
        self.failed = True
        self._parts.clear()

    def block(self, ids: range) -> tuple[PhotoIds, Vectors] | None:
        """The vectors of the id range, (n,) ascending and (n, d); None where not all is copied."""
        if self.lacking(ids):
            return None
        rows = self._read(np.array([ids.start]), np.array([len(ids)]))
        return None if rows is None else _found(np.arange(ids.start, ids.stop), rows)

    def has(self, ids: PhotoIds) -> NDArray[np.bool_]:
        """(n,): whose part is copied."""
        there: NDArray[np.bool_] = np.isin(ids // PART, self.parts())
        return there

    def get(self, ids: PhotoIds) -> tuple[PhotoIds, Vectors] | None:
        """The vectors there are of photos whose parts are copied, in the order of `ids`; None
        where the file fails."""
        if not len(ids):
            return ids, np.empty((0, self.dimensions), np.float32)
        order = np.argsort(ids, kind="stable")
        ascending = ids[order]
        begins = np.diff(ascending, prepend=ascending[0] - _GAP - 1) > _GAP
        firsts = ascending[begins]
        counts = ascending[np.append(begins[1:], True)] - firsts + 1
        rows = self._read(firsts, counts)
        if rows is None:
            return None
        run = np.cumsum(begins) - 1  # that each belongs to
        places = np.empty_like(ids)
        places[order] = (np.cumsum(counts) - counts - firsts)[run] + ascending
        return _found(ids, rows[places])

    def _read(self, firsts: PhotoIds, counts: PhotoIds) -> NDArray[np.int16] | None:
        """The rows of runs of ids, each from its first one, one behind the other; None where the
        file is not as it was left."""
        runs = zip((counts * self._row).tolist(), (firsts * self._row).tolist(), strict=True)
        try:
            with open(self._path, "rb", buffering=0) as file:
                found = b"".join(_read_all(file, runs))
            if len(found) != self._row * int(counts.sum()):
                raise OSError(f"{self._path} was cut short")
        except OSError as error:
            with self._lock:
                self._give_up(error)
            return None
        return np.frombuffer(found, "<i2").reshape(-1, self.dimensions)

    def settle(self) -> None:
        """Force to the disk what was written. Raises OSError."""
        if self._path.exists():
            with open(self._path, "r+b") as file:
                os.fsync(file.fileno())

    def remove(self) -> None:
        """Delete the file; nothing is copied any more."""
        with self._lock:
            self.failed = True
            self._parts.clear()
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("The copy of a model's vectors stays: %s", error)


_pread = getattr(os, "pread", None)  # one call to the system where there is such a one


def _read_all(file: FileIO, runs: Iterable[tuple[int, int]]) -> list[bytes]:
    """So many bytes from each place: (size, offset). Mapped into memory the file would be read
    sooner, but a drive that is pulled out would end the app with it."""
    if _pread is not None:
        handle = file.fileno()
        return [_pread(handle, size, offset) for size, offset in runs]
    pieces = []
    for size, offset in runs:
        file.seek(offset)
        pieces.append(file.read(size))
    return pieces


def _found(ids: PhotoIds, rows: NDArray[np.int16]) -> tuple[PhotoIds, Vectors]:
    """Those of the rows (n, d) that hold a vector."""
    there = rows[:, 0] != _NONE
    if not there.all():
        ids, rows = ids[there], rows[there]
    vectors: Vectors = rows * np.float32(_STEP)
    return ids, vectors


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
