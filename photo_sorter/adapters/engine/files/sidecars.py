"""The XMP files that programs write beside a picture: `name.ext.xmp` and `name.xmp`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import product

# In every case; a look at each is cheaper than one at a whole folder for every picture.
_ENDINGS = tuple("." + "".join(letters) for letters in product("xX", "mM", "pP"))
_MAX_BYTES = 4_000_000


def read_sidecars(path: str) -> list[bytes]:
    """What stands in the sidecars of a picture, the nearer name first; raises nothing for what a
    file system can do."""
    return [data for candidate in _candidates(path) if (data := _read(candidate))]


def _candidates(path: str) -> Iterator[str]:
    """Each file once: a file system that knows no case finds it under either ending."""
    seen: set[tuple[int, int]] = set()
    for base in (path, os.path.splitext(path)[0]):
        for ending in _ENDINGS:
            try:
                status = os.stat(base + ending)
            except (OSError, ValueError):
                continue
            file = (status.st_dev, status.st_ino)
            if stat.S_ISREG(status.st_mode) and file not in seen:
                seen.add(file)
                yield base + ending


def _read(path: str) -> bytes:
    """Empty where it cannot be read or is too long to be a sidecar."""
    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= _MAX_BYTES else b""
