"""Which file is the sidecar of a picture."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

from photo_sorter.core.companions import OTHER_PICTURES, RAW, SHOWN, FolderNames

# ".xmp" in every case, the usual one first; a look at each is cheaper than one at a whole folder.
_ENDINGS = sorted(
    ("." + "".join(letters) for letters in product("xX", "mM", "pP")), key=str.swapcase
)
_PICTURES = sorted(SHOWN | RAW | OTHER_PICTURES)


def sidecar_of(picture: Path) -> Path:
    """`name.ext.xmp`, or `name.xmp` where that alone exists and is no other picture's. A RAW and
    its JPEG share one."""
    folder, name = os.path.split(picture)
    whole = _existing(folder, name)
    if whole is None:
        stem = os.path.splitext(name)[0]
        alone = _existing(folder, stem)
        if alone is not None and _may_have(folder, name, stem, alone):
            return Path(folder, alone)
    return Path(folder, whole if whole is not None else name + ".xmp")


def _existing(folder: str, base: str) -> str | None:
    names = (base + ending for ending in _ENDINGS)
    return next((name for name in names if os.path.lexists(os.path.join(folder, name))), None)


def _may_have(folder: str, name: str, stem: str, sidecar: str) -> bool:
    pictures = _pictures_of(folder, name, stem)
    beside = FolderNames([*pictures, sidecar])
    return sidecar in beside.companions(name) or any(
        {name, sidecar} <= {owner, *beside.companions(owner)} for owner in pictures
    )


def _pictures_of(folder: str, name: str, stem: str) -> list[str]:
    """The pictures that share the stem, each file once: a file system that knows no case finds
    one under several names."""
    found: dict[tuple[int, int] | str, str] = {}
    written = (ending for each in _PICTURES for ending in (each, each.upper(), each.title()))
    for candidate in (name, *(stem + ending for ending in written)):
        try:
            status = os.stat(os.path.join(folder, candidate))
        except (OSError, ValueError):
            continue
        found.setdefault((status.st_dev, status.st_ino), candidate)
    found.setdefault(name, name)
    return sorted(set(found.values()))
