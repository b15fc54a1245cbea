"""digiKam's and Lightroom's databases are read whole, whatever state they are in, and never
written."""

from __future__ import annotations

import os
import sqlite3
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import binary, text

from photo_sorter.adapters.imports.lightroom_xmp import words_in_xmp
from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.core.errors import CancelledError, InvalidInputError
from photo_sorter.core.importing import ImportedPhoto, ImportSource, LeftOut, SourceKind
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import ColourLabel
from tests.foreign_sources import (
    DIGIKAM_SCHEMA,
    Told,
    lightroom_packet,
    make_digikam,
    make_lightroom,
    packed,
)

Make = Callable[..., Path]
TOLD = {
    "2019/Rom/a.jpg": Told(
        tags=["Places|Italy|Rome", "Fun"],
        stars=4,
        colour="Red",
        pick=1,
        caption="On the Forum",
        rights="© Anna",
        creators=["Anna", "Bert"],
        time="2019-05-06T12:00:00",
        place=(41.9, 12.5),
    ),
    "b.jpg": Told(pick=-1, colour="Purple"),
    "c.jpg": Told(),
}


def read(path: Path, kind: SourceKind | None = None) -> ImportSource:
    return ForeignSources().read(path, kind, lambda done, total: None, lambda: False)


def refused(path: Path, kind: SourceKind | None = None) -> InvalidInputError:
    with pytest.raises(InvalidInputError) as found:
        read(path, kind)
    return found.value


def by_name(source: ImportSource) -> dict[str, ImportedPhoto]:
    return {photo.path.rpartition("/")[2]: photo for photo in source.photos}


def stamps(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        path.name: (path.stat().st_size, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
    }


@pytest.fixture
def digikam(tmp_path: Path) -> Path:
    files = {**TOLD, "b.jpg": Told(pick=-1, colour="Magenta", size=1234, title="Bee")}
    return make_digikam(tmp_path / "digikam4.db", "/home/anna/Pictures", files)


@pytest.fixture
def lightroom(tmp_path: Path) -> Path:
    return make_lightroom(tmp_path / "Photos.lrcat", "D:/Photos/", TOLD)


def test_all_that_digikam_says_of_a_photo(digikam: Path) -> None:
    source = read(digikam)
    assert (source.kind, source.version) == (SourceKind.DIGIKAM, "16")
    found = by_name(source)
    assert found["a.jpg"] == ImportedPhoto(
        path="/home/anna/Pictures/2019/Rom/a.jpg",
        time=datetime(2019, 5, 6, 12),
        tags=("Places|Italy|Rome", "Fun"),
        stars=4,
        label=ColourLabel.RED,
        picked=True,
        description="On the Forum",
        copyright="© Anna",
        creator="Anna; Bert",
        folder_album="Rom",
        place=(41.9, 12.5),
    )
    assert found["b.jpg"] == ImportedPhoto(
        path="/home/anna/Pictures/b.jpg",
        size=1234,
        label=ColourLabel.PURPLE,
        rejected=True,
        title="Bee",
    )
    assert found["c.jpg"] == ImportedPhoto(path="/home/anna/Pictures/c.jpg")


def test_all_that_lightroom_says_of_a_photo(lightroom: Path) -> None:
    source = read(lightroom)
    assert (source.kind, source.version) == (SourceKind.LIGHTROOM, "13")
    found = by_name(source)
    assert found["a.jpg"] == ImportedPhoto(
        path="D:/Photos/2019/Rom/a.jpg",
        time=datetime(2019, 5, 6, 12),
        tags=("Places|Italy|Rome", "Fun"),
        stars=4,
        label=ColourLabel.RED,
        picked=True,
        description="On the Forum",
        copyright="© Anna",
        creator="Anna; Bert",
        place=(41.9, 12.5),
    )
    assert found["b.jpg"] == ImportedPhoto(
        path="D:/Photos/b.jpg", label=ColourLabel.PURPLE, rejected=True
    )
    assert found["c.jpg"] == ImportedPhoto(path="D:/Photos/c.jpg")


@pytest.mark.parametrize("kept", [str, packed])
def test_lightroom_keeps_titles_in_packets_plain_and_packed(
    tmp_path: Path, kept: Callable[[str], str | bytes]
) -> None:
    files = {
        "a.jpg": Told(xmp=kept(lightroom_packet("Rom & ich", "Auf dem Forum\nim Mai"))),
        "b.jpg": Told(xmp=kept(lightroom_packet("Two", "older")), caption="Its caption"),
        "c.jpg": Told(xmp=kept(lightroom_packet(""))),
        "d.jpg": Told(),
    }
    source = read(make_lightroom(tmp_path / "x.lrcat", "/p/", files))
    said = {name: (each.title, each.description) for name, each in by_name(source).items()}
    assert said == {
        "a.jpg": ("Rom & ich", "Auf dem Forum\nim Mai"),
        "b.jpg": ("Two", "Its caption"),
        "c.jpg": ("", ""),
        "d.jpg": ("", ""),
    }
    assert LeftOut.WORDS not in source.left_out


GOOD = packed(lightroom_packet("Good"))
BOMB = (1000).to_bytes(4, "big") + zlib.compress(b"<a>" + bytes(50_000_000))
HOSTILE = [
    b"\0\0",
    b"no packet",
    BOMB,
    (3_000_000_000).to_bytes(4, "big") + zlib.compress(b"<a/>"),
    GOOD[:-7],
    GOOD[:4] + b"\0" + GOOD[5:],
    (3).to_bytes(4, "big") + zlib.compress(lightroom_packet("Good").encode()),
    packed("<!DOCTYPE a [<!ENTITY b 'c'>]><a:title xmlns:a='a'>&b;</a:title>"),
    "<x:title",
    lightroom_packet("a" * 5_000_000),
]


@pytest.mark.parametrize("kept", HOSTILE)
def test_a_packet_that_is_broken_or_blows_up_is_passed_over_and_counted(
    tmp_path: Path, kept: str | bytes
) -> None:
    files = {"a.jpg": Told(xmp=kept, caption="Its caption"), "b.jpg": Told(xmp=GOOD)}
    path = make_lightroom(tmp_path / "x.lrcat", "/p/", files)
    tracemalloc.start()
    try:
        source = read(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    found = by_name(source)
    assert (found["a.jpg"].title, found["a.jpg"].description) == ("", "Its caption")
    assert found["b.jpg"].title == "Good"
    assert source.left_out[LeftOut.WORDS] == 1
    assert most < 20_000_000, "bytes"


@given(kept=binary() | text() | binary().map(lambda tail: GOOD[:20] + tail))
@settings(max_examples=100)
def test_whatever_lies_in_place_of_a_packet_the_rest_is_read(
    kept: str | bytes,
) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE Adobe_AdditionalMetadata (image, xmp)")
        db.executemany(
            "INSERT INTO Adobe_AdditionalMetadata VALUES (?, ?)",
            [(1, kept.replace("\0", "") if isinstance(kept, str) else kept), (2, GOOD)],
        )
        assert dict(words_in_xmp(db))[2] == ("Good", "")


@pytest.mark.parametrize(
    ("identifier", "specific", "path"),
    [
        ("volumeid:?path=/home/anna/My%20Photos", "/", "/home/anna/My Photos/x.jpg"),
        ("volumeid:?uuid=12-ab", "/home/anna/Pictures", "/home/anna/Pictures/x.jpg"),
        ("networkshareid:?mountpath=/media/nas&fileuuid=1", "/2019", "/media/nas/2019/x.jpg"),
        ("volumeid:?path=D:/Fotos", "/", "D:/Fotos/x.jpg"),
    ],
)
def test_where_a_digikam_collection_lies(
    tmp_path: Path, identifier: str, specific: str, path: str
) -> None:
    made = make_digikam(tmp_path / "x.db", specific, {"x.jpg": Told()}, identifier=identifier)
    assert read(made).photos[0].path == path


def test_what_digikam_keeps_for_itself_is_no_tag(tmp_path: Path) -> None:
    told = Told(tags=["People|Anna", "People|Unbekannt", "_Digikam_Internal_Tags_|Scanned"])
    nobody = (
        "INSERT INTO TagProperties SELECT id, 'unknownPerson', NULL FROM Tags "
        "WHERE name = 'Unbekannt'"
    )
    made = make_digikam(tmp_path / "x.db", "/p", {"x.jpg": told}, statements=[nobody])
    assert read(made).photos[0].tags == ("People|Anna",)


def test_what_lies_in_digikams_trash_is_passed_over(tmp_path: Path) -> None:
    gone = "UPDATE Images SET status = 3 WHERE name = 'gone.jpg'"
    files = {"here.jpg": Told(), "gone.jpg": Told()}
    made = make_digikam(tmp_path / "x.db", "/p", files, statements=[gone])
    assert list(by_name(read(made))) == ["here.jpg"]


def test_collections_have_their_names_and_those_of_their_sets_where_two_are_the_same(
    tmp_path: Path,
) -> None:
    files = {
        "a.jpg": Told(albums=["Holidays|Best", "Rome"]),
        "b.jpg": Told(albums=["Family|Best", "Quick Collection"]),
    }
    own = "UPDATE AgLibraryCollection SET systemOnly = 1.0 WHERE name = 'Quick Collection'"
    found = by_name(read(make_lightroom(tmp_path / "x.lrcat", "/p/", files, statements=[own])))
    assert set(found["a.jpg"].albums) == {"Holidays › Best", "Rome"}
    assert found["b.jpg"].albums == ("Family › Best",)


def test_virtual_copies_and_colours_that_there_are_not_are_counted(tmp_path: Path) -> None:
    files = {"a.jpg": Told(copies=2, colour="Rouge"), "b.jpg": Told(colour="To print")}
    source = read(make_lightroom(tmp_path / "x.lrcat", "/p/", files))
    assert by_name(source)["a.jpg"].label is ColourLabel.RED
    assert by_name(source)["b.jpg"].label is None
    assert source.left_out == {LeftOut.COPIES: 2, LeftOut.LABELS: 1}


@pytest.mark.parametrize("make", [make_digikam, make_lightroom])
def test_names_that_hold_what_parts_tags_stay_one_tag(tmp_path: Path, make: Make) -> None:
    split = {
        make_digikam: "UPDATE Tags SET name = 'A/B' WHERE name = 'AB'",
        make_lightroom: "UPDATE AgLibraryKeyword SET name = 'A/B' WHERE name = 'AB'",
    }
    made = make(tmp_path / "x", "/p/", {"x.jpg": Told(tags=["AB|C"])}, statements=[split[make]])
    assert read(made).photos[0].tags == ("A B|C",)


@pytest.mark.parametrize("make", [make_digikam, make_lightroom])
def test_a_circle_of_tags_ends(tmp_path: Path, make: Make) -> None:
    circle = {
        make_digikam: "UPDATE Tags SET pid = id WHERE name = 'A'",
        make_lightroom: "UPDATE AgLibraryKeyword SET parent = id_local WHERE name = 'A'",
    }
    made = make(tmp_path / "x", "/p/", {"x.jpg": Told(tags=["A|B"])}, statements=[circle[make]])
    assert read(made).photos[0].tags[0].endswith("A|B")


@pytest.mark.parametrize("name", ["digikam", "lightroom"])
def test_nothing_is_written_to_it_or_beside_it(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = request.getfixturevalue(name)
    before = stamps(tmp_path)
    read(path)
    assert stamps(tmp_path) == before


def test_what_the_open_program_has_only_in_its_log_is_read_from_a_copy(
    digikam: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(digikam)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE ImageInformation SET rating = 2 WHERE imageid = 1")
        other.commit()
        assert (tmp_path / "digikam4.db-wal").stat().st_size > 0
        before = {k: v for k, v in stamps(tmp_path).items() if not k.endswith("-shm")}
        assert by_name(read(digikam))["a.jpg"].stars == 2
        assert {k: v for k, v in stamps(tmp_path).items() if not k.endswith("-shm")} == before
        other.execute("UPDATE ImageInformation SET rating = 3 WHERE imageid = 1")
        other.commit()  # the other program goes on as before


def test_tables_that_are_in_the_log_alone_are_found(tmp_path: Path) -> None:
    made = tmp_path / "digikam4.db"
    with closing(sqlite3.connect(made)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.executescript(DIGIKAM_SCHEMA)
        other.commit()
        assert made.stat().st_size == 4096  # the header
        assert read(made).photos == ()


def test_a_program_that_is_writing_now_does_not_hold_us_up(digikam: Path) -> None:
    with closing(sqlite3.connect(digikam, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE ImageInformation SET rating = 1")
        assert by_name(read(digikam))["a.jpg"].stars == 4
        other.execute("ROLLBACK")


def test_a_database_that_changes_while_it_is_read_is_said_to_be_in_use(digikam: Path) -> None:
    def write(done: int, total: int) -> None:
        os.utime(digikam, ns=(1, 1 + done + total))

    with pytest.raises(InvalidInputError) as found:
        ForeignSources().read(digikam, None, write, lambda: False)
    assert found.value.problem is Problem.IMPORT_SOURCE_BUSY


@pytest.mark.parametrize("version", ["5", "99"])
def test_an_unknown_version_is_read_as_far_as_its_tables_are_there(
    tmp_path: Path, version: str
) -> None:
    less = ["DROP TABLE ImageComments", "DROP TABLE ImagePositions", "DROP TABLE TagProperties"]
    made = make_digikam(tmp_path / "x.db", "/p", TOLD, version=version, statements=less)
    source = read(made)
    assert source.version == version
    assert by_name(source)["a.jpg"].stars == 4
    assert by_name(source)["a.jpg"].description == ""


@pytest.mark.parametrize(
    ("make", "change", "lacking"),
    [
        (make_digikam, "DROP TABLE ImageTags", "ImageTags"),
        (make_digikam, "ALTER TABLE Images RENAME COLUMN name TO title", "Images.name"),
        (make_lightroom, "DROP TABLE AgLibraryFolder", "AgLibraryFolder"),
        (make_lightroom, "ALTER TABLE Adobe_images RENAME pick TO flag", "Adobe_images.pick"),
    ],
)
def test_a_version_without_what_is_needed_is_refused_with_what_is_missing(
    tmp_path: Path, make: Make, change: str, lacking: str
) -> None:
    error = refused(make(tmp_path / "x", "/p/", TOLD, statements=[change]))
    assert error.problem is Problem.IMPORT_SOURCE_VERSION
    assert error.values["detail"] == lacking
    assert str(error.values["version"]) in error.message


@pytest.mark.parametrize("name", ["digikam", "lightroom"])
def test_a_damaged_database_is_said_to_be_damaged(
    name: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(name)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 8192) + b"\xff" * 4096)
    assert refused(path).problem in (Problem.IMPORT_SOURCE_DAMAGED, Problem.IMPORT_SOURCE_VERSION)
    path.write_bytes(data[:100])
    assert refused(path).problem is Problem.IMPORT_SOURCE_DAMAGED


def test_reading_can_be_cancelled(digikam: Path) -> None:
    with pytest.raises(CancelledError):
        ForeignSources().read(digikam, None, lambda done, total: None, lambda: True)


def test_the_catalog_is_found_in_its_folder(digikam: Path, tmp_path: Path) -> None:
    assert read(tmp_path).kind is SourceKind.DIGIKAM
    make_lightroom(tmp_path / "Photos.lrcat", "/p/", {})
    assert refused(tmp_path).problem is Problem.IMPORT_SOURCE_SEVERAL


def test_another_kind_than_was_named_is_refused(digikam: Path) -> None:
    error = refused(digikam, SourceKind.LIGHTROOM)
    assert error.problem is Problem.IMPORT_SOURCE_OTHER
    assert error.values["kind"] == "Lightroom Classic"


def test_what_is_no_source_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / "takeout-001.zip").write_bytes(b"PK")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("CREATE TABLE things (x)")
    apple = tmp_path / "Photos.sqlite"
    with closing(sqlite3.connect(apple)) as db, db:
        db.execute("CREATE TABLE ZASSET (x)")
    (tmp_path / "empty").mkdir()
    assert {name: refused(tmp_path / name).problem for name in os.listdir(tmp_path)} == {
        "notes.txt": Problem.IMPORT_SOURCE_UNKNOWN,
        "takeout-001.zip": Problem.IMPORT_SOURCE_PACKED,
        "other.db": Problem.IMPORT_SOURCE_UNKNOWN,
        "Photos.sqlite": Problem.IMPORT_SOURCE_APPLE,
        "empty": Problem.IMPORT_SOURCE_UNKNOWN,
    }
    assert refused(tmp_path / "missing").problem is Problem.NO_SUCH_FILE
    assert refused(tmp_path / "My.photoslibrary").problem is Problem.IMPORT_SOURCE_APPLE
