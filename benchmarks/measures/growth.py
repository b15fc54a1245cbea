"""What a photo costs on disk, and whether the millionth costs more time than the thousandth."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np

from benchmarks.made_library import Clusters, builtin_model, write_photos
from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.adapters.chroma_settings import HNSW, written_after
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.events import EventBus
from photo_sorter.services.index_sync import IndexSync

_GROUP = 32
_FIRST = 1_000


def measure(place: Workplace) -> list[Line]:
    """Groups of photos written, as ingest writes them, into a small library and a large one."""
    large = place.large()
    count = place.scale.large
    size = sum(
        _bytes(large.root, kept) for kept in ("catalog.*", "catalog.vectors/*", "chroma/**/*")
    )
    small = LibraryFolder(place.fresh("growth") / "library")
    small.root.mkdir()
    # As many photos as come between two times that Chroma writes the graph to the disk.
    early = _seconds_a_group(small, _FIRST, HNSW["sync_threshold"])
    copy = LibraryFolder(place.fresh("grown") / "library")
    shutil.copytree(large.root, copy.root, ignore=shutil.ignore_patterns("thumbnails"))
    late = _seconds_a_group(copy, 0, written_after(count))
    shutil.rmtree(copy.root.parent)
    return [
        Figure("catalog and index on disk", size / count / 1e3, "KB a photo", 8.0),
        Figure(
            f"adding photo {count:,}",
            late / early,
            f"times photo {_FIRST:,}",
            1.5,
            beside=f"{late / _GROUP * 1e3:.2f} ms and {early / _GROUP * 1e3:.2f} ms a photo, "
            "catalog and index",
        ),
    ]


def _seconds_a_group(library: LibraryFolder, filled: int, added: int) -> float:
    """The mean time to write a group of photos and bring the index up, of so many that are added
    after `filled` more."""
    space = builtin_model(library).space
    catalog = SqliteCatalog.open(library.catalog)
    index = ChromaProcess(library.index)
    try:
        catalog.vectors.add_space(space)
        catalog.vectors.set_active(space.key)
        folder = catalog.folders.add("/added")
        sync = IndexSync(catalog, index, EventBus())
        clusters = Clusters(space.dimensions)
        start = 10_000_000
        if filled:
            numbers = range(start, start + filled)
            drawn = clusters.draw(filled, start)
            write_photos(catalog, space, folder.id, Path("/added/first"), numbers, drawn)
        sync.sync()
        took = []
        for number in range(added // _GROUP):
            first = start + filled + number * _GROUP
            numbers = range(first, first + _GROUP)
            drawn = clusters.draw(_GROUP, first)
            began = time.perf_counter()
            write_photos(catalog, space, folder.id, Path(f"/added/{number}"), numbers, drawn)
            sync.sync()
            took.append(time.perf_counter() - began)
    finally:
        index.close()
        catalog.close()
    return float(np.mean(took))


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())
