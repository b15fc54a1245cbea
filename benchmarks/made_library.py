"""Large libraries made for measuring: catalog rows by the real writer, vectors drawn from clusters.

    python -m benchmarks.made_library build/bench/library --photos 100000

Real embeddings lie in clusters, as pictures of a kind do, and the clusters beside each other, as
kinds of picture do; vectors drawn evenly from the sphere are easier to tell apart in one way (no
near neighbours) and harder for an index in another: nothing leads it from one cluster to the next.
Each photo here is the centre of its cluster with noise, and so are the queries.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.adapters.chroma_settings import HNSW
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.app.places import LibraryFolder, resources_folder
from photo_sorter.core.embedding import EmbeddingSpace, Vectors, normalise
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import FileStamp, FolderId, PhotoId, PhotoMetadata
from photo_sorter.core.ports import InstalledModel
from photo_sorter.services.index.index_axes import LARGE, SHARE
from photo_sorter.services.index.index_sync import IndexSync

PER_FOLDER = 1_000
TAGS = 60
_FIRST_DAY = datetime(2004, 1, 1)
_SHAPES = ((4032, 3024), (3024, 4032), (4000, 2667), (1920, 1080), (3000, 3000))
_CLUSTERS = 2_000
# As the built-in model's vectors of 6,102 photographs of 160 categories lie (`benchmarks.spread`):
# the noise's length beside its cluster's centre, and how its variance falls from one principal axis
# to the next, by e in so many (54 % on 20 axes, 89 % on 50); the same of the centres (78 % and
# 98 %), and the cosine that two of them have on average.
_NOISE = 0.77
_FALL = 22.0
_CENTRES_FALL = 13.0
_CENTRES_COSINE = 0.325


@dataclass(frozen=True, slots=True)
class Clusters:
    """Where vectors of `dimensions` are drawn from."""

    dimensions: int
    seed: int = 7

    def draw(self, count: int, part: int, *, of_each: bool = False) -> Vectors:
        """(count, d) L2-normalised float32; another `part` gives others of the same clusters. As
        often of a rare cluster as of a common one where they are drawn `of_each`."""
        centres = self._centres()
        rng = np.random.default_rng((self.seed, part))
        noise = self._about(rng, count, _FALL)
        # A few kinds of picture make up much of a library.
        common = rng.zipf(1.3, count) % _CLUSTERS
        chosen = rng.integers(0, _CLUSTERS, count) if of_each else common
        return normalise(centres[chosen] + _NOISE * noise)

    def _centres(self) -> Vectors:
        rng = np.random.default_rng(self.seed)
        apart = self._about(rng, _CLUSTERS, _CENTRES_FALL)
        common = normalise(rng.standard_normal(self.dimensions, np.float32))
        return normalise(_CENTRES_COSINE**0.5 * common + (1.0 - _CENTRES_COSINE) ** 0.5 * apart)

    def _about(self, rng: np.random.Generator, count: int, fall: float) -> Vectors:
        """(count, d) L2-normalised, of a variance that falls from axis to axis."""
        spread = np.exp(-np.arange(self.dimensions, dtype=np.float32) / (2.0 * fall))
        return normalise(rng.standard_normal((count, self.dimensions), np.float32) * spread)


def builtin_model(place: LibraryFolder) -> InstalledModel:
    """The built-in model, in whose space a made library pretends to be embedded."""
    builtin = resources_folder() / "models" / "builtin"
    return FolderModelStore(place.models, builtin).installed("builtin")


def content_hash(index: int) -> str:
    return hashlib.blake2b(str(index).encode(), digest_size=20).hexdigest()


def make_library(
    folder: Path,
    photos: int,
    *,
    pictures: Path | None = None,
    files: bool = False,
    index: bool = True,
) -> LibraryFolder:
    """A library of so many photos in `folder`/library; one that is there is taken as it is, unless
    it was made in another way or not to its end.

    `files` writes the photos' files too (of one byte: what a start looks at is size and time);
    `pictures` is a folder of JPEG files that thumbnails are links to; `index` fills Chroma.
    """
    place = LibraryFolder(folder / "library")
    made = folder / "made"
    if made.exists():
        if made.read_text("utf-8") == _recipe(builtin_model(place).space, photos):
            return place
        shutil.rmtree(folder)
    folder.mkdir(parents=True)  # one that is none of ours is left alone
    made.touch()
    root = folder / "pictures"
    root.mkdir()
    space = builtin_model(place).space
    catalog = SqliteCatalog.open(place.catalog)
    try:
        catalog.vectors.add_space(space)
        catalog.vectors.set_active(space.key)
        watched = catalog.folders.add(str(root))
        for part, start in enumerate(range(0, photos, PER_FOLDER)):
            numbers = range(start, min(start + PER_FOLDER, photos))
            vectors = Clusters(space.dimensions).draw(len(numbers), start)
            write_photos(
                catalog, space, watched.id, root / f"{part:04}", numbers, vectors, files=files
            )
        if index:
            fill_index(catalog, place)
    finally:
        catalog.close()
    if pictures is not None:
        link_thumbnails(place, photos, sorted(pictures.rglob("*.jpg")))
    if not files:
        root.rmdir()  # a drive that is away: nothing on it is believed deleted
    made.write_text(_recipe(space, photos), "utf-8")
    return place


def _recipe(space: EmbeddingSpace, photos: int) -> str:
    """What a library was made by; one that another recipe made is not measured with."""
    drawn = (_CLUSTERS, _NOISE, _FALL, _CENTRES_FALL, _CENTRES_COSINE)
    graph = ", ".join(f"{name} {value}" for name, value in HNSW.items())
    axes = f"axes for {SHARE} of {LARGE} and more"
    return f"{photos} photos in {space.key}, vectors of {drawn}, graph of {graph}, {axes}"


def write_photos(
    catalog: SqliteCatalog,
    space: EmbeddingSpace,
    folder_id: FolderId,
    directory: Path,
    numbers: range,
    vectors: Vectors,
    *,
    files: bool = False,
) -> None:
    """The rows of these photos, as ingest writes them: locations, photos, vectors (n, d), outbox,
    tags."""
    stamps = list(_stamps(directory, numbers, files))
    with catalog.transaction():
        catalog.locations.mark_pending(folder_id, stamps)
        known = catalog.locations.under(str(directory))
        rows: list[tuple[PhotoId, Vectors]] = []
        marks: dict[PhotoId, list[tuple[str, str, float]]] = {}
        for number, (path, stamp), vector in zip(numbers, stamps, vectors, strict=True):
            width, height = _SHAPES[number % len(_SHAPES)]
            taken = _FIRST_DAY + timedelta(minutes=11 * number)
            photo = catalog.photos.add(
                content_hash(number),
                stamp.size,
                PhotoMetadata(width, height, "JPEG", taken, "Camera", iso=100),
                taken,
                number * 2654435761 & 0xFFFFFF,
            )
            catalog.locations.attach(known[path].location_id, stamp, photo)
            rows.append((photo, vector))
            marks[photo] = [(f"tag {number * 7919 % TAGS}", "made", 0.9)]
        catalog.vectors.put(space.key, rows)
        catalog.tags.set_by_model(marks)


def _stamps(directory: Path, numbers: range, files: bool) -> Iterator[tuple[str, FileStamp]]:
    if files:
        directory.mkdir()
    for number in numbers:
        path = directory / f"IMG_{number:07}.jpg"
        if files:
            path.write_bytes(b"x")
            status = path.stat()
            stamp = FileStamp(status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev)
        else:
            stamp = FileStamp(3_000_000 + number, 10**18 + number, number + 1, 1)
        yield str(path), stamp


def fill_index(catalog: SqliteCatalog, place: LibraryFolder) -> None:
    """Bring Chroma up from the outbox, as the app does."""
    index = ChromaProcess(place.index)
    try:
        IndexSync(catalog, index, EventBus()).sync()
    finally:
        index.close()


def link_thumbnails(place: LibraryFolder, photos: int, pictures: list[Path]) -> None:
    """A thumbnail for every photo: a link to one of the pictures."""
    if not pictures:
        return
    for number in range(photos):
        path = thumbnail_path(place.thumbnails, content_hash(number))
        path.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(pictures[number % len(pictures)], path)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--files", action="store_true", help="write the photos' files too")
    options = parser.parse_args()
    began = time.monotonic()
    place = make_library(options.folder.resolve(), options.photos, files=options.files)
    print(f"{options.photos:,} photos in {place.root}, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
