"""What the catalog keeps to merge a person's words with those of files."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import FieldConflict, SingleField
from photo_sorter.core.file_state import FileState
from photo_sorter.core.person_details import NOWHERE, DetailChange
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import LocationId, PhotoId, PhotoMetadata
from photo_sorter.core.ports import OutboxState, SidecarBase, SidecarConflict
from photo_sorter.core.ports.catalog import TagChange
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.tag_tree import TagColour, TagTraits
from tests.adapters.catalog.shelf import Shelf, stamp

SIDECAR = "/photos/a.jpg.xmp"
STATE = FileState(
    FileFields(("Cat", "Dog"), -1, "Winner", "Dawn", "A hill"), FileFields(("Dog",), 3)
)


@pytest.fixture
def photo(shelf: Shelf) -> PhotoId:
    return shelf.photo(
        "/photos/a.jpg", metadata=PhotoMetadata(keywords=("Dog", "Animals|Dog"), rating=2)
    )


def place(catalog: SqliteCatalog, path: str = "/photos/a.jpg") -> LocationId:
    location = catalog.locations.find(path)
    assert location is not None
    return location.id


def due(catalog: SqliteCatalog, now: int = 0) -> list[PhotoId]:
    return [entry.photo_id for entry in catalog.sidecar_outbox.due(10, now, PhotoId(0))]


def turn(catalog: SqliteCatalog, photo: PhotoId) -> int:
    return catalog.sidecar_outbox.of([photo])[photo].turn


# ------------------------------------------------------------------------------- words


def test_a_person_s_words_are_told_from_the_file_s_and_the_model_s(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    words = catalog.file_words
    assert words.said([photo]) == {photo: PersonSaid()}
    assert words.said([PhotoId(99)]) == {}
    catalog.tags.set_by_model({photo: [("model's", "", 0.9)]})
    catalog.tags.set_by_person([photo], "Cat", True)
    catalog.tags.set_by_person([photo], "Bird", False)
    catalog.ratings.set_by_person(
        [photo], RatingChange(4, favourite=True, rejected=False, label=ColourLabel.RED)
    )
    said = PersonSaid(("Cat",), ("Bird",), 4, False, ColourLabel.RED, True)
    assert words.said([photo]) == {photo: said}
    assert words.read([photo]) == {photo: FileFields(("Animals|Dog",), 2)}


def test_a_base_is_kept_with_its_file_and_goes_with_it(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    words, location = catalog.file_words, place(catalog)
    base = SidecarBase(photo, SIDECAR, (7, 2**62), STATE)
    words.put_bases({location: base, LocationId(99): base})
    assert words.bases([location, LocationId(99)]) == {location: base}
    catalog.locations.move([(location, shelf.folder, "/photos/b.jpg", stamp())])
    assert words.bases([location]) == {location: base}
    bare = SidecarBase(photo, SIDECAR, None, FileState())
    words.put_bases({location: bare})
    assert words.bases([location]) == {location: bare}
    words.remove_bases([location])
    assert words.bases([location]) == {}
    words.put_bases({location: base})
    catalog.locations.remove([location])
    assert words.bases([location]) == {}


def test_what_a_sidecar_says_anew_is_the_file_s_word_and_tags_follow(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    words = catalog.file_words
    before = FileState(FileFields(("Animals|Dog",), 2), FileFields(("Animals|Dog",), 2))
    now = FileFields(("Tree",), -1, "Rot", "Dawn")
    words.hear(photo, before, FileState(now, now))
    assert [tag.name for tag in catalog.tags.of_photo(photo)] == ["Tree"]
    assert words.read([photo]) == {photo: FileFields(("Tree",), -1, "Red", "Dawn")}
    words.hear(photo, FileState(now, now), FileState(now, now))
    assert words.read([photo]) == {photo: FileFields(("Tree",), -1, "Red", "Dawn")}


def test_a_word_that_stands_in_a_sidecar_for_a_person_is_not_the_file_s(
    catalog: SqliteCatalog, shelf: Shelf
) -> None:
    read = PhotoMetadata(keywords=("Cat", "Dog"))
    photo = shelf.photo("/photos/a.jpg", metadata=read)
    state = FileState(FileFields(("Cat", "Dog")), FileFields(("Dog", "Tree")))
    catalog.file_words.put_bases({place(catalog): SidecarBase(photo, SIDECAR, (1, 1), state)})
    shelf.photo("/photos/a.jpg", metadata=read)  # it is read again
    assert {tag.name for tag in catalog.tags.of_photo(photo)} == {"Dog", "Tree"}


# ------------------------------------------------------------------------------ outbox


def test_whatever_a_person_says_puts_the_photo_into_the_outbox(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    outbox = catalog.sidecar_outbox
    assert due(catalog) == []
    catalog.tags.set_by_model({photo: [("model's", "", 0.9)]})
    assert not outbox.is_due(0)
    before = catalog.tags.set_by_person([photo], "Cat", True)
    assert due(catalog) == [photo]
    for change in (
        lambda: catalog.tags.set_by_person([photo], "Cat", False),
        lambda: catalog.tags.restore([photo], "Cat", before),
        lambda: catalog.ratings.set_by_person([photo], RatingChange(stars=3)),
        lambda: catalog.ratings.set_by_person([photo], RatingChange(rejected=True)),
    ):
        outbox.settle(photo, turn(catalog, photo))
        assert due(catalog) == []
        change()
        assert due(catalog) == [photo]


def test_what_a_person_says_in_words_and_of_places_puts_the_photo_into_the_outbox(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    outbox, details = catalog.sidecar_outbox, catalog.details
    for change in (
        lambda: details.set_by_person([photo], DetailChange("Dawn")),
        lambda: details.set_by_person([photo], DetailChange(place=NOWHERE)),
        lambda: details.restore([photo], []),
        lambda: details.set_by_person([photo], DetailChange(copyright="")),
        lambda: shelf.photo("/photos/copy.jpg", "/photos/a.jpg"),
        lambda: outbox.add([photo]),
    ):
        change()
        assert due(catalog) == [photo]
        outbox.settle(photo, turn(catalog, photo))
        assert due(catalog) == []
    assert catalog.file_words.said([photo])[photo].details == DetailChange(copyright="")


def test_a_tag_that_is_kept_out_of_files_puts_its_photos_into_the_outbox(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    below, other = shelf.photo("/photos/b.jpg"), shelf.photo("/photos/c.jpg")
    catalog.tags.set_by_person([photo], "Me", True)
    catalog.tags.set_by_person([below], "Me|Diary", True)
    catalog.tags.set_by_person([other], "Mean", True)
    tags = catalog.tags
    before: list[TagChange] = []
    for change in (
        lambda: before.append(tags.describe([TagTraits("Me", exported=False)])),
        lambda: tags.describe([TagTraits("Me")]),
        lambda: tags.describe([TagTraits("Me", exported=False)]),
        lambda: tags.restore_tags(before[0]),
    ):
        settle_all(catalog)
        change()
        assert due(catalog) == [photo, below]
    settle_all(catalog)
    tags.describe([TagTraits("Me", exported=False)])
    settle_all(catalog)
    tags.describe([TagTraits("Me", TagColour.RED, exported=False)])
    assert due(catalog) == []  # its colour is in no file
    assert catalog.file_words.said([photo])[photo].hidden == {"me"}


def settle_all(catalog: SqliteCatalog) -> None:
    for entry in catalog.sidecar_outbox.all():
        catalog.sidecar_outbox.settle(entry.photo_id, entry.turn)


def test_what_is_noted_of_an_older_turn_does_not_count(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    outbox = catalog.sidecar_outbox
    catalog.tags.set_by_person([photo], "Cat", True)
    old = turn(catalog, photo)
    catalog.tags.set_by_person([photo], "Dog", True)
    outbox.settle(photo, old)
    outbox.wait(photo, old)
    outbox.fail(photo, old, place(catalog), Occurrence(Problem.DISK_FULL), 5)
    assert due(catalog) == [photo]
    assert outbox.counts() == {OutboxState.DUE: 1}


def test_what_failed_is_told_and_due_when_its_time_comes(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    outbox, location = catalog.sidecar_outbox, place(catalog)
    problem = Occurrence(Problem.SIDECAR_REFUSED, {"detail": "read-only"})
    catalog.tags.set_by_person([photo], "Cat", True)
    outbox.fail(photo, turn(catalog, photo), location, problem, 100)
    (entry,) = outbox.all()
    assert (entry.state, entry.attempts, entry.problem) == (OutboxState.FAILED, 1, problem)
    assert outbox.failures() == [(location, "/photos/a.jpg", problem)]
    assert (due(catalog, 99), due(catalog, 100)) == ([], [photo])
    assert outbox.hurry([OutboxState.FAILED], [LocationId(99)]) == 0
    assert outbox.hurry([OutboxState.FAILED], [location]) == 1
    assert due(catalog) == [photo]
    outbox.fail(photo, turn(catalog, photo), location, Occurrence(Problem.PHOTO_AWAY), 100)
    assert outbox.failures() == []  # it is away, which is no failure


def test_what_waits_is_not_due_before_it_is_asked_for(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    outbox = catalog.sidecar_outbox
    catalog.tags.set_by_person([photo], "Cat", True)
    outbox.wait(photo, turn(catalog, photo))
    assert (due(catalog, 10**9), outbox.counts()) == ([], {OutboxState.WAITING: 1})
    assert outbox.hurry([OutboxState.WAITING]) == 1
    assert due(catalog) == [photo]


def test_only_photos_of_which_something_is_known_are_added(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    spoken, known = shelf.photo("/photos/b.jpg"), shelf.photo("/photos/c.jpg")
    catalog.ratings.set_by_person([spoken], RatingChange(stars=1))
    catalog.sidecar_outbox.settle(spoken, 1)
    base = SidecarBase(known, SIDECAR, (1, 1), STATE)
    catalog.file_words.put_bases({place(catalog, "/photos/c.jpg"): base})
    catalog.sidecar_outbox.add([photo, spoken, known, PhotoId(99)])
    catalog.sidecar_outbox.add([known])
    assert due(catalog) == [spoken, known]


def test_a_further_file_of_a_photo_is_looked_at(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    shelf.photo("/photos/copy.jpg", "/photos/a.jpg")
    assert due(catalog) == []
    catalog.tags.set_by_person([photo], "Cat", True)
    catalog.sidecar_outbox.settle(photo, turn(catalog, photo))
    shelf.photo("/photos/another.jpg", "/photos/a.jpg")
    assert due(catalog) == [photo]


def test_a_photo_that_is_purged_leaves_nothing(
    catalog: SqliteCatalog, shelf: Shelf, photo: PhotoId
) -> None:
    catalog.tags.set_by_person([photo], "Cat", True)
    catalog.ratings.set_by_person([photo], RatingChange(stars=1))
    catalog.file_words.put_bases({place(catalog): SidecarBase(photo, SIDECAR, (1, 1), STATE)})
    shelf.hide("/photos/a.jpg")
    assert catalog.photos.purge_hidden(datetime.now() + timedelta(days=1)) == 1
    assert catalog.sidecar_outbox.all() == []
    assert catalog.check() == []


# --------------------------------------------------------------------------- conflicts


def test_conflicts_are_those_of_the_last_look_and_those_that_were_undone(
    catalog: SqliteCatalog, photo: PhotoId
) -> None:
    table, location = catalog.conflicts, place(catalog)
    stars = FieldConflict(SingleField.RATING, 5, None)
    label = FieldConflict(SingleField.LABEL, "Red", "Blue")
    table.replace(location, [stars, label])
    table.replace(LocationId(99), [stars])
    assert table.all() == [
        SidecarConflict(location, photo, "/photos/a.jpg", label),
        SidecarConflict(location, photo, "/photos/a.jpg", stars),
    ]
    table.remove(location, SingleField.LABEL)
    table.put(location, stars, undone=True)
    table.replace(location, [])
    assert table.all() == [SidecarConflict(location, photo, "/photos/a.jpg", stars, undone=True)]
    assert table.undone([location]) == {location: {SingleField.RATING}}
    catalog.locations.remove([location])
    assert table.all() == []
