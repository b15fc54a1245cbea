"""Exact search finds what comparing everything at once would find."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.embedding import PART, EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.photo import FileStamp, PhotoId, PhotoMetadata
from photo_sorter.services.search.exact_search import ExactSearch, with_late
from photo_sorter.services.search.kept_vectors import KeptVectors

SPACE = EmbeddingSpace(SpaceKey("exact@1"), "exact", 16)
PHOTOS = 300


@pytest.fixture
def vectors(catalog: SqliteCatalog) -> Vectors:
    """Vectors of photos 1 to 300; those of every seventh are hidden."""
    drawn = np.random.default_rng(3).standard_normal((PHOTOS, 16)).astype(np.float32)
    made = normalise(normalise(drawn).astype(np.float16).astype(np.float32))
    catalog.vectors.add_space(SPACE)
    folder = catalog.folders.add("/photos")
    with catalog.transaction():
        for number, vector in enumerate(made, 1):
            now = datetime(2024, 1, 1)
            photo = catalog.photos.add(f"{number:040x}", number, PhotoMetadata(), now, 0)
            catalog.vectors.put(SPACE.key, [(photo, vector)])
            if number % 7:
                path, stamp = f"/photos/{number}.jpg", FileStamp(number, 0, number, 1)
                catalog.locations.mark_pending(folder.id, [(path, stamp)])
                location = catalog.locations.find(path)
                assert location is not None
                catalog.locations.attach(location.id, stamp, photo)
    return made


def best(vectors: Vectors, query: Vectors, allowed: list[int], limit: int) -> list[int]:
    cosines = {number: float(vectors[number - 1] @ query) for number in allowed}
    return sorted(cosines, key=lambda number: -cosines[number])[:limit]


@pytest.mark.parametrize("limit", [1, 20, 1000])
@pytest.mark.parametrize("part", [PART, 64], ids=["in one part", "in parts, by several threads"])
def test_it_finds_the_nearest_visible_photos_best_first(
    catalog: SqliteCatalog, vectors: Vectors, limit: int, part: int
) -> None:
    query = vectors[40]
    visible = [number for number in range(1, PHOTOS + 1) if number % 7]
    ids, cosines = ExactSearch(catalog, part).query(SPACE.key, query, limit)
    assert ids.tolist() == best(vectors, query, visible, limit)
    assert np.all(np.diff(cosines) <= 0)


@pytest.mark.parametrize("limit", [1, 20, 1000])
def test_vectors_that_are_laid_out_are_as_near(
    catalog: SqliteCatalog, vectors: Vectors, limit: int
) -> None:
    query = vectors[40]
    visible = [number for number in range(1, PHOTOS + 1) if number % 7]
    catalog.vectors.lay_out(SPACE.key, catalog.vectors.extent(SPACE.key))
    ids, cosines = ExactSearch(catalog).query(SPACE.key, query, limit)
    nearest = best(vectors, query, visible, limit)
    assert len(set(ids.tolist()) & set(visible)) == len(ids) == len(nearest)
    # Two that are equally near, to the step of the copy, may stand either way.
    expected = vectors[np.array(nearest) - 1] @ query
    np.testing.assert_allclose(vectors[ids - 1] @ query, expected, atol=1e-4)
    np.testing.assert_allclose(cosines, expected, atol=1e-4)
    assert np.all(np.diff(cosines) <= 0)


def test_it_finds_the_nearest_among_given_photos(catalog: SqliteCatalog, vectors: Vectors) -> None:
    among = np.arange(10, 90, 3)
    ids, _ = ExactSearch(catalog).query_among(SPACE.key, vectors[11], among, 5)
    assert ids.tolist() == best(vectors, vectors[11], among.tolist(), 5)


def test_vectors_that_were_asked_for_before_are_not_read_again(
    catalog: SqliteCatalog, vectors: Vectors
) -> None:
    kept = KeptVectors(catalog)
    first = np.arange(10, 200, 3)
    kept.of(SPACE.key, first)
    catalog.vectors.drop_space(SPACE.key)
    ids, found = kept.of(SPACE.key, first.copy())
    assert ids.tolist() == first.tolist()
    assert np.allclose(found, vectors[ids - 1], atol=1e-3)


def test_a_photo_that_has_got_a_vector_since_is_found(
    catalog: SqliteCatalog, vectors: Vectors
) -> None:
    late = catalog.photos.add(f"{0:040x}", 1, PhotoMetadata(), datetime(2024, 1, 1), 0)
    kept = KeptVectors(catalog)
    asked = np.array([5, 6, late])
    for _ in range(2):
        assert kept.of(SPACE.key, asked)[0].tolist() == [5, 6]
    catalog.vectors.put(SPACE.key, [(late, vectors[7])])
    assert kept.of(SPACE.key, asked)[0].tolist() == [5, 6, late]


def test_what_is_not_kept_is_read(catalog: SqliteCatalog, vectors: Vectors) -> None:
    for most_bytes in (0, 10**9):
        kept = KeptVectors(catalog, most_bytes)
        for among in (np.arange(10, 60), np.arange(40, 400, 2), np.arange(1, 5), np.arange(0)):
            ids, found = kept.of(SPACE.key, among)
            assert ids.tolist() == [i for i in among.tolist() if i <= PHOTOS]
            assert np.allclose(found, vectors[ids - 1], atol=1e-3)
    assert len(kept.of(SpaceKey("none@1"), np.arange(5))[0]) == 0


def test_a_space_without_vectors_has_no_neighbours(catalog: SqliteCatalog) -> None:
    nothing, _ = ExactSearch(catalog).query(SpaceKey("none@1"), np.ones(4, np.float32), 9)
    assert len(nothing) == 0


def test_what_an_index_has_not_got_yet_takes_its_place_in_the_answer(
    catalog: SqliteCatalog, vectors: Vectors
) -> None:
    query = vectors[20]
    stale = (np.array([30, 21], np.int64), np.array([0.9, 0.1], np.float32))
    ids, cosines = with_late(catalog, SPACE.key, query, 2, stale, [PhotoId(21)])
    assert ids.tolist() == [21, 30]
    assert cosines[0] == pytest.approx(1.0, abs=1e-3)
    gone = PhotoId(PHOTOS + 1)
    stale = (np.array([gone, 30], np.int64), np.array([0.9, 0.8], np.float32))
    assert with_late(catalog, SPACE.key, query, 2, stale, [gone])[0].tolist() == [30]
