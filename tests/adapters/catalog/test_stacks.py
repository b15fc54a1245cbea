"""Stacks are kept as they were put, and seen as far as their photos are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.migrations import load_migrations
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Flag, Is
from photo_sorter.core.stacks import Stack, StackState
from tests.adapters.catalog.shelf import Shelf, stamp


@pytest.fixture
def photos(shelf: Shelf) -> list[PhotoId]:
    return [shelf.photo(f"/photos/{number}.jpg") for number in range(6)]


def put(shelf: Shelf, *stacks: tuple[PhotoId, ...]) -> StackState:
    photo_ids = tuple(each for stack in stacks for each in stack)
    return shelf.catalog.stacks.put(StackState(photo_ids, tuple(Stack(each) for each in stacks)))


def seen(shelf: Shelf) -> list[tuple[PhotoId, ...]]:
    return [stack.photo_ids for stack in shelf.catalog.stacks.all()]


def test_what_was_put_is_there_in_its_order(shelf: Shelf, photos: list[PhotoId]) -> None:
    a, b, c, d, e, _ = photos
    put(shelf, (c, a, b), (e, d))
    assert seen(shelf) == [(c, a, b), (e, d)]
    assert [each.photo_ids for each in shelf.catalog.stacks.of([b])] == [(c, a, b)]
    assert set(shelf.catalog.photos.listing(Is(Flag.STACKED)).ids.tolist()) == {a, b, c, d, e}


def test_what_was_before_can_be_put_back_under_the_ids_it_had(
    shelf: Shelf, photos: list[PhotoId]
) -> None:
    a, b, c, d, e, _ = photos
    put(shelf, (a, b, c), (d, e))
    first = shelf.catalog.stacks.all()
    before = put(shelf, (b, d))
    assert seen(shelf) == [(a, c), (b, d)]
    shelf.catalog.stacks.put(before)
    assert shelf.catalog.stacks.all() == first


def test_a_stack_of_one_photo_is_none(shelf: Shelf, photos: list[PhotoId]) -> None:
    a, b, *_ = photos
    put(shelf, (a, b))
    put(shelf, (a,))
    assert seen(shelf) == []
    assert shelf.catalog.stacks.state([b]) == StackState((b,))


def test_a_hidden_photo_is_back_in_its_stack_when_it_is_seen_again(
    shelf: Shelf, photos: list[PhotoId]
) -> None:
    a, b, c, *_ = photos
    put(shelf, (a, b, c))
    shelf.hide("/photos/0.jpg")
    assert seen(shelf) == [(b, c)]
    listing = shelf.catalog.photos.listing_of([b, c])
    assert listing.stacked.photo_ids.tolist() == [b, c]
    shelf.hide("/photos/1.jpg")
    assert seen(shelf) == []
    assert len(shelf.catalog.photos.listing_of([c]).stacked.photo_ids) == 0
    for path, photo in (("/photos/0.jpg", a), ("/photos/1.jpg", b)):
        shelf.catalog.locations.attach(shelf.place(path), stamp(), photo)
    assert seen(shelf) == [(a, b, c)]


def test_who_left_a_stack_is_remembered_until_they_are_put_into_one(
    shelf: Shelf, photos: list[PhotoId]
) -> None:
    a, b, c, *_ = photos
    put(shelf, (a, b, c))
    stacks = shelf.catalog.stacks
    before = stacks.put(StackState((a, b, c), (Stack((a, b)),), (c,)))
    assert stacks.unstacked() == {c}
    stacks.put(before)
    assert stacks.unstacked() == set()


def test_a_photo_that_another_becomes_has_its_place(shelf: Shelf, photos: list[PhotoId]) -> None:
    a, b, c, d, e, _ = photos
    put(shelf, (a, b, c), (d, e))
    other = shelf.photo("/photos/other.jpg")
    shelf.catalog.photos.copy_marks(b, other)
    shelf.catalog.photos.copy_marks(a, d)
    assert seen(shelf) == [(a, b, other, c), (d, e)]


def test_verdicts_of_before_there_were_stacks_are_stacks(tmp_path: Path) -> None:
    """The newest counts of a photo; of what one photo is left of there is none."""
    path = tmp_path / "catalog.sqlite"
    steps = load_migrations()
    new = next(step.number for step in steps if "CREATE TABLE stacks" in step.sql)
    with closing(sqlite3.connect(path)) as old:
        for step in steps:
            if step.number < new:
                old.executescript(step.sql)
        old.execute(f"PRAGMA user_version = {new - 1}")
        old.executemany(
            "INSERT INTO photos (id, content_hash, byte_size, sort_time, colour, width, height, "
            "format, camera, lens, exposure) VALUES (?, ?, 1, 0, 0, 1, 1, '', '', '', '')",
            [(number, str(number)) for number in range(1, 7)],
        )
        old.execute(
            "INSERT INTO duplicate_verdicts VALUES (1, 'burst', 'stack'), "
            "(2, 'burst', 'keep'), (3, 'same', 'stack'), (4, 'alike', 'stack')"
        )
        old.executemany(
            "INSERT INTO duplicate_verdict_photos VALUES (?, ?)",
            [(1, 1), (1, 2), (2, 3), (2, 4), (3, 2), (3, 5), (4, 6), (4, 3), (4, 4)],
        )
        old.execute("UPDATE photos SET visible = 1")
        old.commit()
    with closing(SqliteCatalog.open(path)) as catalog:
        assert [each.photo_ids for each in catalog.stacks.all()] == [(2, 5), (3, 4, 6)]
