"""XMP files beside photos, written so that a kill or a power cut leaves each old or new."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.adapters.xmp.document import NEW_DOCUMENT, patch
from photo_sorter.adapters.xmp.replacement import Original, put_beside, settle
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import SidecarChange

_COUNT = 10_000
_AT_ONCE = 500
_FIRST = FileFields(("Places|Munich", "Animals|Dog", "holiday"), 4, "Red", "A walk", "In the park")
_SECOND = FileFields(("Places|Munich", "Animals|Dog", "winter"), 5, "Red", "A walk", "In the park")


def measure(place: Workplace) -> list[Line]:
    """New ones first, then a change of each, alone and many at a time."""
    folder = place.folder / "sidecars"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        return _lines([folder / f"{number:05}.jpg.xmp" for number in range(_COUNT)])
    finally:
        shutil.rmtree(folder)


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

    beside = f"{len(paths):,} files; fsync of one alone takes {_settling(paths[0]) * 1e3:.2f} ms"
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


def _settling(path: Path) -> float:
    """Seconds that the disk takes for one small file, on the mean."""
    content = patch(NEW_DOCUMENT, _FIRST)
    times = []
    for _ in range(100):
        waiting = put_beside(Original(path, None), content)
        began = time.perf_counter()
        settle(waiting)
        times.append(time.perf_counter() - began)
        waiting.unlink()
    return sum(times) / len(times)
