"""What was learnt is kept a space, and goes with it; the model's tags are given one by one."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.answers import Said, Subject
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey
from photo_sorter.core.learning import Classifier
from photo_sorter.core.views import AlbumId, TagSource
from tests.adapters.catalog.shelf import SPACE, Shelf

OTHER = EmbeddingSpace(SpaceKey("other@1"), "other", 4)


def classifier(answers: int = 12) -> Classifier:
    rng = np.random.default_rng(answers)
    return Classifier(rng.normal(size=4).astype(np.float32), 0.75, -1.5, answers, answers // 3)


def test_what_was_learnt_comes_back_as_it_was(shelf: Shelf) -> None:
    table = shelf.catalog.classifiers
    learnt = classifier()
    table.put(SPACE.key, Subject("Dog"), classifier(3))
    table.put(SPACE.key, Subject("dog"), learnt)
    table.put(SPACE.key, Subject(album=AlbumId(7)), classifier(5))
    found = table.get(SPACE.key, Subject("DOG"))
    assert found is not None
    assert (found.answers, found.yes) == (12, 4)
    np.testing.assert_array_equal(found.weights, learnt.weights)
    assert (found.text_weight, found.bias) == (0.75, -1.5)
    assert list(table.of_tags(SPACE.key)) == ["Dog"]
    assert list(table.of_albums(SPACE.key)) == [7]
    table.remove(SPACE.key, Subject("dog"))
    assert table.get(SPACE.key, Subject("dog")) is None
    assert table.get(SPACE.key, Subject("never heard of")) is None


def test_it_goes_with_its_space_and_answers_stay(shelf: Shelf) -> None:
    catalog = shelf.catalog
    photo = shelf.photo("/photos/a.jpg")
    catalog.ledger.append(Subject("dog"), [photo], Said.NO, 0)
    catalog.vectors.add_space(OTHER)
    catalog.classifiers.put(OTHER.key, Subject("dog"), classifier())
    catalog.vectors.drop_space(OTHER.key)
    assert catalog.classifiers.of_tags(OTHER.key) == {}
    assert catalog.ledger.subjects() == [Subject("dog")]
    assert catalog.check() == []


def test_answers_go_with_a_photo_that_is_forgotten(shelf: Shelf) -> None:
    ledger = shelf.catalog.ledger
    photo = shelf.photo("/photos/a.jpg")
    assert ledger.append(Subject("dog"), [photo, type(photo)(99)], Said.YES, 0) == 1
    assert [entry.photo_id for entry in ledger.entries(Subject("dog"))] == [photo]


def test_one_tag_is_given_and_the_words_of_a_person_stay(shelf: Shelf) -> None:
    a, b, c = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    tags = shelf.catalog.tags
    tags.set_by_model({a: [("dog", "Animals", 0.5), ("cat", "Animals", 0.6)]})
    tags.set_by_person([b], "dog", True)
    tags.set_by_person([c], "dog", False)
    tags.give_by_model("Dog", {b: 0.9, c: 0.9})
    assert [tag.name for tag in tags.of_photo(a)] == ["cat"]
    assert [(tag.name, tag.source) for tag in tags.of_photo(b)] == [("dog", TagSource.PERSON)]
    assert tags.of_photo(c) == []
    assert tags.photos_of("dog") == [b]


@pytest.mark.parametrize("wrong", [("", None), ("dog", AlbumId(1))])
def test_a_subject_is_a_tag_or_an_album(wrong: tuple[str, AlbumId | None]) -> None:
    with pytest.raises(ValueError, match="a tag or an album"):
        Subject(*wrong)
