"""Photos that the command line names by their paths."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Scope
from photo_sorter.services.library import Library

_PART = 1000


def photos_at(library: Library, paths: Sequence[str]) -> list[PhotoId]:
    """The photos of the files, in the order given. Raises NotFoundError."""
    ids = [PhotoId(i) for i in library.listing(Scope()).ids.tolist()]
    known: dict[str, PhotoId] = {}
    for start in range(0, len(ids), _PART):
        for photo_id, files in library.all_paths(ids[start : start + _PART]).items():
            known.update(dict.fromkeys(files, photo_id))
    found = []
    for path in paths:
        names = (str(Path(path).absolute()), str(Path(path).resolve()))
        photo = next((known[name] for name in names if name in known), None)
        if photo is None:
            raise NotFoundError("This photo is not in the library", path=path)
        found.append(photo)
    return found
