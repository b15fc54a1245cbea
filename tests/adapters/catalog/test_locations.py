"""Files in the catalog: pending, read, failed, moved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import FileStamp, FolderId, FolderState, LocationState
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from tests.adapters.catalog.shelf import Shelf, stamp

BROKEN = Failure(FailureKind.TRUNCATED, Problem.PICTURE_DAMAGED, {"detail": "“ends” early; 1 < 2"})


def test_a_file_is_pending_until_it_is_read(shelf: Shelf) -> None:
    location_id = shelf.place("/photos/a.jpg", 7)
    known = shelf.catalog.locations.known(shelf.folder)["/photos/a.jpg"]
    assert (known.state, known.stamp, known.photo_id) == (LocationState.PENDING, stamp(7), None)
    photo = shelf.catalog.photos.by_hash("x")
    assert photo is None
    photo = shelf.photo("/photos/a.jpg")
    location = shelf.catalog.locations.find("/photos/a.jpg")
    assert location is not None
    assert (location.id, location.state, location.photo_id) == (
        location_id,
        LocationState.READY,
        photo,
    )


def test_known_files_are_told_by_their_stamps(shelf: Shelf) -> None:
    shelf.place("/photos/a.jpg", 7)
    shelf.place("/photos/b/c.jpg", 8)
    locations = shelf.catalog.locations
    assert locations.stamps(shelf.folder) == {
        "/photos/a.jpg": stamp(7),
        "/photos/b/c.jpg": stamp(8),
    }
    whole = locations.known(shelf.folder)
    assert locations.known_at(["/photos/a.jpg", "/photos/none.jpg"]) == {
        "/photos/a.jpg": whole["/photos/a.jpg"]
    }
    assert locations.stamps(FolderId(4711)) == {}


def test_a_changed_file_keeps_its_photo_until_it_is_read_again(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    shelf.place("/photos/a.jpg", 9)
    location = shelf.catalog.locations.find("/photos/a.jpg")
    assert location is not None
    assert (location.state, location.photo_id) == (LocationState.PENDING, photo)
    assert shelf.catalog.photos.count() == 1


def test_a_file_that_comes_to_hold_another_photo_lets_go_of_the_first(shelf: Shelf) -> None:
    first = shelf.photo("/photos/a.jpg", "old bytes")
    second = shelf.photo("/photos/a.jpg", "new bytes")
    assert first != second
    assert sorted(shelf.catalog.photos.listing(EVERYTHING).ids.tolist()) == [second]


def test_a_failed_file_says_why_and_holds_no_photo(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg")
    location = shelf.catalog.locations.find("/photos/a.jpg")
    assert location is not None
    shelf.catalog.locations.fail(location.id, stamp(3), BROKEN)
    (failed,) = shelf.catalog.locations.failures()
    assert (failed.state, failed.failure, failed.photo_id) == (LocationState.FAILED, BROKEN, None)
    assert shelf.catalog.photos.count() == 0


def test_what_an_earlier_version_said_of_a_file_is_still_said(
    shelf: Shelf, catalog_path: Path
) -> None:
    location_id = shelf.place("/photos/a.jpg")
    shelf.catalog.locations.fail(location_id, stamp(), BROKEN)
    with closing(sqlite3.connect(catalog_path)) as connection:
        connection.execute("UPDATE locations SET failure_reason = 'The end is missing.'")
        connection.commit()
    (failed,) = shelf.catalog.locations.failures()
    assert failed.failure is not None
    assert failed.failure.kind is BROKEN.kind
    assert failed.failure.reason == "The end is missing."


@pytest.mark.parametrize("everything", [True, False])
def test_failed_files_can_be_tried_again(shelf: Shelf, everything: bool) -> None:
    ids = [shelf.place(f"/photos/{name}") for name in "ab"]
    for location_id in ids:
        shelf.catalog.locations.fail(location_id, stamp(), BROKEN)
    retried = shelf.catalog.locations.retry(None if everything else ids[:1])
    assert retried == (2 if everything else 1)
    assert len(shelf.catalog.locations.failures()) == 2 - retried
    assert all(location.failure is None for location in shelf.catalog.locations.pending(9))


def test_pending_files_come_newest_first_and_only_from_folders_that_are_there(
    shelf: Shelf,
) -> None:
    away = shelf.catalog.folders.add("/away")
    shelf.place("/photos/old.jpg", 1)
    shelf.place("/photos/new.jpg", 5)
    shelf.place("/photos/mid.jpg", 3)
    shelf.place("/away/newest.jpg", 9, away.id)
    shelf.catalog.folders.set_state(away.id, FolderState.OFFLINE)
    found = [location.path for location in shelf.catalog.locations.pending(2)]
    assert found == ["/photos/new.jpg", "/photos/mid.jpg"]
    assert shelf.catalog.locations.pending_count() == 3


def test_what_lies_below_a_directory_is_found_by_its_path(shelf: Shelf) -> None:
    for path in ("/photos/a/1.jpg", "/photos/a/b/2.jpg", "/photos/ab.jpg", "/photos/a.jpg"):
        shelf.place(path)
    assert set(shelf.catalog.locations.under("/photos/a")) == {
        "/photos/a/1.jpg",
        "/photos/a/b/2.jpg",
    }
    assert set(shelf.catalog.locations.under("/photos/a.jpg")) == {"/photos/a.jpg"}
    assert shelf.catalog.locations.under("/photos/c") == {}


def test_a_root_inside_another_knows_the_files_that_the_other_brought(shelf: Shelf) -> None:
    shelf.place("/photos/inner/a.jpg")
    inner = shelf.catalog.folders.add("/photos/inner")
    assert set(shelf.catalog.locations.known(inner.id)) == {"/photos/inner/a.jpg"}


def test_a_moved_file_keeps_its_photo(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    location = shelf.catalog.locations.find("/photos/a.jpg")
    assert location is not None
    other = shelf.catalog.folders.add("/other")
    shelf.catalog.locations.move([(location.id, other.id, "/other/b.jpg", stamp(2))])
    moved = shelf.catalog.locations.find("/other/b.jpg")
    assert moved is not None
    assert (moved.id, moved.folder_id, moved.photo_id) == (location.id, other.id, photo)
    assert shelf.catalog.locations.find("/photos/a.jpg") is None


def test_what_stands_where_a_file_moves_to_goes(shelf: Shelf) -> None:
    shelf.photo("/photos/overwritten.jpg")
    mover = shelf.photo("/photos/a.jpg")
    location = shelf.catalog.locations.find("/photos/a.jpg")
    assert location is not None
    shelf.catalog.locations.move([(location.id, shelf.folder, "/photos/overwritten.jpg", stamp())])
    assert sorted(shelf.catalog.photos.listing(EVERYTHING).ids.tolist()) == [mover]


def test_two_files_can_trade_places(shelf: Shelf) -> None:
    first, second = shelf.photo("/photos/1.jpg"), shelf.photo("/photos/2.jpg")
    one, two = (shelf.catalog.locations.find(f"/photos/{n}.jpg") for n in (1, 2))
    assert one is not None
    assert two is not None
    shelf.catalog.locations.move(
        [
            (one.id, shelf.folder, "/photos/2.jpg", stamp()),
            (two.id, shelf.folder, "/photos/1.jpg", stamp()),
        ]
    )
    known = shelf.catalog.locations.known(shelf.folder)
    assert known["/photos/2.jpg"].photo_id == first
    assert known["/photos/1.jpg"].photo_id == second


@pytest.mark.parametrize(
    "path",
    ["/photos/caf\udce9.jpg", "/photos/new\nline.jpg", "/photos/日本 🎂.jpg", "/photos/%_'.jpg"],
)
def test_any_name_survives(shelf: Shelf, path: str) -> None:
    shelf.place(path)
    assert [location.path for location in shelf.catalog.locations.pending(1)] == [path]
    assert set(shelf.catalog.locations.under("/photos")) == {path}


@pytest.mark.parametrize(
    "extreme",
    [
        FileStamp(2**62, -1, 2**64 - 1, 2**64 - 1),
        FileStamp(0, -(2**63), 2**63, 0),
        FileStamp(0, 2**63 - 1, 0, 2**63 - 1),
    ],
)
def test_a_stamp_is_the_same_when_it_is_read_back(shelf: Shelf, extreme: FileStamp) -> None:
    shelf.catalog.locations.mark_pending(shelf.folder, [("/photos/a", extreme)])
    assert shelf.catalog.locations.known(shelf.folder)["/photos/a"].stamp == extreme
    assert shelf.catalog.locations.stamps(shelf.folder)["/photos/a"] == extreme
