"""How values of the domain are written in the database, and read back."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.photo import FilePath, FileStamp

EPOCH = datetime(1970, 1, 1)
_INT64_MIN, _INT64_MAX = -(2**63), 2**63 - 1
_UINT64 = 2**64 - 1
_ENCODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()


def path_bytes(path: FilePath) -> bytes:
    return path.encode(_ENCODING, _ERRORS)


def path_text(path: bytes) -> FilePath:
    """What `os.fsdecode` gives, without its checks: it is asked for every file at each start."""
    return path.decode(_ENCODING, _ERRORS)


def prefix_range(directory: FilePath) -> tuple[bytes, bytes]:
    """The half-open range of the paths strictly below `directory`, in byte order."""
    prefix = path_bytes(directory).rstrip(b"/") + b"/"
    return prefix, prefix[:-1] + b"0"  # "0" follows "/"


def seconds(time: datetime) -> int:
    """Whole seconds of the local wall clock, counted as if it were UTC."""
    local = time if time.tzinfo is None else time.astimezone().replace(tzinfo=None)
    return (local - EPOCH) // timedelta(seconds=1)


def time_of(value: int) -> datetime:
    return EPOCH + timedelta(seconds=value)


# A second's photos are ordered by 25 bits: the milliseconds, then the number in the file's name.
# Above them are 38 bits of seconds, as far as the year 9999.
IN_SECOND_BITS = 25
_NUMBER_BITS = 15


def in_second(taken_at: datetime | None, name_number: int) -> int:
    """A file's own time puts no photo before another of the same second: 0."""
    if taken_at is None:
        return 0
    return (taken_at.microsecond // 1000 << _NUMBER_BITS) | name_number


def name_number_of(order: int) -> int:
    """Of what `in_second` gave."""
    return order & ((1 << _NUMBER_BITS) - 1)


def stamp_columns(stamp: FileStamp) -> tuple[int, int, int, int]:
    """size, mtime_ns, inode, device as SQLite's signed 64-bit integers. Inodes and devices are
    unsigned on some file systems and wrap around; a time after 2262 stays at the end."""
    return (
        stamp.size,
        min(max(stamp.mtime_ns, _INT64_MIN), _INT64_MAX),
        _signed(stamp.inode),
        _signed(stamp.device),
    )


def stamp_of(size: int, mtime_ns: int, inode: int, device: int) -> FileStamp:
    if inode < 0 or device < 0:
        return FileStamp(size, mtime_ns, inode & _UINT64, device & _UINT64)
    return FileStamp(size, mtime_ns, inode, device)


def _signed(value: int) -> int:
    return ((value - _INT64_MIN) & _UINT64) + _INT64_MIN


def id_list(ids: Iterable[int] | NDArray[np.int64]) -> str:
    """Ids for `IN (SELECT value FROM json_each(?))`: any number of them in one parameter."""
    if isinstance(ids, np.ndarray):
        return json.dumps(ids.tolist())
    return json.dumps([int(i) for i in ids])


def clean_name(name: str) -> str:
    """A name as it is kept: composed, white space trimmed and run together."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_key(name: str) -> str:
    """What two spellings of the same name have in common."""
    return clean_name(name).casefold()
