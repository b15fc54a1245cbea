"""What a photo costs on disk, and whether the millionth costs more time than the thousandth."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from pathlib import Path

from benchmarks.made_library import Clusters, builtin_model, write_photos
from benchmarks.measures.indexing import index_once
from benchmarks.pictures import write_pictures
from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.events import EventBus
from photo_sorter.core.operations import AddFolder
from photo_sorter.services.index.index_sync import IndexSync

_FIRST = 1_000
_GROUP = 32  # photos that ingest writes at a time
_GATHERED = 16  # groups that the index is given at a time: what comes in two seconds


def measure(place: Workplace) -> list[Line]:
    """Pictures indexed into a small library and into a large one; and what of that is storing."""
    large = place.large()
    count = place.scale.large
    size = sum(
        _bytes(large.root, kept) for kept in ("catalog.*", "catalog.vectors/*", "chroma/**/*")
    )
    added = place.scale.added
    pictures = write_pictures(place.folder / f"pictures-500-{added}", added, (500, 375))
    folder = place.fresh("growth")
    small = LibraryFolder(folder / "small")
    small.root.mkdir()
    _store(small, _FIRST, start=10_000_000)
    grown = LibraryFolder(folder / "large")
    shutil.copytree(large.root, grown.root, ignore=shutil.ignore_patterns("thumbnails"))
    warm = write_pictures(folder / "warm", 4, (320, 240))
    early, late = (_seconds_a_photo(library, pictures, warm) for library in (small, grown))
    stored = [_store(library, added, start=11_000_000) for library in (small, grown)]
    return [
        Figure("catalog and index on disk", size / count / 1e3, "KB a photo", 8.0),
        Figure(
            f"adding photo {count:,}",
            late / early,
            f"times photo {_FIRST:,}",
            1.5,
            beside=f"{late * 1e3:.2f} ms and {early * 1e3:.2f} ms a photo of 500 × 375; to store "
            f"it in catalog and index {stored[1] * 1e3:.2f} ms and {stored[0] * 1e3:.2f} ms",
        ),
    ]


def _seconds_a_photo(library: LibraryFolder, pictures: Path, warm: Path) -> float:
    """From files that nothing is known of to photos that are found, with the engine and the index
    loaded before."""
    with closing(open_library(library.root)) as opened:
        opened.do(AddFolder(str(warm)))
        index_once(opened)
        opened.do(AddFolder(str(pictures)))
        began = time.perf_counter()
        added = index_once(opened).added
        return (time.perf_counter() - began) / added


def _store(library: LibraryFolder, added: int, start: int) -> float:
    """Write so many photos, numbered from `start`, and bring the index up, as ingest has it done;
    the mean seconds a photo."""
    space = builtin_model(library).space
    catalog = SqliteCatalog.open(library.catalog)
    index = ChromaProcess(library.index)
    try:
        catalog.vectors.add_space(space)
        catalog.vectors.set_active(space.key)
        folder = catalog.folders.add(f"/added/{start}")
        sync = IndexSync(catalog, index, EventBus())
        clusters = Clusters(space.dimensions)
        sync.sync()
        took = 0.0
        for number, first in enumerate(range(start, start + added, _GROUP)):
            numbers = range(first, min(first + _GROUP, start + added))
            drawn = clusters.draw(len(numbers), first)
            began = time.perf_counter()
            write_photos(catalog, space, folder.id, Path(f"{folder.path}/{number}"), numbers, drawn)
            if number % _GATHERED == _GATHERED - 1:
                sync.sync()
            took += time.perf_counter() - began
        began = time.perf_counter()
        sync.sync()
        took += time.perf_counter() - began
    finally:
        index.close()
        catalog.close()
    return took / added


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())
