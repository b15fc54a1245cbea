"""What a file is whose name does not tell."""

from __future__ import annotations

import os

from photo_sorter.adapters.formats import SNIFF_BYTES, sniff
from photo_sorter.core.photo import FilePath


def holds_picture(path: FilePath) -> bool:
    """Whether the first bytes of a file show a picture that can be read. Raises OSError."""
    # Non-blocking, because opening a named pipe would otherwise wait for its writer for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        form = sniff(os.read(descriptor, SNIFF_BYTES))
    finally:
        os.close(descriptor)
    return form is not None and form.unsupported is None
