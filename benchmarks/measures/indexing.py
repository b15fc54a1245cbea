"""Indexing against the bound of its own parts, what it reads, and what a renamed folder costs."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.pictures import write_pictures
from benchmarks.report import Figure, Line, Skipped
from benchmarks.workplace import Workplace
from photo_sorter.adapters.engine.child_side.file_work import FileWork
from photo_sorter.adapters.engine.files.decode import Decoder, configure_decoders
from photo_sorter.adapters.engine.model.tower import ImageTower
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import resources_folder
from photo_sorter.core.batches import in_batches
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.ports import FileRequest
from photo_sorter.core.views import IndexSummary, Progress
from photo_sorter.services.library import Library

_MAX_PIXELS = 400_000_000
_MAX_BYTES = 1 << 30
_LEAST_MARKS = 30  # of progress, for a rate to mean anything
_SIZES = {"12-megapixel": (4000, 3000), "500 × 375": (500, 375)}


def measure(place: Workplace) -> list[Line]:
    """Index pictures of two sizes in a library whose engine is warm, and take its parts alone."""
    lines: list[Line] = []
    with ProcessPoolExecutor(_cores(), multiprocessing.get_context("spawn")) as pool:
        for name, size in _SIZES.items():
            count = place.scale.pictures * (1 if size[0] > 1000 else 8)
            pictures = write_pictures(place.folder / f"pictures-{size[0]}-{count}", count, size)
            lines += _indexing(place, pool, name, pictures, count)
    return lines


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _indexing(
    place: Workplace, pool: ProcessPoolExecutor, name: str, pictures: Path, count: int
) -> list[Line]:
    """The run whose share of its bound is the median. A machine that others share changes its
    speed between a run and the taking of its parts."""
    runs = [_run(place, pool, pictures, count) for _ in range(place.scale.runs)]
    run = sorted(runs, key=lambda run: run.share)[len(runs) // 2]
    cores = _cores()
    beside = (
        f"{run.rate:.1f} photos a second; bound {run.bound:.1f} = {cores} cores ÷ "
        f"({run.decode * 1e3:.1f} ms to decode + {run.forward * 1e3:.1f} ms of the model)"
    )
    if run.midway is not None:
        beside += f"; {run.midway / run.bound:.2f} of it between the first tenth and the last"
    if len(runs) > 1:
        beside += f"; {len(runs)} runs, {', '.join(f'{run.share:.2f}' for run in runs)}"
    lines: list[Line] = [
        Figure(f"indexing {name} JPEGs", run.share, "of its bound", 0.90, True, beside)
    ]
    if run.bytes_read is None:
        return [*lines, Skipped(f"bytes read, {name}", "the system does not count them")]
    size = sum(path.stat().st_size for path in pictures.iterdir())
    beside = f"{size / count / 1e6:.2f} MB a file"
    read = run.bytes_read / size
    return [
        *lines,
        Figure(f"bytes read a new photo, {name}", read, "× its size", 1.05, beside=beside),
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    rate: float  # photos a second
    midway: float | None  # the same without the first tenth and the last; None of a short run
    decode: float  # seconds of one core a photo, with all at work
    forward: float
    bytes_read: int | None  # by the engine

    @property
    def bound(self) -> float:
        """Photos a second of a program that does nothing but decode and compute."""
        return _cores() / (self.decode + self.forward)

    @property
    def share(self) -> float:
        return self.rate / self.bound


def _run(place: Workplace, pool: ProcessPoolExecutor, pictures: Path, count: int) -> _Run:
    """A new library takes the pictures in. Its parts are taken before and after, as the machine's
    speed may change meanwhile."""
    folder = place.fresh("indexing")
    warm = write_pictures(folder / "warm", 4, (320, 240))
    sample = sorted(pictures.iterdir())[: max(12, count // 8)]
    earlier = _all_cores(pool, sample, folder / "earlier")
    with closing(open_library(folder / "library")) as library:
        library.do(AddFolder(str(warm)))
        index_once(library)  # the engine starts and loads the model
        library.do(AddFolder(str(pictures)))
        before = _bytes_read(library.status.engine_pid())
        marks: list[tuple[float, int]] = []
        began = time.perf_counter()
        index_once(library, lambda progress: marks.append((time.perf_counter(), progress.done)))
        rate = count / (time.perf_counter() - began)
        after = _bytes_read(library.status.engine_pid())
        found = library.status.counts().photos
    later = _all_cores(pool, sample, folder / "later")
    if found != count + 4:
        raise RuntimeError(f"{found} photos indexed of {count + 4}")
    return _Run(
        rate,
        _midway(marks, count),
        (earlier[0] + later[0]) / 2,
        (earlier[1] + later[1]) / 2,
        None if before is None or after is None else after - before,
    )


def _midway(marks: Sequence[tuple[float, int]], count: int) -> float | None:
    """Photos a second, of times at which so many were done."""
    middle = [(moment, done) for moment, done in marks if count <= 10 * done <= 9 * count]
    if len(middle) < _LEAST_MARKS:
        return None
    (first, before), (last, after) = middle[0], middle[-1]
    return (after - before) / (last - first)


def _all_cores(pool: ProcessPoolExecutor, paths: list[Path], scratch: Path) -> tuple[float, float]:
    """`_core_seconds` with every core at it, as when indexing: they share the memory, and one core
    alone is faster than each of them."""
    cores = _cores()
    scratches = [scratch / str(core) for core in range(cores)]
    found = list(pool.map(_core_seconds, [paths] * cores, scratches))
    return sum(x for x, _ in found) / cores, sum(x for _, x in found) / cores


def _core_seconds(paths: list[Path], scratch: Path) -> tuple[float, float]:
    """Seconds of one core a photo: to read, hash, decode, shrink and store it; and for the image
    tower's forward pass in batches. In a process of its own, which it keeps to one thread."""
    configure_decoders(_MAX_PIXELS)
    tower = _tower()
    work = FileWork(scratch, Decoder(_MAX_PIXELS, False), _MAX_BYTES)
    requests = [FileRequest(number, str(path)) for number, path in enumerate(paths)]
    work.prepare(requests[0], lambda: tower)
    began = time.perf_counter()
    inputs = [work.prepare(request, lambda: tower).input for request in requests]
    decode = (time.perf_counter() - began) / len(paths)
    batches = in_batches([item for item in inputs if item is not None], tower.most_at_once)
    tower.see(batches[0], 1)
    began = time.perf_counter()
    for batch in batches:
        tower.see(batch, 1)
    return decode, (time.perf_counter() - began) / sum(map(len, batches))


@cache
def _tower() -> ImageTower:
    """As the engine has it."""
    folder = str(resources_folder() / "models" / "builtin")
    return Towers(exact=False).image(folder, lambda: None)


def index_once(
    library: Library, heard: Callable[[Progress], None] = lambda _progress: None
) -> IndexSummary:
    """To the end."""
    return library.jobs.index(heard, lambda: False)


def _bytes_read(pid: int | None) -> int | None:
    """What the engine's process has read by now, from files and pipes."""
    try:
        text = Path(f"/proc/{pid}/io").read_text("ascii")
    except OSError:
        return None
    return int(text.split("rchar: ")[1].split()[0])
