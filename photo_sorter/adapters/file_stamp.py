"""What the system says of a file, as far as it tells two states of it apart."""

from __future__ import annotations

import os

from photo_sorter.core.photo import FileStamp

_LONGEST = 2**63 - 1  # ns: the year 2262; what lies beyond cannot be kept and counts as this


def stamp_of(status: os.stat_result) -> FileStamp:
    time = min(max(status.st_mtime_ns, -_LONGEST), _LONGEST)
    return FileStamp(status.st_size, time, status.st_ino, status.st_dev)
