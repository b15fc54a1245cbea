"""Titles, descriptions, copyrights and places by a person: they beat the files', and undo puts back
what was said."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photo_sorter.core.common_details import Changing, Common, CommonDetails, CommonTag, Edit
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.person_details import NOWHERE, DetailChange, PersonDetails, Place
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import SoughtWord
from photo_sorter.core.query import Described, Has, Not, Query, Title, Trait
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.taken import Precision
from photo_sorter.core.written_dates import Reading
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.torture.scale import times

HERE, THERE = Place(48.0, 11.0), Place(-33.8, 151.2)


def titled(shelf: Shelf, name: str, title: str = "", **said: object) -> PhotoId:
    """A photo whose file says so."""
    metadata = PhotoMetadata(40, 20, title=title, **said)  # type: ignore[arg-type]
    return shelf.photo(f"/photos/{name}.jpg", metadata=metadata)


def found(shelf: Shelf, query: Query) -> set[int]:
    return set(shelf.catalog.photos.listing(query).ids.tolist())


def written(shelf: Shelf, word: str) -> set[int]:
    """The photos in whose words it stands."""
    matches = shelf.catalog.full_text.find([SoughtWord((word,))], 100)
    return set(matches.ids.tolist())


def test_filters_follow_a_person_and_else_the_file(shelf: Shelf) -> None:
    dog, cat = titled(shelf, "a", "Dog", latitude=1.0, longitude=2.0), titled(shelf, "b", "Cat")
    bare = titled(shelf, "c")
    table = shelf.catalog.details
    table.set_by_person([dog, bare], DetailChange(title="Wolf", description="50 % grey"))
    assert found(shelf, Title("wolf")) == {dog, bare}
    assert found(shelf, Title("dog")) == set()
    assert found(shelf, Title("cat")) == {cat}
    assert found(shelf, Described("50 %")) == {dog, bare}
    assert found(shelf, Has(Trait.DESCRIPTION)) == {dog, bare}
    assert found(shelf, Not(Title("wolf"))) == {cat}
    table.set_by_person([dog, cat], DetailChange(title=""))  # there is no title, whatever it says
    assert found(shelf, Has(Trait.TITLE)) == {bare}
    assert found(shelf, Has(Trait.GPS)) == {dog}
    table.set_by_person([dog], DetailChange(place=NOWHERE))
    table.set_by_person([bare], DetailChange(place=HERE))
    assert found(shelf, Has(Trait.GPS)) == {bare}
    table.restore([dog, cat, bare], [])
    assert found(shelf, Has(Trait.TITLE)) == {dog, cat}
    assert found(shelf, Has(Trait.GPS)) == {dog}


def test_a_photo_is_found_by_a_persons_words_and_no_longer_by_the_files(shelf: Shelf) -> None:
    photo = titled(shelf, "a", "Sheepdog", description="asleep")
    table = shelf.catalog.details
    assert written(shelf, "sheepdog") == written(shelf, "asleep") == {photo}
    table.set_by_person([photo], DetailChange(title="Wolf"))
    assert (written(shelf, "wolf"), written(shelf, "sheepdog")) == ({photo}, set())
    assert written(shelf, "asleep") == {photo}
    table.set_by_person([photo], DetailChange(description=""))
    assert written(shelf, "asleep") == set()
    table.restore([photo], [])
    assert (written(shelf, "wolf"), written(shelf, "sheepdog")) == (set(), {photo})


def test_a_file_that_is_read_again_changes_nothing_of_what_was_said(shelf: Shelf) -> None:
    photo = titled(shelf, "a", "Dog")
    table = shelf.catalog.details
    table.set_by_person([photo], DetailChange(title="Wolf", place=NOWHERE))
    read = PhotoMetadata(40, 20, title="Cat", copyright="Me", latitude=1.0, longitude=2.0)
    shelf.catalog.photos.replace(photo, "other bytes", 101, read, datetime(2020, 1, 1), 0)
    assert table.of([photo]) == {photo: PersonDetails(photo, "Wolf", place=NOWHERE)}
    kept = shelf.catalog.photos.get(photo)
    assert kept is not None
    assert kept.metadata == read  # what the file says stays known
    assert found(shelf, Title("wolf")) == {photo}
    assert written(shelf, "cat") == set()


def test_what_a_person_said_goes_along_when_a_photo_splits(shelf: Shelf) -> None:
    source, target = titled(shelf, "a"), titled(shelf, "b", "Dog")
    table = shelf.catalog.details
    table.set_by_person([source], DetailChange("Wolf", "grey", "Me", HERE, "Anna"))
    table.set_by_person([target], DetailChange(description="", place=NOWHERE))
    shelf.catalog.photos.copy_marks(source, target)
    assert table.of([target]) == {target: PersonDetails(target, "Wolf", "", "Me", NOWHERE, "Anna")}
    assert written(shelf, "wolf") == {source, target}


def test_photos_that_are_gone_are_passed_over(shelf: Shelf) -> None:
    photo, gone = titled(shelf, "a"), PhotoId(99)
    table = shelf.catalog.details
    assert table.set_by_person([photo, gone], DetailChange("Dog")) == []
    before = table.restore([photo, gone], [PersonDetails(gone, "Cat")])
    assert before == [PersonDetails(photo, "Dog")]
    assert table.of([photo, gone]) == {}


texts = st.none() | st.sampled_from(["", "Dog", "Cat"])
changes = st.builds(
    DetailChange, texts, texts, texts, st.none() | st.sampled_from([NOWHERE, HERE, THERE]), texts
)


@settings(max_examples=times(20, 200))
@given(st.lists(st.tuples(changes, st.sets(st.integers(0, 3))), max_size=8))
def test_undone_in_turn_all_is_as_it_was(done: list[tuple[DetailChange, set[int]]]) -> None:
    temporary = TemporaryCatalog()
    try:
        temporary.catalog.vectors.add_space(SPACE)
        shelf = Shelf(temporary.catalog, temporary.catalog.folders.add("/photos").id)
        ids = [titled(shelf, str(i), "Dog" if i else "") for i in range(4)]
        table = shelf.catalog.details
        states: list[tuple[dict[PhotoId, PersonDetails], set[int]]] = []
        inverses: list[tuple[list[PhotoId], list[PersonDetails]]] = []

        def state() -> tuple[dict[PhotoId, PersonDetails], set[int]]:
            return table.of(ids), written(shelf, "dog")

        for change, which in done:
            states.append(state())
            chosen = [ids[i] for i in which]
            inverses.append((chosen, table.set_by_person(chosen, change)))
        for before, (chosen, said) in zip(reversed(states), reversed(inverses), strict=True):
            after = state()
            again = table.restore(chosen, said)
            assert state() == before
            table.restore(chosen, again)
            assert state() == after
            table.restore(chosen, said)
    finally:
        temporary.close()


# ------------------------------------------------------------------------- what photos share


@pytest.fixture
def three(shelf: Shelf) -> list[PhotoId]:
    """Two dogs, one of them by a person, and a cat, which is rated and tagged."""
    photos = [
        titled(shelf, "a", "Dog", latitude=48.0, longitude=11.0, copyright="Me"),
        titled(shelf, "b", latitude=48.0, longitude=11.0, rating=3),
        titled(shelf, "c", "Cat", taken_at=datetime(2020, 1, 1)),
    ]
    catalog = shelf.catalog
    catalog.details.set_by_person(photos[1:2], DetailChange(title="Dog", copyright="Me"))
    catalog.details.set_by_person(photos[2:], DetailChange(place=HERE, copyright="You"))
    catalog.ratings.set_by_person(photos[2:], RatingChange(stars=5, label=ColourLabel.RED))
    catalog.ratings.set_by_person(photos[:1], RatingChange(stars=3))
    catalog.tags.set_by_person(photos, "pet", True)
    catalog.tags.set_by_person(photos[2:], "cat", True)
    catalog.tags.set_by_person(photos[:1], "cat", False)
    catalog.tags.set_by_model({photos[0]: [("dog", "", 0.9)]})
    return photos


@pytest.mark.parametrize("most", [20_000, 0])  # counted, and only compared
def test_what_photos_have_in_common_is_told(
    shelf: Shelf, three: list[PhotoId], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photo_sorter.adapters.catalog.common_details._MANY", most)
    table = shelf.catalog.common_details
    when = datetime(2020, 1, 1)
    counted = bool(most)
    assert table.of(three) == CommonDetails(
        3, Common(None, 2), Common(""), Common(None, 2), Common(HERE), Common(None, 2),
        Common(None, 2), when, when,
        (CommonTag("pet", 3), CommonTag("cat", 1), CommonTag("dog", 1)), counted,
    )  # fmt: skip
    assert table.of([*three[:2], three[0], PhotoId(99)]) == CommonDetails(
        2, Common("Dog"), Common(""), Common("Me"), Common(HERE), Common(3),
        Common(ColourLabel.NONE), when, when, (CommonTag("pet", 2), CommonTag("dog", 1)), counted,
    )  # fmt: skip
    shelf.catalog.details.set_by_person(three[:1], DetailChange(place=NOWHERE))
    assert table.of(three).place == Common(None, 2)
    shelf.catalog.details.set_by_person(three, DetailChange(place=NOWHERE))
    assert table.of(three).place == Common(NOWHERE)
    assert table.of([]) == CommonDetails()


def test_how_many_photos_an_edit_would_change_is_told(shelf: Shelf, three: list[PhotoId]) -> None:
    def changing(**told: object) -> Changing:
        return shelf.catalog.common_details.changing(three, Edit(**told))  # type: ignore[arg-type]

    assert not changing()
    details = DetailChange("Dog", "", "You", Place(48.0, 12.0))
    assert changing(details=details) == Changing(title=1, copyright=2, place=3)
    assert changing(details=DetailChange(place=NOWHERE)) == Changing(place=3)
    assert changing(rating=RatingChange(stars=3, label=ColourLabel.RED)) == Changing(
        stars=1, label=2
    )
    assert changing(tags=("Cat", "dog", "new"), no_tags=("pet", "cat", "none")) == Changing(
        tags={"Cat": 2, "dog": 3, "new": 3}, no_tags={"pet": 3, "cat": 1, "none": 0}
    )
    day = Reading(datetime(2020, 1, 1), Precision.DAY)
    second = Reading(datetime(2020, 1, 1), Precision.SECOND)
    shelf.catalog.dates.set_by_person([PersonDate(three[0], day.when, Precision.DAY)])
    assert changing(date=day) == Changing(date=2)
    assert changing(date=second) == Changing(date=2)
    assert changing(date=Reading(day.when, Precision.DAY, 60)) == Changing(date=3)
