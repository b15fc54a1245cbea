"""Sensitive photos are told by their tags, and by a person's word above all."""

from __future__ import annotations

from photo_sorter.core.query import EVERYTHING, Flag, Is
from photo_sorter.core.sensitive import DOCUMENTS, PICTURES, SENSITIVE_TAG
from tests.adapters.catalog.shelf import Shelf


def sensitive(shelf: Shelf) -> set[int]:
    """As listings, the filter and the question about single photos say alike."""
    listing = shelf.catalog.photos.listing(EVERYTHING)
    listed = set(listing.ids[listing.sensitive].tolist())
    filtered = set(shelf.catalog.photos.listing(Is(Flag.SENSITIVE)).ids.tolist())
    assert listed == filtered == shelf.catalog.sensitive.among(listing.ids.tolist())
    return listed


def test_a_tag_of_a_sensitive_group_makes_a_photo_sensitive(shelf: Shelf) -> None:
    a, b, c = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    shelf.catalog.tags.set_by_model(
        {a: [("blood", PICTURES, 0.5)], b: [("dog", "Animals", 0.5)], c: [("id", DOCUMENTS, 0.4)]}
    )
    assert sensitive(shelf) == {a, c}


def test_a_persons_word_stands_above_the_models(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    shelf.catalog.tags.set_by_model({a: [("blood", PICTURES, 0.5)], b: []})
    back = shelf.catalog.tags.set_by_person([a], SENSITIVE_TAG, False)
    shelf.catalog.tags.set_by_person([b], SENSITIVE_TAG, True)
    assert sensitive(shelf) == {b}
    shelf.catalog.tags.restore([a], SENSITIVE_TAG, back)
    assert sensitive(shelf) == {a, b}


def test_what_the_model_gave_of_a_group_goes_and_a_persons_stays(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    shelf.catalog.tags.set_by_model(
        {a: [("blood", PICTURES, 0.5), ("dog", "Animals", 0.5)], b: [("id", DOCUMENTS, 0.5)]}
    )
    shelf.catalog.tags.set_by_person([b], "blood", True)
    shelf.catalog.sensitive.forget([PICTURES])
    assert [tag.name for tag in shelf.catalog.tags.of_photo(a)] == ["dog"]
    assert {tag.name for tag in shelf.catalog.tags.of_photo(b)} == {"blood", "id"}


def test_the_groups_that_photos_were_tagged_with_are_remembered(shelf: Shelf) -> None:
    assert shelf.catalog.sensitive.asked() == frozenset()
    shelf.catalog.sensitive.set_asked({PICTURES})
    assert shelf.catalog.sensitive.asked() == {PICTURES}
