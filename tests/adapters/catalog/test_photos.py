"""Photos by content, listings, and what happens to photos without a file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.catalog.integers import parse_integers
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import FolderState, PhotoId, PhotoMetadata
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING, And, InAlbum, InFolder, Tag
from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.core.views import AlbumKind
from tests.adapters.catalog.shelf import SPACE, Shelf

FULL = PhotoMetadata(
    width=6000, height=4000, format="JPEG", taken_at=datetime(1969, 7, 20, 20, 17, 40, 123456),
    camera="Canon", lens="50 mm", exposure="1/125 s", aperture=2.8, iso=100, focal_length=50.0,
    latitude=-33.5, longitude=151.25, rating=4, keywords=("moon", "größe, 🌖"),
    taken_precision=Precision.SUBSECOND, taken_source=TakenSource.XMP, taken_zone=-330,
    title="Moon", description="On the 🌖", rejected=True, label=ColourLabel.PURPLE,
    name_number=32767,
)  # fmt: skip


@pytest.mark.parametrize("metadata", [FULL, PhotoMetadata()])
def test_a_photo_is_read_back_as_it_was_added(shelf: Shelf, metadata: PhotoMetadata) -> None:
    photo_id = shelf.photo("/photos/a.jpg", "hash", metadata=metadata, time=datetime(1950, 2, 3))
    photo = shelf.catalog.photos.get(photo_id)
    assert photo is not None
    assert photo.metadata == metadata
    assert (photo.content_hash, photo.byte_size) == ("hash", 101)
    assert (photo.sort_time, photo.colour) == (datetime(1950, 2, 3), 0x102030)
    assert [location.path for location in photo.locations] == ["/photos/a.jpg"]
    assert shelf.catalog.photos.by_hash("hash") == photo_id
    assert shelf.catalog.photos.content_hash(photo_id) == "hash"


def test_the_same_content_is_one_photo_with_its_newest_metadata(shelf: Shelf) -> None:
    first = shelf.photo("/photos/a.jpg", "hash")
    second = shelf.photo("/photos/b.jpg", "hash", metadata=FULL)
    assert first == second
    photo = shelf.catalog.photos.get(first)
    assert photo is not None
    assert photo.metadata == FULL
    assert len(photo.locations) == 2


def test_a_photo_with_other_bytes_and_the_same_pixels_keeps_all_that_is_known_of_it(
    shelf: Shelf,
) -> None:
    photos = shelf.catalog.photos
    photo, other = shelf.photo("/p/a.jpg"), shelf.photo("/p/b.jpg")
    photos.set_pixels(photo, "pixels")
    cut_off = Failure(FailureKind.CUT_OFF, Problem.PICTURE_CUT_OFF)
    photos.warn(photo, cut_off)
    before = photos.get(photo)
    assert before is not None
    assert photos.rewritten(photo, "new", 105)
    assert photos.get(photo) == replace(before, content_hash="new", byte_size=105)
    assert photos.embedded_pixels([photo], SPACE.key) == {photo: "pixels"}
    assert photos.warning(photo) == cut_off
    assert not photos.rewritten(other, "new", 105)
    assert photos.content_hash(other) == "/p/b.jpg"


def test_each_camera_and_each_lens_is_named_once(shelf: Shelf) -> None:
    assert shelf.catalog.photos.cameras() == []
    for name, camera in (("a", "Pixel 8"), ("b", "Canon"), ("c", "Pixel 8"), ("d", "")):
        shelf.photo(f"/photos/{name}.jpg", name, metadata=replace(FULL, camera=camera))
    assert shelf.catalog.photos.cameras() == ["Canon", "Pixel 8"]
    assert shelf.catalog.photos.lenses() == ["50 mm"]


def test_unknown_photos_are_missing(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    assert shelf.catalog.photos.get(PhotoId(99)) is None
    assert list(shelf.catalog.photos.get_many([PhotoId(99), photo])) == [photo]
    assert shelf.catalog.photos.content_hash(PhotoId(99)) is None
    assert shelf.catalog.photos.by_hash("nothing") is None


def burst(shelf: Shelf, number: int, microsecond: int = 0) -> PhotoId:
    taken = datetime(1960, 2, 2, 10, 0, 0, microsecond)
    metadata = PhotoMetadata(taken_at=taken, name_number=number)
    return shelf.photo(f"/photos/{number}-{microsecond}.jpg", metadata=metadata, time=taken)


def test_sub_seconds_order_a_burst_and_names_where_there_are_none(shelf: Shelf) -> None:
    early, late = burst(shelf, 10, 100_000), burst(shelf, 9, 900_000)
    tenth, ninth = burst(shelf, 10), burst(shelf, 9)
    listing = shelf.catalog.photos.listing(EVERYTHING)  # the newest first
    assert listing.ids.tolist() == [late, early, tenth, ninth]
    assert len(set(listing.times.tolist())) == 1
    few = shelf.catalog.photos.listing(InFolder(shelf.folder))
    assert few.ids.tolist() == listing.ids.tolist()
    assert few.times.tolist() == listing.times.tolist()


def test_a_listing_is_newest_first_then_by_id(shelf: Shelf) -> None:
    days = [3, 1, 3, 2]
    ids = [
        shelf.photo(f"/photos/{i}.jpg", time=datetime(2020, 1, day), colour=i)
        for i, day in enumerate(days)
    ]
    listing = shelf.catalog.photos.listing(EVERYTHING)
    assert listing.ids.tolist() == [ids[0], ids[2], ids[3], ids[1]]
    assert listing.times.tolist() == [
        int((datetime(2020, 1, day) - datetime(1970, 1, 1)).total_seconds()) for day in (3, 3, 2, 1)
    ]
    assert listing.colours.tolist() == [0, 2, 3, 1]
    assert listing.aspects.tolist() == [2.0] * 4
    columns = (listing.ids, listing.times, listing.aspects, listing.colours, listing.offline)
    assert [str(column.dtype) for column in columns] == [
        "int64", "int64", "float32", "uint32", "bool",
    ]  # fmt: skip
    assert not listing.offline.any()


def test_an_empty_library_lists_nothing(shelf: Shelf) -> None:
    listing = shelf.catalog.photos.listing(EVERYTHING)
    assert len(listing) == 0
    assert listing.offline.dtype == np.bool_
    assert len(shelf.catalog.photos.listing_of([])) == 0
    assert shelf.catalog.photos.listing(EVERYTHING).ids.dtype == np.int64


def test_a_picture_of_unknown_size_is_listed_as_a_square(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg", metadata=PhotoMetadata())
    assert shelf.catalog.photos.listing(EVERYTHING).aspects.tolist() == [1.0]


def test_queries_narrow_a_listing(shelf: Shelf) -> None:
    other = shelf.catalog.folders.add("/other")
    here = shelf.photo("/photos/a.jpg")
    there = shelf.photo("/other/b.jpg", folder=other.id)
    shelf.catalog.tags.set_by_person([there], "Dog", True)
    shelf.catalog.tags.set_by_person([here], "Dog", False)
    album = shelf.catalog.albums.create("Best", AlbumKind.MANUAL, "")
    shelf.catalog.albums.set_by_person(album.id, [here], True)
    listing = shelf.catalog.photos.listing
    assert listing(InFolder(other.id)).ids.tolist() == [there]
    assert listing(Tag("dog")).ids.tolist() == [there]
    assert listing(Tag("nothing")).ids.tolist() == []
    assert listing(InAlbum(album.id)).ids.tolist() == [here]
    assert listing(And((InFolder(other.id), InAlbum(album.id)))).ids.tolist() == []


def test_a_photo_is_offline_when_all_its_files_are(shelf: Shelf) -> None:
    away = shelf.catalog.folders.add("/away")
    shelf.photo("/away/a.jpg", "only away", folder=away.id, time=datetime(2020, 1, 2))
    shelf.photo("/away/b.jpg", "both", folder=away.id)
    shelf.photo("/photos/b.jpg", "both")
    for state in (FolderState.OFFLINE, FolderState.UNREADABLE):
        shelf.catalog.folders.set_state(away.id, state)
        assert shelf.catalog.photos.listing(EVERYTHING).offline.tolist() == [True, False]
    shelf.catalog.folders.set_state(away.id, FolderState.ONLINE)
    assert not shelf.catalog.photos.listing(EVERYTHING).offline.any()


def test_a_listing_of_given_photos_keeps_their_order_and_leaves_out_hidden_ones(
    shelf: Shelf,
) -> None:
    a, b, c = (shelf.photo(f"/photos/{name}.jpg") for name in "abc")
    shelf.hide("/photos/b.jpg")
    listing = shelf.catalog.photos.listing_of(np.array([c, 77, b, a]))
    assert listing.ids.tolist() == [c, a]


@pytest.mark.parametrize("few", [5_000, 1])
def test_the_hidden_ones_of_given_photos_are_named(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("photo_sorter.adapters.catalog.listings._FEW_HIDDEN", few)
    a, b, c, *_ = (shelf.photo(f"/photos/{name}.jpg") for name in "abcd")
    photos = shelf.catalog.photos
    assert photos.hidden_among(np.array([a, b])).tolist() == []
    for name in "bcd":
        shelf.hide(f"/photos/{name}.jpg")
    assert sorted(photos.hidden_among(np.array([c, 77, b, a])).tolist()) == [b, c]
    assert photos.hidden_among(np.array([], np.int64)).tolist() == []


def test_photos_without_a_file_are_hidden_until_they_are_purged(shelf: Shelf) -> None:
    photo, kept = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    shelf.catalog.tags.set_by_person([photo], "Dog", True)
    shelf.hide("/photos/a.jpg")
    assert shelf.catalog.photos.count() == 1
    assert shelf.catalog.tags.all() == []
    assert shelf.catalog.photos.purge_hidden(datetime.now() - timedelta(days=1)) == 0
    assert shelf.catalog.photos.get(photo) is not None
    last = shelf.catalog.vectors.outbox(SPACE.key, 99)[-1][0]
    assert shelf.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1)) == 1
    assert shelf.catalog.photos.get(photo) is None
    assert shelf.catalog.vectors.ids(SPACE.key).tolist() == [kept]
    told = [row for row in shelf.catalog.vectors.outbox(SPACE.key, 99) if row[0] > last]
    assert [photo_id for _, photo_id in told] == [photo]


def test_an_id_is_never_given_twice(shelf: Shelf) -> None:
    first = shelf.photo("/photos/a.jpg")
    shelf.hide("/photos/a.jpg")
    shelf.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1))
    assert shelf.photo("/photos/a.jpg") > first


def test_hashes_are_complete_where_a_vector_of_the_space_is_there(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg", "with vector")
    shelf.photo("/photos/b.jpg", "without", embedded=False)
    photos = shelf.catalog.photos
    assert photos.complete_hashes([101, 102], SPACE.key) == {101: frozenset({"with vector"})}
    assert photos.complete_hashes([101], SpaceKey("other")) == {}


def test_photos_without_a_vector_come_by_id_with_a_file_that_can_be_read(shelf: Shelf) -> None:
    away = shelf.catalog.folders.add("/away")
    other = EmbeddingSpace(SpaceKey("other"), "other", 8)
    shelf.catalog.vectors.add_space(other)
    first = shelf.photo("/away/a.jpg", "both", folder=away.id)
    shelf.photo("/photos/a.jpg", "both")
    shelf.photo("/away/b.jpg", "away", folder=away.id)
    hidden = shelf.photo("/photos/hidden.jpg")
    shelf.hide("/photos/hidden.jpg")
    last = shelf.photo("/photos/c.jpg")
    shelf.catalog.folders.set_state(away.id, FolderState.OFFLINE)
    found = shelf.catalog.photos.without_vector(other.key, 10, PhotoId(0))
    assert [(x.photo_id, x.path) for x in found] == [
        (first, "/photos/a.jpg"),
        (last, "/photos/c.jpg"),
    ]
    after = shelf.catalog.photos.without_vector(other.key, 10, first)
    assert [x.photo_id for x in after] == [last]
    assert len(shelf.catalog.photos.without_vector(other.key, 1, PhotoId(0))) == 1
    assert shelf.catalog.photos.without_vector(SPACE.key, 10, PhotoId(0)) == []
    assert hidden not in [x.photo_id for x in found]


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=60), st.integers(1, 40))
def test_long_lists_of_numbers_are_read_piece_by_piece(numbers: list[int], piece: int) -> None:
    text = json.dumps(numbers, separators=(",", ":"))
    assert parse_integers(text, piece).tolist() == numbers
