"""Which names the scanner and the watcher pass over alike."""

from __future__ import annotations

import os
import re

from photo_sorter.core.photo import FilePath

NO_MEDIA = ".nomedia"  # a folder that holds a file of this name is passed over

_SYSTEM_NAMES = frozenset(
    {
        "#recycle",  # bins and snapshots of network boxes
        "#snapshot",
        "@recycle",
        "@recycled",
        "@recently-snapshot",
        "@snapshot",
        "@snapshots",
        "@eadir",  # thumbnails of such boxes
        "@tmp",
        "@sharebin",
        "$recycle.bin",
        "recycler",
        "recycled",
        "system volume information",
        "lost+found",
        "lost.dir",
        "node_modules",
        "__macosx",
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
    }
)
_SNAPSHOT = re.compile(r"@gmt-\d{4}\.\d\d\.\d\d-\d\d\.\d\d\.\d\d")  # of Samba
_PREVIEWS = (".lrdata", ".lrcat-data", ".cocatalogdb", ".ithmb")  # caches that look like folders
_LIBRARIES = (
    ".photoslibrary", ".photolibrary", ".aplibrary", ".migratedphotolibrary",
    ".migratedaplibrary",
)  # fmt: skip
_ORIGINALS = frozenset({"originals", "masters"})  # all that is a person's in such a library


def is_skipped_name(name: str) -> bool:
    """Hidden, or the system's own."""
    return name.startswith(".") or name.lower() in _SYSTEM_NAMES


def is_skipped_folder(name: str) -> bool:
    """Beside what `is_skipped_name` says: a snapshot, or a program's store of previews."""
    return name.lower().endswith(_PREVIEWS) or _SNAPSHOT.fullmatch(name.lower()) is not None


def is_photo_library(name: str) -> bool:
    """A folder that a program takes for one document: of what is in it, the originals count."""
    return name.lower().endswith(_LIBRARIES)


def is_original(name: str) -> bool:
    """Whether something in a photo library is its originals."""
    return name.lower() in _ORIGINALS


def is_skipped_in(parent: FilePath, name: str) -> bool:
    """Whether anything of this name in the folder is passed over, be it a file or a folder."""
    if is_skipped_name(name) or is_skipped_folder(name):
        return True
    return is_photo_library(os.path.basename(parent)) and not is_original(name)


def is_skipped_below(root: FilePath, path: FilePath) -> bool:
    """Whether any part of `path` below `root` has a skipped name. The root's own name, and the
    names above it, are the person's choice."""
    above = root.rstrip(os.sep)
    for part in path[len(above) :].split(os.sep):
        if part and is_skipped_in(above, part):
            return True
        above = part or above
    return False
