"""The contract of `core.ports.AlikeTable`."""

from __future__ import annotations

import numpy as np

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.duplicates import HashedVectors, Middle, SamePictures
from tests.adapters.catalog.shelf import Shelf

SPACE = EmbeddingSpace(SpaceKey("made@1"), "made", 2)
HIGH = (1 << 64) - 5
MIDDLE = Middle(np.array([0.25, -0.5], np.float32), 2)


def filled(shelf: Shelf, catalog: SqliteCatalog) -> tuple[PhotoId, PhotoId]:
    """Two photos with vectors, which were compared and are a pair."""
    catalog.vectors.add_space(SPACE)
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    catalog.vectors.put(SPACE.key, [(each, np.array([0.6, 0.8], np.float32)) for each in (a, b)])
    catalog.alike.begin(SPACE.key, MIDDLE)
    assert catalog.alike.count_lacking(SPACE.key) == 2
    catalog.alike.add(SPACE.key, compared(a, b), SamePictures(np.array([[a, b]]), np.array([0.95])))
    return a, b


def compared(*photos: PhotoId) -> HashedVectors:
    hashes = np.array([HIGH, 7][: len(photos)], np.uint64)
    return HashedVectors(np.array(photos, np.int64), hashes)


def test_what_was_compared_is_kept_with_all_bits(shelf: Shelf, catalog: SqliteCatalog) -> None:
    a, b = filled(shelf, catalog)
    assert catalog.alike.count_lacking(SPACE.key) == 0
    hashed = catalog.alike.hashed(SPACE.key)
    assert dict(zip(hashed.photo_ids.tolist(), hashed.hashes.tolist(), strict=True)) == {
        a: HIGH, b: 7,
    }  # fmt: skip
    middle = catalog.alike.middle(SPACE.key)
    assert middle is not None
    assert (middle.mean.tolist(), middle.vectors) == ([0.25, -0.5], 2)
    found = catalog.alike.pairs(SPACE.key)
    assert (found.pairs.tolist(), found.sameness.tolist()) == ([[a, b]], [0.95])


def test_another_vector_is_to_be_compared_again(shelf: Shelf, catalog: SqliteCatalog) -> None:
    _, b = filled(shelf, catalog)
    catalog.vectors.put(SPACE.key, [(b, np.array([1.0, 0.0], np.float32))])
    assert catalog.alike.count_lacking(SPACE.key) == 1
    assert catalog.alike.pairs(SPACE.key).pairs.tolist() == []


def test_the_same_vector_once_more_changes_nothing(shelf: Shelf, catalog: SqliteCatalog) -> None:
    _, b = filled(shelf, catalog)
    catalog.vectors.put(SPACE.key, [(b, np.array([0.6, 0.8], np.float32))])
    assert catalog.alike.count_lacking(SPACE.key) == 0


def test_a_vector_that_went_leaves_nothing(shelf: Shelf, catalog: SqliteCatalog) -> None:
    _, b = filled(shelf, catalog)
    catalog.vectors.forget(b)
    assert len(catalog.alike.hashed(SPACE.key).photo_ids) == 1
    catalog.alike.add(SPACE.key, compared(b), SamePictures(np.array([[1, 2]]), np.array([0.95])))
    assert catalog.alike.pairs(SPACE.key).pairs.tolist() == []
    assert len(catalog.alike.hashed(SPACE.key).photo_ids) == 1


def test_pairs_of_hidden_photos_wait_until_these_are_there_again(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    filled(shelf, catalog)
    shelf.hide("/photos/b.jpg")
    assert catalog.alike.pairs(SPACE.key).pairs.tolist() == []
    assert len(catalog.alike.hashed(SPACE.key).photo_ids) == 2


def test_a_new_middle_has_all_compared_again_and_keeps_the_pairs(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    filled(shelf, catalog)
    catalog.alike.begin(SPACE.key, MIDDLE)
    assert catalog.alike.count_lacking(SPACE.key) == 2
    assert len(catalog.alike.pairs(SPACE.key).pairs) == 1


def test_a_space_that_goes_takes_all_of_it_along(shelf: Shelf, catalog: SqliteCatalog) -> None:
    filled(shelf, catalog)
    catalog.vectors.drop_space(SPACE.key)
    assert catalog.alike.middle(SPACE.key) is None
    assert len(catalog.alike.hashed(SPACE.key).photo_ids) == 0
