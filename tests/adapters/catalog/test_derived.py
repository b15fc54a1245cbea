"""The contract of `core.ports.DerivedTable`: who lacks what, and what becomes of it."""

from __future__ import annotations

from datetime import datetime

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.derivation import Derivation, Derived
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import FolderState, PhotoId, PhotoMetadata
from photo_sorter.core.problems import Problem
from tests.adapters.catalog.shelf import SPACE, Shelf

SHARPNESS = Derivation("sharpness", 1)
DAMAGED = Failure(FailureKind.TRUNCATED, Problem.PICTURE_HEADER_DAMAGED)


def lacking(catalog: SqliteCatalog, derivation: Derivation, after: int = 0) -> list[PhotoId]:
    found = catalog.derived.lacking(derivation, 10, PhotoId(after))
    if not after:
        assert catalog.derived.count_lacking(derivation) == len(found)
    return [x.photo_id for x in found if x.photo_id is not None]


def test_every_photo_that_can_be_read_lacks_what_was_not_derived(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    one, two, three = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    assert lacking(catalog, SHARPNESS) == [one, two, three]
    assert lacking(catalog, SHARPNESS, after=one) == [two, three]
    shelf.hide("/photos/b.jpg")
    assert lacking(catalog, SHARPNESS) == [one, three]
    catalog.folders.set_state(shelf.folder, FolderState.OFFLINE)
    assert lacking(catalog, SHARPNESS) == []


def test_a_result_is_kept_and_a_newer_version_asks_for_another(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    catalog.derived.put(SHARPNESS, [Derived(one, 0.25), Derived(two, "sharp")])
    assert catalog.derived.values("sharpness", [one, two]) == {one: 0.25, two: "sharp"}
    assert lacking(catalog, SHARPNESS) == []
    newer = Derivation("sharpness", 2)
    assert lacking(catalog, newer) == [one, two]
    catalog.derived.put(newer, [Derived(one, 0.5)])
    assert lacking(catalog, newer) == [two]
    assert lacking(catalog, SHARPNESS) == []  # an older program is content with it
    assert catalog.derived.values("sharpness", [one]) == {one: 0.5}


def test_a_photo_waits_until_it_has_what_a_derivation_needs(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    features, caption = Derivation("features", 1), Derivation("caption", 1, needs=("features",))
    assert lacking(catalog, caption) == []
    catalog.derived.put(features, [Derived(one), Derived(two, failure=DAMAGED)])
    assert lacking(catalog, caption) == [one]


def test_failures_are_listed_with_a_file_until_they_are_tried_again(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    one, two = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    catalog.derived.put(SHARPNESS, [Derived(x, failure=DAMAGED) for x in (two, one)])
    failures = catalog.derived.failures()
    assert [(x.path, x.photo_id, x.failure) for x in failures] == [
        ("/photos/a.jpg", one, DAMAGED),
        ("/photos/b.jpg", two, DAMAGED),
    ]
    assert lacking(catalog, SHARPNESS) == []  # not tried over and over
    assert catalog.derived.retry([failures[0].id]) == 1
    assert lacking(catalog, SHARPNESS) == [one]
    assert catalog.derived.retry(None) == 1
    assert catalog.derived.failures() == []


def test_what_was_derived_goes_with_the_picture_and_outlives_its_metadata(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    photo = shelf.photo("/photos/a.jpg", "first")
    time = datetime(2020, 1, 1)

    def write(content: str, pixels: str) -> None:
        catalog.photos.replace(photo, content, 101, PhotoMetadata(), time, 0, pixels)

    catalog.photos.set_pixels(photo, "p")
    catalog.derived.put(SHARPNESS, [Derived(photo, 0.25)])
    write("rated", "p")
    assert catalog.derived.values("sharpness", [photo]) == {photo: 0.25}
    write("cropped", "q")
    assert lacking(catalog, SHARPNESS) == [photo]


def test_a_photo_that_is_purged_takes_what_was_derived_with_it(
    shelf: Shelf, catalog: SqliteCatalog
) -> None:
    photo = shelf.photo("/photos/a.jpg")
    catalog.derived.put(SHARPNESS, [Derived(photo, 0.25)])
    shelf.hide("/photos/a.jpg")
    assert catalog.photos.purge_hidden(datetime(9999, 1, 1)) == 1
    assert catalog.derived.values("sharpness", [photo]) == {}
    assert catalog.vectors.count(SPACE.key) == 0
