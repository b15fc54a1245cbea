"""The index in the library's folder: true to the catalog, and small where the library is large."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.chroma_index import ChromaIndex
from photo_sorter.core.embedding import EmbeddingSpace, PhotoIds, SpaceKey, Vectors, normalise
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.index.index_sync import IndexSync
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.search.nearest_photos import NearestPhotos
from tests.adapters.catalog.shelf import Shelf

SPACE = EmbeddingSpace(SpaceKey("wide@1"), "wide", 64)
LARGE = 400


class OpenIndex(ChromaIndex):
    """Chroma's, which tells before it writes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.before_write: Callable[[], None] = lambda: None

    def upsert(
        self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds, vectors: Vectors
    ) -> None:
        self.before_write()
        super().upsert(collection, photo_ids, vectors)


class Photos:
    """A library of vectors, and what keeps its index."""

    def __init__(self, catalog: SqliteCatalog, index: OpenIndex) -> None:
        self.catalog = catalog
        self.index = index
        catalog.vectors.add_space(SPACE)
        catalog.vectors.set_active(SPACE.key)
        self._shelf = Shelf(catalog, catalog.folders.add("/photos").id)
        self._number = 0
        self.start_anew()

    def start_anew(self) -> None:
        """As the next start of the app finds it."""
        self.sync = IndexSync(self.catalog, self.index, EventBus(), LARGE)
        self.exact = ExactSearch(self.catalog)
        self.nearest = NearestPhotos(self.catalog, self.exact, self.index, self.sync)

    def add(self, vectors: Vectors) -> PhotoIds:
        with self.catalog.transaction():
            ids = [self._photo() for _ in vectors]
            self.catalog.vectors.put(SPACE.key, list(zip(ids, vectors, strict=True)))
        return np.array(ids, np.int64)

    def _photo(self) -> PhotoId:
        self._number += 1
        name = f"{self._number:06}"
        return self._shelf.photo(f"/photos/{name}.jpg", name, embedded=False)

    def delete(self, number: int) -> None:
        self._shelf.hide(f"/photos/{number:06}.jpg")
        assert self.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1)) == 1

    @property
    def held(self) -> int:
        """Vectors in the index."""
        ready = self.sync.ready(SPACE.key)
        assert ready is not None
        return self.index.count(ready.collection)

    @property
    def axes(self) -> int | None:
        """How many the index lies in; None where it takes all dimensions."""
        ready = self.sync.ready(SPACE.key)
        assert ready is not None
        assert not ready.late
        return None if ready.axes is None else ready.axes.count

    def index_equals_exact_search(self, query: Vectors) -> bool:
        assert self.sync.mismatch(SPACE.key) is None
        found = self.nearest.query(SPACE.key, query, 50, None, self._number)
        ids, cosines = self.exact.query(SPACE.key, query, 20)
        np.testing.assert_allclose(found.cosines[:20], cosines, atol=1e-5)
        return bool(np.array_equal(found.ids[:20], ids))


def along_few(count: int, seed: int, fall: float = 5.0, first: int = 0) -> Vectors:
    """Normalised, of a spread that falls by e in `fall` dimensions from the `first` on."""
    spread = np.roll(np.exp(-np.arange(64) / fall), first)
    drawn = np.random.default_rng(seed).standard_normal((count, 64)) * spread
    return normalise(drawn.astype(np.float32))


@pytest.fixture
def photos(catalog: SqliteCatalog, tmp_path: Path) -> Iterator[Photos]:
    index = OpenIndex(tmp_path / "library" / "chroma")
    yield Photos(catalog, index)
    index.close()


def test_a_small_library_is_indexed_in_all_dimensions(photos: Photos) -> None:
    photos.add(along_few(LARGE - 1, 1))
    photos.sync.sync()
    assert photos.axes is None
    assert photos.index_equals_exact_search(along_few(1, 9)[0])


def test_a_photo_that_has_just_gone_does_not_make_an_answer_look_whole(photos: Photos) -> None:
    photos.add(along_few(60, 1))
    photos.sync.sync()
    query = along_few(1, 9)[0]
    nearest = photos.nearest.query(SPACE.key, query, 20, None, 60)
    photos.delete(int(nearest.ids[0]))
    found = photos.nearest.query(SPACE.key, query, 20, None, 60)
    assert nearest.ids[0] not in found.ids
    assert not found.all_there_are


def test_one_that_grows_large_is_indexed_along_its_axes_and_answers_as_exactly(
    photos: Photos,
) -> None:
    photos.add(along_few(LARGE - 1, 1))
    photos.sync.sync()
    photos.add(along_few(1, 2))
    photos.sync.sync()
    assert photos.axes == 16
    assert len(photos.index.collections()) == 1
    assert all(photos.index_equals_exact_search(query) for query in along_few(10, 9))


def test_photos_come_and_go_along_the_axes_too(photos: Photos) -> None:
    photos.add(along_few(LARGE, 1))
    photos.sync.sync()
    added = photos.add(along_few(20, 3))
    photos.sync.sync()
    vectors = photos.catalog.vectors.get(SPACE.key, added)[1]
    found = photos.nearest.query(SPACE.key, vectors[5], 10, None, LARGE + 20)
    assert found.ids[0] == added[5]
    photos.delete(1)
    photos.sync.sync()
    assert photos.held == LARGE + 19
    assert photos.index_equals_exact_search(vectors[7])


def test_the_axes_outlive_the_run(photos: Photos) -> None:
    photos.add(along_few(LARGE, 1))
    photos.sync.sync()
    photos.start_anew()
    photos.add(along_few(5, 2))
    photos.sync.sync()
    assert photos.axes == 16
    assert photos.index_equals_exact_search(along_few(1, 9)[0])


def test_vectors_that_lie_every_way_are_indexed_in_all_dimensions(photos: Photos) -> None:
    photos.add(along_few(LARGE, 1, fall=1e9))
    photos.sync.sync()
    assert photos.axes is None
    state = photos.catalog.vectors.index_state(SPACE.key)
    photos.start_anew()
    photos.sync.sync()
    assert photos.catalog.vectors.index_state(SPACE.key) == state  # nothing was built in vain


def test_where_the_photos_have_become_others_so_do_the_axes(photos: Photos) -> None:
    photos.add(along_few(LARGE, 1))
    photos.sync.sync()
    photos.add(along_few(LARGE, 2, first=32))
    photos.start_anew()
    photos.sync.sync()
    assert photos.axes == 32
    assert photos.index_equals_exact_search(along_few(1, 9, first=32)[0])


def test_what_comes_while_an_index_is_built_is_not_lost(photos: Photos) -> None:
    photos.add(along_few(LARGE, 1))

    def add_once() -> None:
        photos.index.before_write = lambda: None
        photos.add(along_few(3, 2))

    photos.index.before_write = add_once
    photos.sync.sync()
    assert photos.catalog.vectors.outbox(SPACE.key, 1) == []
    assert photos.sync.mismatch(SPACE.key) is None
    assert photos.held == LARGE + 3


def test_a_library_that_is_indexed_for_the_first_time_is_written_once(photos: Photos) -> None:
    """All that waits in the outbox is in the index that is built along the axes."""
    writes: list[int] = []
    photos.add(along_few(LARGE, 1))
    photos.index.before_write = lambda: writes.append(1)
    photos.sync.sync()
    assert len(writes) == 1
