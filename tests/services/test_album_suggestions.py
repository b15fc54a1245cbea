"""Albums are suggested of what stands out, named with certainty, and offered, never made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.album_suggestion import AlbumSuggestion, Days, Dismissal
from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.encoder_profile import EncoderProfile
from photo_sorter.core.events import AlbumsSuggested, Event, EventBus
from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import DismissSuggestion
from photo_sorter.core.photo import FileStamp, PhotoId, PhotoMetadata
from photo_sorter.core.ports import InstalledModel
from photo_sorter.core.taken import Precision
from photo_sorter.core.views import AlbumKind
from photo_sorter.services.labels.album_suggestions import AlbumSuggestions
from photo_sorter.services.labels.tagging import Sayable
from photo_sorter.services.operations.suggestions import SuggestionOperations
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

SIDES = 48
WORDS = ("dog", "beach", "snow", "boat", "cake", "tree", "car", "lamp")
NAMES = WORDS[:4]  # the vocabulary
SPACE = EmbeddingSpace(SpaceKey("made"), "made", SIDES)


def of_word(word: str) -> Vectors:
    vector: Vectors = np.eye(SIDES, dtype=np.float32)[WORDS.index(word)]
    return vector


class Words:
    """Stands in for the engine: each word is a direction of its own."""

    def embed_texts(self, folder: Path, texts: Sequence[str]) -> Vectors:
        return np.stack([of_word(text) for text in texts])


def model() -> InstalledModel:
    rng = np.random.default_rng(0)
    profile = EncoderProfile(
        Calibration((-6.0, 12.0, 0.0, 0.0), 0.5, 0.3, 0.2),
        ("{}",),
        WORDS,
        normalise(rng.standard_normal((40, SIDES), np.float32)),
    )
    return InstalledModel("made", Path("made"), SPACE, profile)


class Shelf:
    """A library of made-up vectors, of which the directions are words."""

    def __init__(self, catalog: SqliteCatalog) -> None:
        self.catalog, self.model = catalog, model()
        self.events, self.heard = EventBus(), list[Event]()
        self.events.subscribe(self.heard.append)
        self.requested = 0
        self._rng = np.random.default_rng(7)
        self._count = 0
        catalog.vectors.add_space(SPACE)
        self._folder = catalog.folders.add("/photos")
        encoder = TextEncoder(catalog, Words(), True)  # type: ignore[arg-type]
        self.suggestions = AlbumSuggestions(
            catalog,
            lambda model: Sayable(NAMES, np.stack([of_word(name) for name in NAMES])),
            encoder,
            ScorerFactory(catalog, encoder),
            lambda: self.model,
            self.events,
            self._request,
        )

    def _request(self, suggestions: AlbumSuggestions) -> None:
        self.requested += 1

    def add(
        self,
        count: int,
        word: str | None = None,
        start: datetime | None = None,
        folder: str = "DCIM",
        minutes: int = 2,
    ) -> list[PhotoId]:
        """Photos of a word, or of nothing in common; without a start nobody says when."""
        ids = []
        with self.catalog.transaction():
            for number in range(count):
                self._count += 1
                path = f"/photos/{folder}/{self._count}.jpg"
                stamp = FileStamp(1, self._count, self._count, 1)
                self.catalog.locations.mark_pending(self._folder.id, [(path, stamp)])
                location = self.catalog.locations.find(path)
                assert location is not None
                when = start + timedelta(minutes=minutes * number) if start else None
                metadata = PhotoMetadata(4, 3, "JPEG", when, taken_precision=Precision.SECOND)
                time = when or datetime(2000, 1, 1) + timedelta(days=9 * self._count)
                photo = self.catalog.photos.add(path, 1, metadata, time, 0)
                self.catalog.locations.attach(location.id, stamp, photo)
                around = np.zeros(SIDES) if word is None else 3.0 * of_word(word)
                noise = self._rng.standard_normal(SIDES) * (1.0 if word is None else 0.15)
                vector = normalise((around + noise).astype(np.float32))
                self.catalog.vectors.put(SPACE.key, [(photo, vector)])
                ids.append(photo)
        return ids

    def make(self) -> dict[str, AlbumSuggestion]:
        return {each.name: each for each in self.suggestions.make()}


@pytest.fixture
def shelf(catalog: SqliteCatalog) -> Shelf:
    shelf = Shelf(catalog)
    shelf.add(120)
    return shelf


def test_a_theme_is_offered_as_the_words_that_describe_it(shelf: Shelf) -> None:
    dogs = shelf.add(30, "dog")
    (found,) = shelf.make().values()
    assert (found.name, found.description, found.photo_ids) == ("Dog", "dog", ())
    assert found.count == 30
    assert len(found.covers) == 4
    assert set(found.covers) <= set(dogs)


def test_what_no_word_names_is_not_offered(shelf: Shelf) -> None:
    shelf.add(30, "cake")  # which is none of the vocabulary
    assert shelf.make() == {}


def test_an_event_is_offered_as_its_days_where_they_hold_nothing_else(shelf: Shelf) -> None:
    shelf.add(20, "beach", datetime(2023, 8, 3, 10))
    shelf.add(20, "beach", datetime(2023, 8, 4, 10))
    event = shelf.make()["Beach, August 2023"]
    assert event.days == Days(date(2023, 8, 3), date(2023, 8, 4))
    assert (event.description, event.photo_ids) == ("date:2023-08-03..2023-08-04", ())
    assert event.count == 40


def test_an_event_is_of_its_photos_where_its_days_hold_others_too(shelf: Shelf) -> None:
    party = shelf.add(30, "snow", datetime(2023, 1, 5, 9))
    for hour in (2, 22):
        shelf.add(4, start=datetime(2023, 1, 5, hour))
    event = shelf.make()["Snow, 5 January 2023"]
    assert (event.description, event.photo_ids) == ("", tuple(party))


def test_a_folder_that_a_person_named_says_more_than_a_tag(shelf: Shelf) -> None:
    shelf.add(30, "boat", datetime(2023, 6, 1, 9), folder="Ferry to Bergen 2023")
    shelf.add(30, "beach", datetime(2023, 7, 9, 9), folder="101CANON")
    names = shelf.make().keys()
    assert "Ferry to Bergen 2023" in names
    assert "Beach, 9 July 2023" in names


def test_events_of_one_name_have_their_days_in_it(shelf: Shelf) -> None:
    for day in (3, 20):
        shelf.add(15, "beach", datetime(2023, 8, day, 10))
        shelf.add(15, "beach", datetime(2023, 8, day + 1, 10))
    names = shelf.make().keys()
    assert {"Beach, 3 – 4 August 2023", "Beach, 20 – 21 August 2023"} <= names


def test_photos_that_do_not_say_when_are_in_no_event(shelf: Shelf) -> None:
    shelf.add(30, "boat")
    assert all(each.days is None for each in shelf.make().values())


def test_what_an_album_holds_mostly_is_not_offered_again(shelf: Shelf) -> None:
    dogs = shelf.add(30, "dog")
    assert "Dog" in shelf.make()
    album = shelf.catalog.albums.create("Rex", AlbumKind.MANUAL, "")
    shelf.catalog.albums.set_by_person(album.id, dogs[:10], True)
    assert "Dog" in shelf.make()
    shelf.catalog.albums.set_by_person(album.id, dogs[:20], True)
    assert shelf.make() == {}


def test_an_album_that_is_not_filled_yet_counts_by_its_words(shelf: Shelf) -> None:
    shelf.add(30, "dog")
    assert "Dog" in shelf.make()
    shelf.catalog.albums.create("Our good boys", AlbumKind.DESCRIBED, "dog")
    assert shelf.make() == {}


def test_what_a_person_does_not_want_is_not_offered_again_until_that_is_undone(
    shelf: Shelf,
) -> None:
    shelf.add(30, "dog")
    operations = SuggestionOperations(shelf.catalog, shelf.events)
    dismissed = DismissSuggestion(Dismissal.of(shelf.make()["Dog"]))
    applied = operations.apply(dismissed)
    assert applied is not None
    assert shelf.make() == {}
    assert applied.inverse is not None
    operations.apply(applied.inverse)
    assert "Dog" in shelf.make()


def test_a_dismissed_event_stays_away_when_some_days_were_added(shelf: Shelf) -> None:
    dismissal = Dismissal("Beach", Days(date(2023, 8, 3), date(2023, 8, 6)))
    event = AlbumSuggestion("sea", "", (), 9, (), Days(date(2023, 8, 2), date(2023, 8, 7)))
    assert dismissal.is_of(event)
    later = AlbumSuggestion("Beach", "", (), 9, (), Days(date(2023, 8, 6), date(2023, 8, 16)))
    assert not dismissal.is_of(later)
    assert not dismissal.is_of(AlbumSuggestion("Beach", "beach", (), 9, ()))


def test_nothing_is_made_unasked_and_what_was_made_is_kept_until_the_library_changed(
    shelf: Shelf,
) -> None:
    shelf.add(30, "dog")
    assert shelf.suggestions.known() is None
    made = shelf.suggestions.make()
    shelf.add(6)
    assert shelf.suggestions.known() == made
    shelf.add(6)
    assert shelf.suggestions.known() is None


def test_the_background_makes_what_is_wanted_and_says_so(shelf: Shelf) -> None:
    shelf.add(30, "dog")
    shelf.suggestions.request()
    assert shelf.requested == 1
    assert not shelf.suggestions.make_wanted(lambda: True)  # something more urgent: later again
    assert shelf.suggestions.make_wanted(lambda: False)
    assert shelf.heard == [AlbumsSuggested()]
    assert shelf.suggestions.known() is not None


def test_who_closes_the_window_has_nothing_made(shelf: Shelf) -> None:
    shelf.add(30, "dog")
    shelf.suggestions.request()
    shelf.suggestions.cancel()
    assert shelf.suggestions.make_wanted(lambda: False)
    assert shelf.suggestions.known() is None


def test_a_small_library_has_no_suggestions(catalog: SqliteCatalog) -> None:
    shelf = Shelf(catalog)
    shelf.add(20, "dog")
    assert shelf.make() == {}


def test_a_dismissal_is_kept_by_the_journal_with_its_days() -> None:
    for days in (None, Days(date(2023, 8, 3), date(2023, 8, 6))):
        operation = DismissSuggestion(Dismissal("Beach", days))
        assert decode(encode(operation)) == operation
