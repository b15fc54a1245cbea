"""Vectors, the outbox, spaces, and cached texts."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.embedding import EmbeddingSpace, PhotoIds, SpaceKey, Vectors, normalise
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.pca_projection import PcaProjection
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import IndexState
from tests.adapters.catalog.shelf import SPACE, Shelf, vector

OTHER = EmbeddingSpace(SpaceKey("other@2"), "other", 8)


def test_vectors_come_back_normalised_in_the_order_asked_for(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{i}.jpg") for i in range(3)]
    found, vectors = shelf.catalog.vectors.get(SPACE.key, [ids[2], PhotoId(99), ids[0]])
    assert found.tolist() == [ids[2], ids[0]]
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, [vector(ids[2]), vector(ids[0])], atol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def everything(shelf: Shelf, key: SpaceKey) -> tuple[PhotoIds, Vectors]:
    return shelf.catalog.vectors.block(key, shelf.catalog.vectors.extent(key))


def test_blocks_hold_the_vectors_of_visible_photos_by_id(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{i}.jpg") for i in range(5)]
    shelf.hide("/photos/1.jpg")
    visible = [i for i in ids if i != ids[1]]
    found, vectors = everything(shelf, SPACE.key)
    assert found.tolist() == visible
    np.testing.assert_allclose(vectors, [vector(i) for i in visible], atol=1e-3)
    part, _ = shelf.catalog.vectors.block(SPACE.key, range(ids[2], ids[4]))
    assert part.tolist() == ids[2:4]
    assert shelf.catalog.vectors.count(SPACE.key) == 4
    assert shelf.catalog.vectors.stored(SPACE.key) == 5
    assert shelf.catalog.vectors.ids(SPACE.key).tolist() == ids


def test_a_space_that_is_empty_or_unknown_has_no_vectors(shelf: Shelf) -> None:
    vectors = shelf.catalog.vectors
    assert vectors.block(SPACE.key, range(9))[1].shape == (0, 4)
    for key in (SPACE.key, SpaceKey("unknown")):
        assert vectors.ids(key).tolist() == []
        assert len(vectors.extent(key)) == 0
        assert vectors.count(key) == vectors.stored(key) == 0
        assert len(vectors.get(key, [PhotoId(1)])[0]) == 0
        assert vectors.outbox(key, 9) == []
    with pytest.raises(NotFoundError):
        vectors.put(SpaceKey("unknown"), [])


def test_vectors_of_two_spaces_are_kept_apart(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    shelf.catalog.vectors.add_space(OTHER)
    wide = normalise(np.arange(1, 9, dtype=np.float32))
    shelf.catalog.vectors.put(OTHER.key, [(photo, wide)])
    assert everything(shelf, SPACE.key)[1].shape == (1, 4)
    assert everything(shelf, OTHER.key)[1].shape == (1, 8)
    with pytest.raises(ValueError, match="dimensions"):
        shelf.catalog.vectors.put(SPACE.key, [(photo, wide)])


def test_each_vector_is_announced_to_the_index_until_it_is_acknowledged(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    shelf.catalog.vectors.put(SPACE.key, [(a, vector(5))])
    rows = shelf.catalog.vectors.outbox(SPACE.key, 9)
    assert shelf.catalog.vectors.last_in_outbox(SPACE.key) == rows[-1][0]
    assert [photo for _, photo in rows] == [a, b, a]
    shelf.catalog.vectors.acknowledge(SPACE.key, rows[1][0])
    assert shelf.catalog.vectors.outbox(SPACE.key, 9) == rows[2:]
    assert len(shelf.catalog.vectors.outbox(SPACE.key, 0)) == 0


def test_a_vector_for_a_photo_that_was_purged_is_passed_over(shelf: Shelf) -> None:
    shelf.catalog.vectors.put(SPACE.key, [(PhotoId(42), vector(1))])
    assert shelf.catalog.vectors.outbox(SPACE.key, 9) == []


def test_one_space_answers_at_a_time(shelf: Shelf) -> None:
    vectors = shelf.catalog.vectors
    vectors.add_space(OTHER)
    vectors.add_space(OTHER)
    assert vectors.spaces() == [SPACE, OTHER]
    assert vectors.active_space() == SPACE
    vectors.set_active(OTHER.key)
    assert vectors.active_space() == OTHER
    with pytest.raises(NotFoundError):
        vectors.set_active(SpaceKey("unknown"))
    assert vectors.active_space() == OTHER


def test_one_space_answers_what_photos_show_and_one_how_they_look(shelf: Shelf) -> None:
    vectors = shelf.catalog.vectors
    vectors.add_space(OTHER)
    assert vectors.active_look() is None
    vectors.set_active_look(OTHER.key)
    assert (vectors.active_space(), vectors.active_look()) == (SPACE, OTHER)
    with pytest.raises(InvalidInputError):
        vectors.drop_space(OTHER.key)
    third = EmbeddingSpace(SpaceKey("third@1"), "third", 4)
    vectors.add_space(third)
    vectors.set_active_look(third.key)
    assert (vectors.active_space(), vectors.active_look()) == (SPACE, third)
    vectors.drop_space(OTHER.key)
    with pytest.raises(NotFoundError):
        vectors.set_active_look(OTHER.key)
    assert vectors.active_look() == third


def test_a_dropped_space_takes_its_vectors_texts_and_tags_with_it(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    catalog = shelf.catalog
    catalog.vectors.put_texts(SPACE.key, {"dog": vector(1)})
    catalog.tags.set_by_model({photo: [("dog", "Animals", 0.9)]})
    catalog.tags.set_by_person([photo], "mine", True)
    with pytest.raises(InvalidInputError):
        catalog.vectors.drop_space(SPACE.key)
    catalog.vectors.add_space(OTHER)
    catalog.vectors.set_active(OTHER.key)
    catalog.vectors.drop_space(SPACE.key)
    catalog.vectors.drop_space(SPACE.key)
    assert catalog.vectors.spaces() == [OTHER]
    assert [tag.name for tag in catalog.tags.of_photo(photo)] == ["mine"]
    catalog.vectors.add_space(SPACE)
    assert catalog.vectors.count(SPACE.key) == 0
    assert catalog.vectors.texts(SPACE.key, ["dog"]) == {}
    assert catalog.check() == []


def test_the_state_of_the_index_is_kept(shelf: Shelf) -> None:
    vectors = shelf.catalog.vectors
    assert vectors.index_state(SPACE.key) == IndexState(0, False)
    vectors.set_index_state(SPACE.key, IndexState(3, True))
    assert vectors.index_state(SPACE.key) == IndexState(3, True)
    axes = PcaProjection(np.eye(2, 4, dtype=np.float32))
    vectors.set_index_state(SPACE.key, IndexState(4, False, axes))
    kept = vectors.index_state(SPACE.key).axes
    assert kept is not None
    np.testing.assert_array_equal(kept.rows, axes.rows)
    with pytest.raises(NotFoundError):
        vectors.index_state(SpaceKey("unknown"))


def test_texts_are_cached_by_space(shelf: Shelf) -> None:
    vectors = shelf.catalog.vectors
    vectors.put_texts(SPACE.key, {"a dog": vector(1), "größe": vector(2)})
    vectors.put_texts(SPACE.key, {"a dog": vector(3)})
    found = vectors.texts(SPACE.key, ["größe", "a dog", "A DOG"])
    assert list(found) == ["größe", "a dog"]
    np.testing.assert_allclose(found["a dog"], vector(3), atol=1e-3)
    vectors.add_space(OTHER)
    assert vectors.texts(OTHER.key, ["a dog"]) == {}
    assert vectors.texts(SpaceKey("unknown"), ["a dog"]) == {}
