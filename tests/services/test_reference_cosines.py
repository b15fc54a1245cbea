"""What a query needs of every photo is worked out once, beforehand where there is time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import EmbeddingSpace, PhotoIds, SpaceKey, Vectors, normalise
from photo_sorter.core.photo import FileStamp, PhotoMetadata
from photo_sorter.core.scoring import Reference, Scorer
from photo_sorter.services.search.reference_cosines import ReferenceCosines

SPACE = EmbeddingSpace(SpaceKey("made"), "made", 8)


def drawn(count: int, seed: int) -> Vectors:
    return normalise(np.random.default_rng(seed).standard_normal((count, 8), np.float32))


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[SqliteCatalog]:
    catalog = SqliteCatalog.open(tmp_path / "catalog.sqlite")
    catalog.vectors.add_space(SPACE)
    yield catalog
    catalog.close()


@pytest.fixture
def scorer() -> Scorer:
    return Scorer(
        Calibration((0.0, 1.0, 1.0, 1.0), 0.5, 0.3, 0.1), Reference(drawn(40, 1), drawn(30, 2))
    )


def add(catalog: SqliteCatalog, count: int, seed: int) -> tuple[PhotoIds, Vectors]:
    vectors = drawn(count, seed)
    day = datetime(2020, 1, 1)
    metadata = PhotoMetadata(1, 1, "JPEG")
    stamps = [(f"/photos/{seed}/{n}.jpg", FileStamp(1, n, n, seed)) for n in range(count)]
    with catalog.transaction():
        folder = catalog.folders.add(f"/photos/{seed}")
        catalog.locations.mark_pending(folder.id, stamps)
        known = catalog.locations.under(f"/photos/{seed}")
        ids = []
        for path, stamp in stamps:
            ids.append(catalog.photos.add(path, 1, metadata, day, 0))
            catalog.locations.attach(known[path].location_id, stamp, ids[-1])
        catalog.vectors.put(SPACE.key, list(zip(ids, vectors, strict=True)))
    return np.array(ids, np.int64), vectors


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, catalog: SqliteCatalog) -> list[int]:
    """How many vectors were asked for by their photos, each time."""
    asked: list[int] = []
    get = catalog.vectors.get

    def counted(key: SpaceKey, ids: PhotoIds) -> tuple[PhotoIds, Vectors]:
        asked.append(len(ids))
        return get(key, ids)

    monkeypatch.setattr(catalog.vectors, "get", counted)
    return asked


def test_what_was_learnt_beforehand_is_read_no_more(
    catalog: SqliteCatalog, scorer: Scorer, reads: list[int]
) -> None:
    ids, vectors = add(catalog, 50, 3)
    reference_cosines = ReferenceCosines(catalog)
    reference_cosines.learn(SPACE.key, scorer, lambda: False)
    stored = catalog.vectors.block(SPACE.key, range(0, 1000))[1]
    found = reference_cosines.of(SPACE.key, scorer, ids)
    np.testing.assert_allclose(found, scorer.beside(stored), rtol=1e-5)
    np.testing.assert_allclose(stored, vectors, atol=1e-3)
    assert reads == []


def test_photos_that_came_since_are_read_once(
    catalog: SqliteCatalog, scorer: Scorer, reads: list[int]
) -> None:
    old, _ = add(catalog, 20, 3)
    reference_cosines = ReferenceCosines(catalog)
    reference_cosines.learn(SPACE.key, scorer, lambda: False)
    new, _ = add(catalog, 5, 4)
    both = np.concatenate([old, new])
    for _ in range(2):
        assert not np.isnan(reference_cosines.of(SPACE.key, scorer, both)).any()
    assert reads == [5]


def test_learning_that_is_cancelled_goes_on_later(
    catalog: SqliteCatalog, scorer: Scorer, reads: list[int]
) -> None:
    ids, _ = add(catalog, 20, 3)
    reference_cosines = ReferenceCosines(catalog)
    reference_cosines.learn(SPACE.key, scorer, lambda: True)
    reference_cosines.learn(SPACE.key, scorer, lambda: False)
    reference_cosines.of(SPACE.key, scorer, ids)
    assert reads == []


def test_a_photo_without_a_vector_has_none(catalog: SqliteCatalog, scorer: Scorer) -> None:
    ids, _ = add(catalog, 3, 3)
    found = ReferenceCosines(catalog).of(SPACE.key, scorer, np.append(ids, 999))
    assert np.isnan(found.cosines).tolist() == [False, False, False, True]
    assert np.isnan(found.weights).tolist() == [False, False, False, True]
