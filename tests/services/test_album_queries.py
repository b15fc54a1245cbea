"""Described albums are queries, and what a person says of single photos outranks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import AlbumsChanged, Event
from photo_sorter.core.operations import (
    ChangeAlbum,
    CreateAlbum,
    Operation,
    PutInAlbum,
    RatePhotos,
    RestoreInAlbum,
    TagPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING, InAlbum
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.views import Album
from photo_sorter.services.library import Library


def standing(library: Library) -> int:
    return sum(not change.undone for change in library.history())


@contextmanager
def undone(library: Library) -> Iterator[None]:
    """What is done inside is undone behind, for the library is shared."""
    before = standing(library)
    try:
        yield
    finally:
        while standing(library) > before:
            library.undo()
        library.albums.refresh()


def made(library: Library, description: str, name: str = "Trial") -> Album:
    library.do(CreateAlbum(name, description))
    library.albums.fill()
    return library.albums.named(name)


def members(library: Library, album: Album) -> set[PhotoId]:
    return {PhotoId(i) for i in library.photos.listing(InAlbum(album.id)).ids.tolist()}


def names(library: Library, album: Album) -> set[str]:
    paths = library.photos.paths(sorted(members(library, album)))
    return {Path(path).stem for path in paths.values()}


def every_photo(library: Library) -> list[PhotoId]:
    return [PhotoId(i) for i in library.photos.listing(EVERYTHING).ids.tolist()]


def kept_out_of(library: Library, photo: PhotoId) -> list[str]:
    details = library.photos.details(photo)
    assert details is not None
    return [album.name for album in details.never_in]


def test_filters_and_words_are_both_asked_for(indexed: Library) -> None:
    with undone(indexed):
        album = made(indexed, 'a sunset name:"*beach*"')
        assert names(indexed, album) == {"sunset on the beach"}


def test_what_is_excluded_stays_out(indexed: Library) -> None:
    with undone(indexed):
        all_of_it = names(indexed, made(indexed, "a sunset"))
        without = names(indexed, made(indexed, 'a sunset -name:"*city*"', "Without"))
        assert without == {name for name in all_of_it if "city" not in name}
        assert without != all_of_it


def test_alternatives_are_joined(indexed: Library) -> None:
    with undone(indexed):
        album = made(indexed, '(a sunset name:"*beach*") or name:receipt')
        assert names(indexed, album) == {"sunset on the beach", "receipt"}


def test_an_album_may_look_like_a_picture(indexed: Library) -> None:
    with undone(indexed):
        photo = every_photo(indexed)[0]
        path = indexed.photos.paths([photo])[photo]
        album = made(indexed, f'like:"{path}"')
        assert members(indexed, album)


def test_an_album_follows_what_a_person_says_of_photos(indexed: Library) -> None:
    with undone(indexed):
        album = made(indexed, "tag:holiday")
        assert members(indexed, album) == set()
        chosen = tuple(every_photo(indexed)[:3])
        indexed.do(TagPhotos(chosen, "holiday"))
        indexed.albums.refresh()
        assert members(indexed, album) == set(chosen)
        indexed.do(TagPhotos(chosen[:1], "holiday", present=False))
        indexed.albums.refresh()
        assert members(indexed, album) == set(chosen[1:])


def test_what_a_person_says_of_one_photo_outranks_the_description(indexed: Library) -> None:
    with undone(indexed):
        chosen = tuple(every_photo(indexed)[:2])
        indexed.do(TagPhotos(chosen, "holiday"))
        album = made(indexed, "tag:holiday")
        never, always = chosen[0], every_photo(indexed)[5]
        indexed.do(PutInAlbum(album.id, (never,), present=False))
        indexed.do(PutInAlbum(album.id, (always,)))
        indexed.albums.fill()
        assert members(indexed, album) == {chosen[1], always}


def test_an_album_without_a_change_is_not_told_of(indexed: Library) -> None:
    with undone(indexed):
        made(indexed, "tag:holiday")
        heard: list[Event] = []
        stop = indexed.events.subscribe(heard.append)
        try:
            indexed.albums.refresh()
            indexed.do(RatePhotos((every_photo(indexed)[0],), RatingChange(stars=3)))
            indexed.albums.refresh()
        finally:
            stop()
        assert not any(isinstance(event, AlbumsChanged) for event in heard)


@pytest.mark.parametrize("described", ['album:"Trial"', "snow -album:trial", "in the album Trial"])
def test_an_album_of_itself_is_refused(indexed: Library, described: str) -> None:
    with undone(indexed):
        album = made(indexed, "tag:holiday")
        with pytest.raises(InvalidInputError) as refused:
            indexed.do(ChangeAlbum(album.id, "Trial", described))
        assert refused.value.problem is Problem.ALBUM_OF_ITSELF
        assert indexed.albums.named("Trial").description == "tag:holiday"


def test_albums_that_lead_to_one_another_are_refused(indexed: Library) -> None:
    with undone(indexed):
        first = made(indexed, "tag:holiday", "First")
        made(indexed, "album:First", "Second")
        with pytest.raises(InvalidInputError):
            indexed.do(ChangeAlbum(first.id, "First", "snow album:Second"))


def test_an_album_may_build_on_another(indexed: Library) -> None:
    with undone(indexed):
        chosen = tuple(every_photo(indexed)[:2])
        indexed.do(TagPhotos(chosen, "holiday"))
        made(indexed, "tag:holiday", "First")
        second = made(indexed, "album:First", "Second")
        indexed.albums.refresh()
        assert members(indexed, second) == set(chosen)


def test_the_photos_that_are_never_in_an_album_are_found_and_let_in_again(
    indexed: Library,
) -> None:
    with undone(indexed):
        chosen = tuple(every_photo(indexed)[:2])
        indexed.do(TagPhotos(chosen, "holiday"))
        album = made(indexed, "tag:holiday")
        indexed.do(PutInAlbum(album.id, chosen[:1], present=False))
        never = indexed.search.read('never:"Trial"').query
        assert indexed.photos.listing(never).ids.tolist() == [chosen[0]]
        assert kept_out_of(indexed, chosen[0]) == ["Trial"]
        indexed.do(RestoreInAlbum(album.id, chosen[:1], ()))
        indexed.albums.fill()
        assert members(indexed, album) == set(chosen)
        assert not len(indexed.photos.listing(never).ids)


def test_an_album_by_hand_keeps_no_photo_out(indexed: Library) -> None:
    with undone(indexed):
        chosen = tuple(every_photo(indexed)[:1])
        indexed.do(CreateAlbum("By hand", "", chosen))
        album = indexed.albums.named("By hand")
        indexed.do(PutInAlbum(album.id, chosen, present=False))
        assert kept_out_of(indexed, chosen[0]) == []


Step = Callable[[Library, Album, PhotoId], Operation]
STEPS: list[Step] = [
    lambda library, album, photo: TagPhotos((photo,), "holiday"),
    lambda library, album, photo: TagPhotos((photo,), "holiday", present=False),
    lambda library, album, photo: RatePhotos((photo,), RatingChange(stars=5)),
    lambda library, album, photo: RatePhotos((photo,), RatingChange(stars=1)),
    lambda library, album, photo: PutInAlbum(album.id, (photo,)),
    lambda library, album, photo: PutInAlbum(album.id, (photo,), present=False),
]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None
)
@given(st.lists(st.tuples(st.integers(0, len(STEPS)), st.integers(0, 4)), max_size=12))
def test_members_are_what_the_query_says_and_always_less_never(
    indexed: Library, steps: list[tuple[int, int]]
) -> None:
    with undone(indexed):
        album = made(indexed, "tag:holiday or rating:>=4")
        photos, begun = every_photo(indexed)[:5], standing(indexed)
        said: list[tuple[PhotoId, bool] | None] = []
        for step, which in steps:
            if step == len(STEPS):
                if standing(indexed) > begun:
                    indexed.undo()
                    said.pop()
            else:
                operation = STEPS[step](indexed, album, photos[which])
                indexed.do(operation)
                put = operation if isinstance(operation, PutInAlbum) else None
                said.append(None if put is None else (photos[which], put.present))
            indexed.albums.refresh()
        query = indexed.search.read("tag:holiday or rating:>=4").query
        expected = {PhotoId(i) for i in indexed.photos.listing(query).ids.tolist()}
        for photo, present in filter(None, said):
            expected = expected | {photo} if present else expected - {photo}
        indexed.albums.fill()
        assert members(indexed, album) == expected
