"""Which names the scanner and the watcher pass over alike."""

from __future__ import annotations

import os

from photo_sorter.core.photo import FilePath

_SYSTEM_NAMES = frozenset(
    {
        "@eadir",  # thumbnails of Synology's boxes
        "node_modules",
        "system volume information",
        "$recycle.bin",
        "lost+found",
        "thumbs.db",
    }
)


def is_skipped_name(name: str) -> bool:
    """Hidden, or the system's own."""
    return name.startswith(".") or name.lower() in _SYSTEM_NAMES


def is_skipped_below(root: FilePath, path: FilePath) -> bool:
    """Whether any part of `path` below `root` has a skipped name. The root's own name, and the
    names above it, are the person's choice."""
    below = path[len(root.rstrip(os.sep)) :]
    return any(is_skipped_name(part) for part in below.split(os.sep))
