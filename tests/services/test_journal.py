"""What a person does is written down with it, taken back in order, and outlives the program."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.app.cli.main import main
from photo_sorter.core.access import Access
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus
from photo_sorter.core.file_merge import SingleField
from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import (
    AddFolder,
    ChangeAlbum,
    ChangeSearch,
    Compound,
    ConflictDecision,
    CreateAlbum,
    DatePhotos,
    DecideConflicts,
    DeleteAlbum,
    DeleteSearch,
    EditPhotos,
    Operation,
    PutInAlbum,
    RatePhotos,
    RemoveFolder,
    RenameFiles,
    ReopenConflicts,
    RestoreDetails,
    RestoreFiles,
    RestoreInAlbum,
    RestoreRatings,
    RestoreTag,
    SaveSearch,
    Side,
    TagPhotos,
    TrashFiles,
)
from photo_sorter.core.person_details import DetailChange, PersonDetails, Place
from photo_sorter.core.photo import LocationId, PhotoId
from photo_sorter.core.ports.catalog import Membership, TagMark, TrashedFile
from photo_sorter.core.rating import ColourLabel, PersonRating, RatingChange
from photo_sorter.core.taken import Precision
from photo_sorter.core.views import AlbumId, SearchId
from photo_sorter.services.operations.albums import AlbumOperations
from photo_sorter.services.operations.journal import Journal
from tests.conftest import NewLibrary
from tests.services.names import names_of

from .conftest import Rig, picture


@pytest.fixture
def photos(rig: Rig) -> tuple[PhotoId, ...]:
    for colour in ("red", "green", "blue"):
        (rig.root / f"{colour}.jpg").write_bytes(picture(colour))
    rig.index()
    folder = rig.catalog.folders.all()[0]
    known = rig.catalog.locations.known(folder.id)
    found = [known[str(rig.root / f"{c}.jpg")].photo_id for c in ("red", "green", "blue")]
    return tuple(photo for photo in found if photo is not None)


def albums(rig: Rig) -> dict[str, set[PhotoId]]:
    table = rig.catalog.albums
    return {a.name: {photo for photo, _ in table.members(a.id)} for a in table.all()}


def test_what_was_done_with_a_deleted_album_is_taken_back_too(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    journal = rig.parts
    journal.do(CreateAlbum("Trip", photo_ids=photos[:1]))
    album = rig.catalog.albums.named("Trip")
    assert album is not None
    states = [albums(rig)]
    for operation in (
        PutInAlbum(album.id, photos),
        ChangeAlbum(album.id, "Journey", ""),
        PutInAlbum(album.id, photos[:1], present=False),
        DeleteAlbum(album.id),
    ):
        journal.do(operation)
        states.append(albums(rig))
    for state in reversed(states[:-1]):
        journal.undo()
        assert albums(rig) == state
    journal.undo()
    assert albums(rig) == {}
    for state in states:
        journal.redo()
        assert albums(rig) == state


def test_suggested_albums_are_one_thing_that_is_taken_back(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    made = tuple(CreateAlbum(name) for name in ("People", "Food", "Night"))
    change = rig.parts.do(Compound(made, Action.ALBUMS_CREATED))
    assert change.deed == Deed(Action.ALBUMS_CREATED, "", 3)
    assert set(albums(rig)) == {"People", "Food", "Night"}
    rig.parts.undo()
    assert albums(rig) == {}
    rig.parts.redo()
    assert set(albums(rig)) == {"People", "Food", "Night"}


def test_a_saved_search_is_named_anew_deleted_and_comes_back_under_its_id(rig: Rig) -> None:
    def saved() -> list[tuple[int, str, str]]:
        return [(each.id, each.name, each.text) for each in rig.parts.searches.saved()]

    journal = rig.parts
    journal.do(SaveSearch(" Red  cars ", "red car tag:car"))
    ((number, name, text),) = saved()
    assert (name, text) == ("Red cars", "red car tag:car")
    journal.do(ChangeSearch(SearchId(number), "Cars", "red car"))
    assert saved() == [(number, "Cars", "red car")]
    journal.do(DeleteSearch(SearchId(number)))
    assert saved() == []
    for state in ("Cars", "red car"), ("Red cars", "red car tag:car"):
        journal.undo()
        assert saved() == [(number, *state)]
    journal.redo()
    assert saved() == [(number, "Cars", "red car")]


@pytest.mark.parametrize(("name", "text"), [("cars", "x"), ("  ", "x"), ("New", " ")])
def test_a_saved_search_has_words_and_a_name_of_its_own(rig: Rig, name: str, text: str) -> None:
    rig.parts.do(SaveSearch("Cars", "car"))
    with pytest.raises(InvalidInputError):
        rig.parts.do(SaveSearch(name, text))
    assert [each.name for each in rig.parts.searches.saved()] == ["Cars"]


def test_of_several_that_are_one_all_are_done_or_none(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    first, second = (str(rig.root / name) for name in ("red.jpg", "new.jpg"))
    parts: tuple[Operation, ...] = (
        CreateAlbum("People"),
        RenameFiles(((first, second),), "new"),
        CreateAlbum("people"),  # the name is taken
    )
    with pytest.raises(InvalidInputError):
        rig.parts.do(Compound(parts, Action.ALBUMS_CREATED))
    assert albums(rig) == {}
    assert Path(first).exists()
    assert not Path(second).exists()
    assert rig.parts.history() == []


def test_a_photo_that_was_renamed_has_its_old_name_again_where_the_entry_cannot_be_written(
    rig: Rig, photos: tuple[PhotoId, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(rig.catalog.operations, "add", full)
    with pytest.raises(sqlite3.OperationalError):
        rig.parts.do(rig.parts.photos.renaming.of_photos(photos[:1], "new"))
    assert {p.name for p in rig.root.iterdir()} == {"red.jpg", "green.jpg", "blue.jpg"}
    assert not rig.parts.jobs.queue.scan_now(None, lambda: False).touched


def test_what_could_not_be_undone_can_be_undone_later(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    journal = rig.parts
    journal.do(rig.parts.photos.renaming.of_photos(photos[:1], "new"))
    (rig.root / "red.jpg").write_bytes(b"in the way")
    with pytest.raises(InvalidInputError, match="there already"):
        journal.undo()
    (rig.root / "red.jpg").unlink()
    journal.undo()
    assert {p.name for p in rig.root.iterdir()} == {"red.jpg", "green.jpg", "blue.jpg"}


def test_an_older_change_is_undone_by_itself_and_once(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    journal, tags = rig.parts, rig.catalog.tags
    first = journal.do(TagPhotos(photos[:1], "first"))
    journal.do(TagPhotos(photos[:1], "second"))
    journal.undo(first.id)
    assert [tag.name for tag in tags.of_photo(photos[0])] == ["second"]
    with pytest.raises(InvalidInputError):
        journal.undo(first.id)
    journal.redo()
    assert {tag.name for tag in tags.of_photo(photos[0])} == {"first", "second"}


def test_nothing_is_done_again_after_something_new(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    journal = rig.parts
    journal.do(TagPhotos(photos, "one"))
    journal.undo()
    journal.do(TagPhotos(photos, "two"))
    with pytest.raises(InvalidInputError, match="nothing to redo"):
        journal.redo()
    assert [(c.deed.name, c.undone) for c in journal.history()] == [("two", False), ("one", True)]


def test_a_folder_that_took_others_over_gives_them_back(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    journal = rig.parts
    journal.do(AddFolder(str(rig.root.parent / "pictures" / "..")))
    assert [f.path for f in rig.catalog.folders.all()] == [str(rig.root.parent)]
    journal.undo()
    assert [f.path for f in rig.catalog.folders.all()] == [str(rig.root)]


def test_what_was_done_in_an_earlier_session_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    for session in range(3):
        catalog = SqliteCatalog.open(path)
        names = names_of(catalog)
        handler = AlbumOperations(catalog, names, EventBus(), lambda _: None, lambda _: None)
        journal = Journal(Access(read_only=False), catalog, [handler])
        if session == 0:
            journal.do(CreateAlbum("Trip"))
        elif session == 1:
            assert journal.undo().deed == Deed(Action.ALBUM_CREATED, "Trip", 0)
            assert catalog.albums.all() == []
        else:
            journal.redo()
            assert [album.name for album in catalog.albums.all()] == ["Trip"]
        catalog.close()


_IDS = st.lists(st.integers(1, 2**40).map(PhotoId), max_size=4).map(tuple)
_TEXT = st.text(max_size=12)
_PATHS = st.binary(min_size=1, max_size=8).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
_DEGREES = st.none() | st.floats(-180, 180)
_PLACES = st.builds(Place, _DEGREES, _DEGREES)
_ALBUM = st.integers(1, 99).map(AlbumId)
_SAID = (
    st.none() | st.integers(0, 5),
    st.none() | st.booleans(),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(ColourLabel),
)
_DECISIONS = st.lists(
    st.builds(
        ConflictDecision, st.just(LocationId(3)), st.just(PhotoId(1)), st.sampled_from(SingleField),
        _TEXT, _TEXT, st.sampled_from(Side),
    ), max_size=2,
).map(tuple)  # fmt: skip
_OPERATIONS = st.one_of(
    st.builds(TagPhotos, _IDS, _TEXT, st.booleans()),
    st.builds(DecideConflicts, _DECISIONS),
    st.builds(
        ReopenConflicts,
        _DECISIONS,
        st.tuples(st.builds(PersonRating, st.just(PhotoId(1)), *_SAID)),
    ),
    st.builds(
        RestoreTag,
        _IDS,
        _TEXT,
        st.lists(
            st.builds(
                TagMark, st.integers(1, 9).map(PhotoId), _TEXT, _TEXT, st.booleans(),
                st.booleans(), st.floats(0, 1),
            ),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(
        RestoreInAlbum,
        _ALBUM,
        _IDS,
        st.lists(
            st.builds(
                Membership, st.integers(1, 9).map(PhotoId), st.booleans(), st.booleans(),
                st.floats(0, 1),
            ),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(RenameFiles, st.lists(st.tuples(_PATHS, _PATHS), max_size=3).map(tuple), _TEXT),
    st.builds(RemoveFolder, _PATHS),
    st.builds(RatePhotos, _IDS, st.builds(RatingChange, *_SAID)),
    st.builds(
        RestoreRatings,
        st.lists(st.builds(PersonRating, st.integers(1, 9).map(PhotoId), *_SAID), max_size=3)
        .map(tuple),
    ),
    st.builds(
        DatePhotos,
        st.lists(
            st.builds(
                PersonDate, st.integers(1, 9).map(PhotoId), st.none() | st.datetimes(),
                st.sampled_from(Precision), st.none() | st.integers(-840, 840),
                st.integers(0, 99),
            ),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(SaveSearch, _TEXT, _TEXT, st.none() | st.integers(1, 9).map(SearchId)),
    st.builds(ChangeSearch, st.integers(1, 9).map(SearchId), _TEXT, _TEXT),
    st.builds(EditPhotos, _IDS, st.builds(
        DetailChange, *[st.none() | _TEXT] * 3, st.none() | _PLACES, st.none() | _TEXT)),
    st.builds(RestoreDetails, _IDS, st.lists(st.builds(
        PersonDetails, st.integers(1, 9).map(PhotoId), *[st.none() | _TEXT] * 3,
        st.none() | _PLACES, st.none() | _TEXT), max_size=3).map(tuple)),
    st.builds(TrashFiles, st.lists(_PATHS, max_size=3).map(tuple)),
    st.builds(
        RestoreFiles,
        st.lists(
            st.builds(
                TrashedFile, _PATHS, _PATHS, st.none() | st.integers(1, 9).map(PhotoId)
            ),
            max_size=3,
        ).map(tuple),
    ),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(_OPERATIONS, st.lists(_OPERATIONS, max_size=3).map(
    lambda some: Compound(tuple(some), Action.TAG_ADDED, count=len(some)))))  # fmt: skip
def test_an_operation_comes_back_as_it_was_written(operation: Operation) -> None:
    assert decode(encode(operation)) == operation


@pytest.mark.parametrize(
    "text",
    ['{"operation":"Fly"}', '{"operation":"RemoveFolder","path":3}', "[]", "3", "{}", "no JSON"],
)
def test_what_is_no_operation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="No operation of this version"):
        decode(text)


# Renames through the command line, and dies before, while or after it is written down.
_RENAME_AND_DIE = """
import os, sys
from photo_sorter.adapters import renaming
from photo_sorter.adapters.catalog.operations import SqliteOperations
from photo_sorter.app.cli.main import main

def die(*_, **__):
    os._exit(9)

owner, name = {"add": (SqliteOperations, "add"), "forget": (renaming, "_forget")}[sys.argv[1]]
setattr(owner, name, die)
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(("at", "lasts"), [("add", False), ("forget", True)])
def test_a_rename_that_dies_is_whole_or_has_not_been(
    tmp_path: Path,
    at: str,
    lasts: bool,
    capsys: pytest.CaptureFixture[str],
    new_library: NewLibrary,
) -> None:
    """The disk, the catalog and the journal agree at the next look, and undo works."""
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    photos.mkdir()
    (photos / "a.jpg").write_bytes(picture("red", (320, 200)))
    common = ["--library", str(library)]
    assert main([*common, "add", str(photos)]) == 0
    assert main([*common, "index"]) == 0
    arguments = [*common, "rename", "New", str(photos / "a.jpg")]
    ran = subprocess.run([sys.executable, "-c", _RENAME_AND_DIE, at, *arguments], check=False)
    assert ran.returncode == 9
    assert main([*common, "index"]) == 0
    capsys.readouterr()
    assert [path.name for path in photos.iterdir()] == (["New.jpg"] if lasts else ["a.jpg"])
    assert main([*common, "history", "--json"]) == 0
    told = [json.loads(line)["what"] for line in capsys.readouterr().out.splitlines()]
    assert ("1 photo renamed to “New”" in told) is lasts
    if lasts:
        assert main([*common, "undo"]) == 0
        assert [path.name for path in photos.iterdir()] == ["a.jpg"]
    assert list((library / "renames").glob("*")) == []
