"""Gives a file another name, never over another file."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from photo_sorter.core.photo import FilePath

_HERE = -100  # AT_FDCWD
_NO_REPLACE = 1
_NOT_THERE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def rename_free(old: FilePath, new: FilePath) -> None:
    """Raises FileExistsError where something of the new name is there, OSError where the system
    refuses. On Linux the system itself looks, so that nobody comes between."""
    if _at_once is not None:
        if _at_once(_HERE, os.fsencode(old), _HERE, os.fsencode(new), _NO_REPLACE) == 0:
            return
        code = ctypes.get_errno()
        if code not in _NOT_THERE:  # else some file systems cannot do so
            raise OSError(code, os.strerror(code), old, None, new)
    if os.path.lexists(new):  # os.rename would replace it
        raise FileExistsError(errno.EEXIST, "a file of this name is there already", new)
    os.rename(old, new)


def _system_call() -> Callable[[int, bytes, int, bytes, int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # of an old system
        return None
    found.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    called: Callable[[int, bytes, int, bytes, int], int] = found
    return called


_at_once = _system_call()
