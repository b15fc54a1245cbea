"""Dates by a person: they beat the files', and undo puts back what was said."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.query import EVERYTHING, Date, Has, Trait
from photo_sorter.core.taken import Precision
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog

IN_2010, IN_2020 = datetime(2010, 5, 6, 12), datetime(2020, 5, 6, 12, 0, 0, 123_456)


def dated(shelf: Shelf, path: str, when: datetime, number: int = 0) -> PhotoId:
    """A photo whose file says when."""
    metadata = PhotoMetadata(width=40, height=20, taken_at=when, name_number=number)
    return shelf.photo(path, time=when, metadata=metadata)


def listed(shelf: Shelf) -> list[int]:
    ids: list[int] = shelf.catalog.photos.listing(EVERYTHING).ids.tolist()
    return ids


def test_listings_and_filters_follow_a_person(shelf: Shelf) -> None:
    first = dated(shelf, "/photos/a.jpg", IN_2010)
    second = shelf.photo("/photos/b.jpg", time=datetime(2015, 1, 1))
    catalog, of_2020 = shelf.catalog, Date(date(2020, 1, 1), date(2020, 12, 31))
    assert listed(shelf) == [second, first]
    assert catalog.photos.listing(Has(Trait.DATE)).ids.tolist() == [first]
    said = [PersonDate(first, IN_2020, Precision.SUBSECOND, 120)]
    assert catalog.dates.set_by_person(said) == [PersonDate(first)]
    assert catalog.dates.of([first, second]) == {first: said[0]}
    assert listed(shelf) == [first, second]
    assert catalog.photos.listing(of_2020).ids.tolist() == [first]
    catalog.dates.set_by_person([PersonDate(second, IN_2020, Precision.DAY)])
    assert set(catalog.photos.listing(Has(Trait.DATE)).ids.tolist()) == {first, second}
    photo = catalog.photos.get(first)
    assert photo is not None
    assert photo.metadata.taken_at == IN_2010  # what the file says stays known
    assert photo.sort_time == IN_2020.replace(microsecond=0)


def test_the_number_orders_photos_of_one_moment(shelf: Shelf) -> None:
    photos = [dated(shelf, f"/photos/{i}.jpg", IN_2010, number=9 - i) for i in range(3)]
    assert listed(shelf) == photos
    said = [PersonDate(photo, IN_2020, number=rank) for rank, photo in enumerate(photos)]
    shelf.catalog.dates.set_by_person(said)
    assert listed(shelf) == photos[::-1]
    shelf.catalog.dates.set_by_person([PersonDate(photo) for photo in photos])
    assert listed(shelf) == photos


def test_a_file_that_is_read_again_changes_nothing_until_it_has_its_word_back(
    shelf: Shelf,
) -> None:
    photo = dated(shelf, "/photos/a.jpg", IN_2010, number=7)
    catalog = shelf.catalog
    catalog.dates.set_by_person([PersonDate(photo, IN_2020)])
    dated(shelf, "/photos/a.jpg", datetime(2011, 1, 1), number=8)  # the same bytes
    metadata = PhotoMetadata(width=40, height=20, taken_at=datetime(2012, 1, 1), name_number=8)
    catalog.photos.replace(photo, "other bytes", 101, metadata, datetime(2012, 1, 1), 0)
    found = catalog.photos.get(photo)
    assert found is not None
    assert found.sort_time.year == 2020
    assert found.metadata == metadata
    catalog.dates.set_by_person([PersonDate(photo)])
    found = catalog.photos.get(photo)
    assert found is not None
    assert (found.sort_time, found.metadata) == (datetime(2012, 1, 1), metadata)
    assert catalog.dates.of([photo]) == {}


def test_what_a_person_said_goes_along_when_a_photo_splits(shelf: Shelf) -> None:
    source, target = dated(shelf, "/photos/a.jpg", IN_2010), dated(shelf, "/photos/b.jpg", IN_2010)
    dates = shelf.catalog.dates
    dates.set_by_person([PersonDate(source, IN_2020)])
    shelf.catalog.photos.copy_marks(source, target)
    assert dates.of([target]) == {target: PersonDate(target, IN_2020)}
    assert shelf.catalog.photos.listing(EVERYTHING).times.tolist()[0] == int(
        (IN_2020 - datetime(1970, 1, 1)).total_seconds()
    )
    dates.set_by_person([PersonDate(target, datetime(2000, 1, 1))])
    shelf.catalog.photos.copy_marks(source, target)
    assert dates.of([target])[target].when == datetime(2000, 1, 1)
    dates.set_by_person([PersonDate(target)])
    found = shelf.catalog.photos.get(target)
    assert found is not None
    assert found.sort_time == IN_2010


said_dates = st.builds(
    PersonDate,
    st.integers(1, 5).map(PhotoId),  # of which the last is not there
    st.none() | st.datetimes(datetime(1826, 1, 1), datetime(9999, 1, 1)),
    st.sampled_from(Precision),
    st.none() | st.integers(-840, 840),
    st.integers(0, 0x7FFF),
)


@given(st.lists(st.lists(said_dates, max_size=4, unique_by=lambda d: d.photo_id), max_size=6))
def test_undone_in_turn_all_is_as_it_was(done: list[list[PersonDate]]) -> None:
    temporary = TemporaryCatalog()
    try:
        catalog = temporary.catalog
        catalog.vectors.add_space(SPACE)
        shelf = Shelf(catalog, catalog.folders.add("/photos").id)
        ids = [dated(shelf, f"/photos/{i}.jpg", datetime(2010 + i, 1, 1), i) for i in range(4)]
        states, before = [], []
        for said in done:
            states.append((catalog.dates.of(ids), listed(shelf), catalog.photos.get_many(ids)))
            before.append(catalog.dates.set_by_person(said))
            now = catalog.dates.of(ids)
            for each in said:
                if each.photo_id in ids:
                    assert now.get(each.photo_id) == (None if each.when is None else each)
        for state, each_before in zip(states[::-1], before[::-1], strict=True):
            catalog.dates.set_by_person(each_before)
            assert (catalog.dates.of(ids), listed(shelf), catalog.photos.get_many(ids)) == state
    finally:
        temporary.close()
