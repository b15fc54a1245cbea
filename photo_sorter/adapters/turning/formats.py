"""Which kinds of files can be turned by a note in them, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from photo_sorter.adapters.turning.errors import CannotTurnError
from photo_sorter.adapters.turning.iso_media import stored_iso, turned_iso
from photo_sorter.adapters.turning.jpeg import stored_jpeg, turned_jpeg
from photo_sorter.adapters.turning.png import stored_png, turned_png
from photo_sorter.adapters.turning.tiff_pages import stored_tiff, turned_tiff
from photo_sorter.adapters.turning.webp import stored_webp, turned_webp
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import Splice, spliced


@dataclass(frozen=True, slots=True)
class _Kind:
    """`stored` gives the bytes that may not change, or a hash of them."""

    turned: Callable[[bytes, int], list[Splice]]
    stored: Callable[[bytes], bytes]


_KINDS: Mapping[str, _Kind] = {
    "JPEG": _Kind(turned_jpeg, stored_jpeg),
    "PNG": _Kind(turned_png, stored_png),
    "WebP": _Kind(turned_webp, stored_webp),
    "TIFF": _Kind(turned_tiff, stored_tiff),
    "HEIF": _Kind(turned_iso, stored_iso),
    "AVIF": _Kind(turned_iso, stored_iso),
}


def turned_file(data: bytes, form: str, turns: int) -> tuple[list[Splice], bytes]:
    """What is to be changed in a file of that format (`adapters.formats`), and the file then. The
    bytes of its pixels are the same. Raises CannotTurnError."""
    kind = _KINDS.get(form)
    if kind is None:
        raise CannotTurnError(Problem.TURN_FORMAT)
    splices = kind.turned(data, turns)
    made = spliced(data, splices)
    if kind.stored(made) != kind.stored(data):
        raise CannotTurnError(Problem.TURN_HARMS)
    return splices, made
