"""Sorting into folders: a plan of a whole library, its files renamed, and taken back."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from benchmarks.made_library import make_library
from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.app.composition import open_library
from photo_sorter.core.sorting.plan import SortOptions
from photo_sorter.core.sorting.rules import parse_rules

_RULES = 'tag:"tag 7" -> Papers/{year}\n* -> {year}/{year}-{month:02}-{day:02} {event|"Other"}'
_EACH_WITH_SIDECAR = 10
_MEBIBYTE = 2**20

_Result = TypeVar("_Result")


def measure(place: Workplace) -> list[Line]:
    """Of files of one byte, every tenth of which has a sidecar; undo leaves them as they were."""
    count = place.scale.small
    folder = place.folder / f"sorting-{count}"
    made = make_library(folder, count, files=True, index=False)
    for path in sorted((folder / "pictures").rglob("*.jpg"))[::_EACH_WITH_SIDECAR]:
        path.with_suffix(".xmp").touch()
    return _lines(made.root, count)


def _lines(root: Path, count: int) -> list[Line]:
    with closing(open_library(root)) as library:
        sorting = library.sorting
        before = _most_memory()
        planned, plan = _timed(lambda: sorting.plan(parse_rules(_RULES), SortOptions()))
        grown = _most_memory() - before
        files = sorting.totals(plan.id).files
        applied, _ = _timed(lambda: sorting.apply(plan.id))
        undone, _ = _timed(lambda: sorting.undo(plan.id))
    share = count / 100_000
    beside = f"{count:,} photos, {files:,} files with their sidecars"
    return [
        Figure("plan to sort all photos", planned[0], "s", 10.0 * share, False, beside),
        Figure("the same, of the processor", planned[1], "s", None, False, beside),
        Figure("memory that a plan adds", grown / _MEBIBYTE, "MiB", 300.0, False, beside),
        Figure("sorted by renaming", files / applied[0], "a second", 3000, True, _cpu(applied)),
        Figure("taken back", files / undone[0], "a second", 3000, True, _cpu(undone)),
    ]


def _cpu(took: tuple[float, float]) -> str:
    return f"{took[1]:.1f} s of the processor in {took[0]:.1f}"


def _most_memory() -> int:
    """Bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _timed(work: Callable[[], _Result]) -> tuple[tuple[float, float], _Result]:
    """Seconds by the clock and of the processor, and what the work gives."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return (time.perf_counter() - clock, time.process_time() - processor), result
