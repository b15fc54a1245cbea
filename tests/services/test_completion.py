"""What the search field offers, from a real catalog: each count is what the search would find."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.core.access import Access
from photo_sorter.core.completions import CompletionKind
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.events import EventBus, PhotosChanged, SettingsChanged, TagsChanged
from photo_sorter.core.photo import FileStamp, PhotoId, PhotoMetadata
from photo_sorter.core.ports import Membership
from photo_sorter.core.query import And, parse
from photo_sorter.core.query.completing import completed
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.settings import Settings
from photo_sorter.core.stacks import Stack, StackState
from photo_sorter.core.views import AlbumKind
from photo_sorter.services.search.completed_fields import FIELDS
from photo_sorter.services.search.completion import Completer
from photo_sorter.services.search.searches import KEPT, Searches
from photo_sorter.services.search.written_values import written_values
from tests.services.names import names_of

CAMERAS = ("Pixel 6", "Pixel 6 Pro", "X100V", "")
FOLDERS = ("Holiday/2019", "holiday", "Work (old)", "Work (old)/New York")


@pytest.fixture
def filled(catalog: SqliteCatalog) -> SqliteCatalog:
    """40 photos of four cameras in four folders, over three years; one of them is hidden."""
    root = catalog.folders.add("/home/anna/Pictures")
    ids: list[PhotoId] = []
    for number in range(41):
        path = f"/home/anna/Pictures/{FOLDERS[number % 4]}/{number}.jpg"
        catalog.locations.mark_pending(root.id, [(path, FileStamp(9, number, number, 1))])
        location = catalog.locations.find(path)
        assert location is not None
        metadata = PhotoMetadata(
            width=40,
            height=20 + number,
            camera=CAMERAS[number % 4],
            lens="50mm" if number % 2 else "",
            format="JPEG" if number % 5 else "PNG",
        )
        taken = datetime(2019, 1, 1) + timedelta(days=25 * number)
        with catalog.transaction():
            ids.append(catalog.photos.add(str(number), 9, metadata, taken, 0))
            catalog.locations.attach(location.id, FileStamp(9, number, number, 1), ids[-1])
        hidden = location.id
    catalog.locations.remove([hidden])
    catalog.tags.set_by_person(ids[:20], "Family", True)
    catalog.tags.set_by_person(ids[10:14], "Family dinner", True)
    catalog.tags.set_by_person(ids[3:9], "People|Anna", True)
    catalog.tags.set_by_person(ids[:2], "People", True)
    album = catalog.albums.create("#12", AlbumKind.MANUAL, "")
    catalog.albums.put_marks(album.id, [Membership(i, True, True, 1.0) for i in ids[5:25]])
    catalog.ratings.set_by_person(ids[:7], RatingChange(stars=4))
    catalog.ratings.set_by_person(ids[7:9], RatingChange(stars=5, favourite=True))
    return catalog


@pytest.fixture
def events() -> EventBus:
    return EventBus()


@pytest.fixture
def settings() -> list[Settings]:
    return [Settings()]


@pytest.fixture
def searches(catalog: SqliteCatalog, events: EventBus, settings: list[Settings]) -> Searches:
    return Searches(
        Access(read_only=False),
        catalog,
        lambda: settings[-1],
        lambda query: len(catalog.photos.listing(query)),
        lambda text: None,
        names_of(catalog),
        events,
    )


@pytest.fixture
def completer(filled: SqliteCatalog, searches: Searches, events: EventBus) -> Completer:
    return Completer(filled, RapidfuzzWords, searches, events)


def names(completer: Completer, text: str) -> list[str]:
    return [item.name for item in completer.complete(text).items]


BESIDE = (
    "",
    "camera:Pixel ",
    "-camera:Pixel ",
    "(tag:Family or rating:>=4) ",
    "date:2019..2020-06 -tag:people ",
    "date:2019-03-02.. ",
    "tag:anna type:png ",
    "tag:people/anna lens:50 ",
    "album:\"#12\" folder:Holiday ",
    "folder:/home/anna/Pictures ",
    "is:favourite name:*7* ",
    "shape:portrait a dog ",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("beside", BESIDE)
def test_each_count_is_what_the_completed_search_finds(
    field: str, beside: str, completer: Completer, filled: SqliteCatalog
) -> None:
    text = f"{beside}{field}:"
    found = completer.complete(text, most=100)
    for item in found.items:
        made, _ = completed(text, found.start, found.end, item.text)
        exact = parse(made.replace("a dog", "")).query
        assert item.count == len(filled.photos.listing(exact)) > 0


def test_every_value_that_photos_have_is_offered(completer: Completer) -> None:
    assert names(completer, "camera:") == ["Pixel 6", "Pixel 6 Pro", "X100V"]
    assert names(completer, "tag:") == ["Family", "People", "People › Anna", "Family dinner"]
    assert names(completer, "date:")[:3] == ["2021", "2020", "2019"]
    assert names(completer, "rating:") == ["5", ">=4", ">=3", ">=2", ">=1", "4", "0"]
    assert names(completer, "folder:") == ["Pictures", "Holiday", "Work (old)", "2019", "New York"]


CHOICES = [field.name for field in BY_NAME.values() if field.values]


@pytest.mark.parametrize("field", CHOICES)
def test_whatever_word_the_parser_knows_after_a_field_can_be_offered(
    field: str, filled: SqliteCatalog
) -> None:
    """What has no photos is left out of the list, and so would be what it never heard of."""
    if field in FIELDS:
        known = {name for name, _, _ in FIELDS[field].values(filled)}
    else:
        known = {name for name, _ in written_values(field, "", ())}
    left_out = {"none"} if field == "label" else set()  # nearly all photos have none
    assert known == set(BY_NAME[field].values) - left_out


def test_a_stacked_photo_has_its_word_offered(
    filled: SqliteCatalog, completer: Completer, events: EventBus
) -> None:
    assert {"is", "has", "taken"} <= set(CHOICES)
    assert "stacked" not in names(completer, "is:")
    first, second = filled.held_values.visible()[:2].tolist()
    both = (PhotoId(first), PhotoId(second))
    filled.stacks.put(StackState(both, (Stack(both),)))
    events.publish(PhotosChanged())
    assert names(completer, "is:st") == ["stacked"]


def test_a_year_is_followed_by_its_months(completer: Completer) -> None:
    assert names(completer, "date:2019")[:3] == ["2019", "2019-12", "2019-11"]
    assert "2020" not in names(completer, "date:2019")


def test_a_range_is_completed_by_what_may_end_it(
    completer: Completer, filled: SqliteCatalog
) -> None:
    found = completer.complete("camera:X100V date:2019-06..20")
    assert [item.name for item in found.items][:3] == [
        "2019-06..2021", "2019-06..2020", "2019-06..2019"
    ]  # fmt: skip
    for item in found.items:
        asked = parse(f"camera:X100V {item.text}").query
        assert item.count == len(filled.photos.listing(asked)) > 0
    assert names(completer, "date:2021..2019") == []
    assert names(completer, "rating:1..")[0] == "1..5"


def test_a_time_is_completed_by_its_name(completer: Completer, filled: SqliteCatalog) -> None:
    (photo,) = filled.photos.listing(parse("tag:family").query).ids[:1].tolist()
    filled.dates.set_by_person([PersonDate(PhotoId(photo), datetime.now())])
    assert "today" in names(completer, "date:to")


def test_numbers_and_times_of_any_year_are_offered_as_they_are_written(
    completer: Completer,
) -> None:
    assert names(completer, "iso:>=") == [">=800", ">=1600", ">=3200", ">=6400"]
    assert names(completer, "taken:ju") == ["june", "july"]
    assert {item.count for item in completer.complete("iso:").items} == {None}


def test_the_place_that_is_searched_narrows_the_counts(completer: Completer) -> None:
    (item,) = completer.complete("camera:X", within=And((parse("tag:anna").query,))).items
    assert (item.name, item.count) == ("X100V", 1)


def test_a_slip_is_forgiven_where_nothing_begins_so(completer: Completer) -> None:
    assert names(completer, "tag:famly") == ["Family"]


def test_a_word_is_completed_to_fields_and_to_what_is_named_so(completer: Completer) -> None:
    found = completer.complete("a dog fa")
    assert [item.text for item in found.items] == ["tag:Family", 'tag:"Family dinner"']
    (field, *_) = completer.complete("ca").items
    assert (field.kind, field.text) == (CompletionKind.FIELD, "camera:")


def test_what_changes_is_counted_anew(
    completer: Completer, filled: SqliteCatalog, events: EventBus
) -> None:
    assert names(completer, "tag:sea") == []
    (photo, *_) = filled.photos.listing(parse("tag:family").query).ids.tolist()
    filled.tags.set_by_person([PhotoId(photo)], "Seaside", True)
    events.publish(TagsChanged())
    assert names(completer, "tag:sea") == ["Seaside"]
    filled.tags.set_by_person([PhotoId(photo)], "Seagull", True)
    events.publish(PhotosChanged())
    completer.warm_up()
    assert names(completer, "tag:sea") == ["Seagull", "Seaside"]


def test_an_empty_library_offers_fields_alone(
    catalog: SqliteCatalog, searches: Searches, events: EventBus
) -> None:
    completer = Completer(catalog, RapidfuzzWords, searches, events)
    for field in FIELDS:
        assert completer.complete(f"{field}:").items == ()
    items = completer.complete("ta").items
    assert [(item.kind, item.name) for item in items] == [
        (CompletionKind.FIELD, "tag"),
        (CompletionKind.FIELD, "taken"),
    ]


def test_an_empty_field_offers_what_was_searched_for_newest_first(
    completer: Completer, searches: Searches, catalog: SqliteCatalog
) -> None:
    for text in ("dog", " red  car ", "dog", "dog tag:", " "):
        searches.remember(text)
    catalog.saved_searches.create("Cats", "cat")
    items = completer.complete("").items
    assert [(item.kind, item.text) for item in items] == [
        (CompletionKind.RECENT, "dog"),
        (CompletionKind.RECENT, "red car"),
        (CompletionKind.SAVED, "cat"),
    ]


def test_no_more_than_so_many_are_kept(searches: Searches) -> None:
    for number in range(KEPT + 3):
        searches.remember(f"dog {number}")
    assert searches.recent() == [f"dog {number}" for number in range(KEPT + 2, 2, -1)]


def test_nothing_is_kept_where_a_person_does_not_want_it(
    searches: Searches, settings: list[Settings], events: EventBus
) -> None:
    searches.remember("dog")
    settings.append(Settings(recent_searches=False))
    events.publish(SettingsChanged(settings[0], settings[1]))
    assert searches.recent() == []
    searches.remember("cat")
    assert searches.recent() == []


def test_recent_searches_can_be_forgotten(searches: Searches) -> None:
    searches.remember("dog")
    searches.forget_recent()
    assert searches.recent() == []


def test_saved_searches_are_counted_where_no_model_is_needed(
    searches: Searches, filled: SqliteCatalog
) -> None:
    filled.saved_searches.create("Pixels", "camera:Pixel -tag:family")
    filled.saved_searches.create("Dogs", "dog tag:family")
    assert [(each.name, each.count) for each in searches.saved()] == [
        ("Dogs", None),
        ("Pixels", 10),
    ]
