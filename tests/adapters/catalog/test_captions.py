"""Captions by models and by a person: whose stays, who waits for one, and how they are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from photo_sorter.core.derivation import CAPTION, Derived
from photo_sorter.core.describing.captions import CAPTION_VERSION, Caption
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import SoughtWord
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Captioned, Has, Query, Trait
from tests.adapters.catalog.shelf import Shelf

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def by_model(photo: PhotoId, text: str, model: str = "small") -> Caption:
    return Caption(photo, text, False, NOON, model, CAPTION_VERSION, 0.5)


def by_person(photo: PhotoId, text: str) -> Caption:
    return Caption(photo, text, True, NOON)


def waiting(shelf: Shelf) -> list[PhotoId | None]:
    return [each.photo_id for each in shelf.catalog.captions.waiting(100, PhotoId(0))]


def found(shelf: Shelf, query: Query) -> set[int]:
    return set(shelf.catalog.photos.listing(query).ids.tolist())


def test_a_persons_caption_beats_a_models_and_stays(shelf: Shelf) -> None:
    table = shelf.catalog.captions
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    assert table.put_by_model(by_model(one, "A dog"))
    assert table.restore([one], [by_person(one, "Rex")]) == [by_model(one, "A dog")]
    assert not table.put_by_model(by_model(one, "A cat", "large"))
    assert table.put_by_model(by_model(two, "A cat"))
    assert table.put_by_model(by_model(two, "Two cats", "large"))
    assert table.of([one, two]) == {
        one: by_person(one, "Rex"),
        two: by_model(two, "Two cats", "large"),
    }
    assert table.by_models() == [two]
    assert not table.put_by_model(by_model(PhotoId(99), "Nothing"))


def test_undo_puts_back_what_was_said(shelf: Shelf) -> None:
    table = shelf.catalog.captions
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    table.put_by_model(by_model(one, "A dog"))
    before = table.restore([one, two, PhotoId(99)], [by_person(two, "Rex")])
    assert table.of([one, two]) == {two: by_person(two, "Rex")}
    table.restore([one, two], before)
    assert table.of([one, two]) == {one: by_model(one, "A dog")}


def test_photos_wait_that_have_no_caption_of_that_model_or_of_a_person(shelf: Shelf) -> None:
    table = shelf.catalog.captions
    bare, small, mine = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    table.put_by_model(by_model(small, "A dog"))
    table.restore([mine], [by_person(mine, "Rex")])
    assert (table.lacking(None), table.lacking(None, "large")) == (1, 2)
    assert (table.want(None), waiting(shelf)) == (1, [bare])
    assert table.want([small, mine], "large") == 2
    assert waiting(shelf) == [bare, small]
    table.put_by_model(by_model(bare, "A cat"))
    assert (waiting(shelf), table.count_waiting()) == ([small], 1)
    table.unwant()
    assert waiting(shelf) == []


def test_what_cannot_be_done_is_listed_and_waits_until_it_is_tried_again(shelf: Shelf) -> None:
    table, derived = shelf.catalog.captions, shelf.catalog.derived
    photo = shelf.photo("/photos/a.jpg")
    table.want(None)
    failure = Failure(FailureKind.TRUNCATED, Problem.AS_TOLD, {"detail": "cut off"})
    derived.put(CAPTION, [Derived(photo, failure=failure)])
    assert waiting(shelf) == []
    assert [each.photo_id for each in derived.failures()] == [photo]
    derived.retry(None)
    assert waiting(shelf) == [photo]


def test_a_photo_whose_folder_is_away_waits_unseen(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg")
    shelf.catalog.captions.want(None)
    shelf.hide("/photos/a.jpg")
    assert waiting(shelf) == []


def test_photos_are_found_by_their_captions(shelf: Shelf) -> None:
    table = shelf.catalog.captions
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    table.put_by_model(by_model(one, "A zebra, 50 % grey"))

    def written(word: str) -> dict[int, int]:
        matches = shelf.catalog.full_text.find([SoughtWord((word,))], 10)
        return dict(zip(matches.ids.tolist(), matches.parts[0].tolist(), strict=True))

    assert written("zebra") == {one: int(FoundBy.CAPTION)}
    assert FoundBy.CAPTION.names == ("caption",)
    assert found(shelf, Captioned("50 % g")) == found(shelf, Has(Trait.CAPTION)) == {one}
    table.restore([one, two], [by_person(two, "A zebra")])
    assert written("zebra") == {two: int(FoundBy.CAPTION)}
    table.restore([two], [by_person(two, "A horse")])
    assert written("zebra") == {}


def test_a_models_caption_goes_with_its_picture_and_all_go_with_the_photo(shelf: Shelf) -> None:
    table, photos = shelf.catalog.captions, shelf.catalog.photos
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    table.restore([one, two], [by_model(one, "A dog"), by_person(two, "Rex")])
    for photo in (one, two):
        photos.replace(photo, f"other {photo}", 102, PhotoMetadata(40, 20), NOON, 0)
    assert table.of([one, two]) == {two: by_person(two, "Rex")}
    copy = shelf.photo("/photos/c.jpg")
    photos.copy_marks(two, copy)
    assert table.of([copy]) == {copy: replace(by_person(two, "Rex"), photo_id=copy)}
    for path in "bc":
        shelf.hide(f"/photos/{path}.jpg")
    photos.purge_hidden(NOON.replace(year=2100))
    assert table.of([two, copy]) == {}
