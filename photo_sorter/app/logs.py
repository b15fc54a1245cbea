"""The log: a file in the library, so that no error disappears."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path


class _QuietFile(RotatingFileHandler):
    """A log that cannot be written (a full disk, a lost drive) must not add to the trouble."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


@contextmanager
def log_to_file(path: Path) -> Iterator[None]:
    """Log from INFO to `path`, three files of 1 MB at most. Without permission, to nowhere."""
    root = logging.getLogger()
    level = root.level
    try:
        handler: logging.Handler = _QuietFile(
            path, maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        with contextlib.suppress(OSError):  # what was left to write cannot be written either
            handler.close()
