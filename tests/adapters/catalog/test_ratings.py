"""Ratings: a person's word beats the file's, and undo puts back what was said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.query import EVERYTHING, Flag, Is, Label, LabelName, Query
from photo_sorter.core.rating import (
    ColourLabel,
    PersonRating,
    Rating,
    RatingChange,
    pack,
    unpack,
)
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog


def rated(stars: int | None) -> PhotoMetadata:
    """Of a picture whose file says so."""
    return PhotoMetadata(width=40, height=20, rating=stars)


def test_the_files_stars_count_until_a_person_says_something(shelf: Shelf) -> None:
    starred = shelf.photo("/photos/a.jpg", metadata=rated(4))
    plain = shelf.photo("/photos/b.jpg")
    table = shelf.catalog.ratings
    assert table.of([starred, plain]) == {starred: Rating(4), plain: Rating()}
    table.set_by_person([starred], RatingChange(favourite=True))
    assert table.of([starred]) == {starred: Rating(4, favourite=True)}
    table.set_by_person([starred], RatingChange(stars=0))
    assert table.of([starred]) == {starred: Rating(0, favourite=True)}


def test_what_a_person_said_is_told_apart_from_what_the_file_says(shelf: Shelf) -> None:
    starred, plain = shelf.photo("/a.jpg", metadata=rated(4)), shelf.photo("/b.jpg")
    shelf.catalog.ratings.set_by_person([starred], RatingChange(favourite=True))
    assert shelf.catalog.ratings.said([plain, starred]) == [
        PersonRating(plain),
        PersonRating(starred, favourite=True),
    ]


def test_the_files_reject_and_label_count_until_a_person_says_something(shelf: Shelf) -> None:
    marked = PhotoMetadata(width=40, height=20, rejected=True, label=ColourLabel.RED)
    photo, plain = shelf.photo("/photos/a.jpg", metadata=marked), shelf.photo("/photos/b.jpg")
    photos, table = shelf.catalog.photos, shelf.catalog.ratings

    def found(query: Query) -> set[int]:
        return set(photos.listing(query).ids.tolist())

    rejected, red, unlabelled = Is(Flag.REJECTED), Label(LabelName.RED), Label(LabelName.NONE)
    assert table.of([photo])[photo] == Rating(rejected=True, label=ColourLabel.RED)
    assert (found(rejected), found(red), found(unlabelled)) == ({photo}, {photo}, {plain})
    table.set_by_person([photo], RatingChange(rejected=False, label=ColourLabel.NONE))
    assert table.of([photo])[photo] == Rating()
    assert (found(rejected), found(red), found(unlabelled)) == (set(), set(), {photo, plain})
    assert photos.listing(EVERYTHING).ratings.tolist() == [0, 0]
    table.set_by_person([photo], RatingChange(label=ColourLabel.BLUE))
    assert found(Label(LabelName.BLUE)) == {photo}


def test_listings_carry_what_files_say(shelf: Shelf) -> None:
    marked = PhotoMetadata(width=40, height=20, rating=2, label=ColourLabel.GREEN, rejected=True)
    photo = shelf.photo("/photos/a.jpg", metadata=marked)
    assert unpack(int(shelf.catalog.photos.listing(EVERYTHING).ratings[0])) == Rating(
        2, rejected=True, label=ColourLabel.GREEN
    )
    shelf.catalog.ratings.set_by_person([photo], RatingChange(rejected=False))
    assert unpack(int(shelf.catalog.photos.listing(EVERYTHING).ratings[0])) == Rating(
        2, label=ColourLabel.GREEN
    )


def test_one_thing_is_said_and_the_others_stay(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    table = shelf.catalog.ratings
    table.set_by_person([photo], RatingChange(stars=3))
    table.set_by_person([photo], RatingChange(label=ColourLabel.BLUE))
    table.set_by_person([photo], RatingChange(rejected=True))
    assert table.of([photo]) == {photo: Rating(3, False, True, ColourLabel.BLUE)}


def test_listings_carry_the_ratings_in_their_order(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{i}.jpg", metadata=rated(2 if i % 2 else None)) for i in range(5)]
    shelf.catalog.ratings.set_by_person(ids[1:2], RatingChange(stars=5, rejected=True))
    expected = {i: pack(r) for i, r in shelf.catalog.ratings.of(ids).items()}
    for listing in (
        shelf.catalog.photos.listing(EVERYTHING),
        shelf.catalog.photos.listing_of(ids[::-1]),
    ):
        assert dict(zip(listing.ids.tolist(), listing.ratings.tolist(), strict=True)) == expected
    assert unpack(expected[ids[1]]) == Rating(5, rejected=True)


def test_what_a_person_said_goes_along_when_a_photo_splits(shelf: Shelf) -> None:
    source, target = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    table = shelf.catalog.ratings
    table.set_by_person([source], RatingChange(stars=4, favourite=True))
    table.set_by_person([target], RatingChange(stars=1))
    shelf.catalog.photos.copy_marks(source, target)
    assert table.of([target]) == {target: Rating(1, favourite=True)}


changes = st.builds(
    RatingChange,
    st.none() | st.integers(0, 5),
    st.none() | st.booleans(),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(ColourLabel),
)


@given(st.lists(st.tuples(changes, st.sets(st.integers(0, 3))), max_size=8))
def test_undone_in_turn_all_is_as_it_was(
    done: list[tuple[RatingChange, set[int]]],
) -> None:
    temporary = TemporaryCatalog()
    try:
        temporary.catalog.vectors.add_space(SPACE)
        shelf = Shelf(temporary.catalog, temporary.catalog.folders.add("/photos").id)
        ids = [shelf.photo(f"/photos/{i}.jpg", metadata=rated(i or None)) for i in range(4)]
        table = shelf.catalog.ratings
        states: list[dict[PhotoId, Rating]] = []
        inverses: list[list[PersonRating]] = []
        for change, which in done:
            states.append(table.of(ids))
            inverses.append(table.set_by_person([ids[i] for i in which], change))
        for state, inverse in zip(reversed(states), reversed(inverses), strict=True):
            again = table.restore(inverse)
            assert table.of(ids) == state
            table.restore(again)
            table.restore(inverse)
            assert table.of(ids) == state
    finally:
        temporary.close()
