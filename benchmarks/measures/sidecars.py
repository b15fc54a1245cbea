"""XMP files beside photos, written so that a kill or a power cut leaves each old or new; and words
read out of the pictures themselves."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.pictures import write_pictures
from benchmarks.report import Figure, Line, Skipped
from benchmarks.workplace import Workplace
from photo_sorter.adapters.xmp.document import NEW_DOCUMENT, patch
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import find_exiftool
from photo_sorter.adapters.xmp.replacement import Original, put_beside, settle, settle_folder
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import SidecarChange

_COUNT = 10_000
_AT_ONCE = 64
_BARE = 500
_PICTURES = 300
_FIRST = FileFields(("Places|Munich", "Animals|Dog", "holiday"), 4, "Red", "A walk", "In the park")
_SECOND = FileFields(("Places|Munich", "Animals|Dog", "winter"), 5, "Red", "A walk", "In the park")


def measure(place: Workplace) -> list[Line]:
    """New ones first, then a change of each, alone and many at a time."""
    folder = place.folder / "sidecars"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        lines = _lines([folder / f"{number:05}.jpg.xmp" for number in range(_COUNT)])
    finally:
        shutil.rmtree(folder)
    return [*lines, *_inside(place.folder / "words-inside")]


def _inside(folder: Path) -> list[Line]:
    """Words that stand in the pictures themselves, asked one by one and as the app asks."""
    name = "words read out of pictures"
    if find_exiftool() is None:
        return [Skipped(name, "ExifTool is not installed")]
    pictures = sorted(write_pictures(folder, _PICTURES, (800, 600)).iterdir())
    embedded = EmbeddedByExifTool(str)
    try:
        embedded.read(pictures[0])  # it is there now
        began = time.perf_counter()
        for picture in pictures:
            embedded.read(picture)
        alone = (time.perf_counter() - began) / _PICTURES
        began = time.perf_counter()
        for start in range(0, _PICTURES, _AT_ONCE):
            embedded.read_all(pictures[start : start + _AT_ONCE])
        together = (time.perf_counter() - began) / _PICTURES
    finally:
        embedded.close()
    beside = f"{_AT_ONCE} at a time; one by one {alone * 1000:.1f} ms"
    return [Figure(name, together * 1000, "ms", beside=beside)]


def _lines(paths: list[Path]) -> list[Line]:
    sidecars = SidecarFiles()

    def alone() -> None:
        for path in paths:
            assert sidecars.write(path, _FIRST)

    def together() -> None:
        for start in range(0, len(paths), _AT_ONCE):
            batch = paths[start : start + _AT_ONCE]
            changes = [SidecarChange(path, sidecars.read(path), _SECOND) for path in batch]
            assert sidecars.exchange_all(changes) == [True] * len(batch)

    bare = _bare(paths[0].parent)
    beside = f"{len(paths):,} files; bare files, settled and renamed: {bare:,.0f} a second"
    return [
        Figure("new sidecars, one after the other", _rate(alone), "a second", 1000, True, beside),
        Figure(
            "sidecars read, compared, patched and replaced",
            _rate(together),
            "a second",
            1000,
            True,
            f"{_AT_ONCE} at a time",
        ),
    ]


def _rate(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return _COUNT / (time.perf_counter() - began)


def _bare(folder: Path) -> float:
    """Files a second that do nothing but this: written, settled, renamed, the folder settled."""
    content = patch(NEW_DOCUMENT, _FIRST)
    original = Original(folder / "bare.xmp", None)
    began = time.perf_counter()
    for _ in range(_BARE):
        waiting = put_beside(original, content)
        settle(waiting)
        waiting.replace(original.path)
        settle_folder(folder)
    took = time.perf_counter() - began
    original.path.unlink()
    return _BARE / took
