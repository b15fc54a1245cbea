"""`xmp`: from what a person says to what stands beside the photos, and back."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import find_exiftool
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.file_fields import FileFields
from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.forks import Forks

FILES = SidecarFiles()
needs_exiftool = pytest.mark.skipif(find_exiftool() is None, reason="ExifTool is not installed")
STRIDE = 1 if os.environ.get("PHOTO_SORTER_TORTURE") == "full" else 4  # steps between kills
NAMES = ("a.jpg", "b.jpg", "c.jpg")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        Image.new("RGB", (60 + number, 40), (90 * number, 40, 40)).save(folder / name)
    return folder


@pytest.fixture
def library(cli: Cli, photos: Path, new_library: NewLibrary) -> Path:
    library = new_library(photos.parent / "library")
    assert cli(library, "add", str(photos)).status == 0
    assert cli(library, "index").status == 0
    return library


def pixels(path: Path) -> str:
    with Image.open(path) as picture:
        return picture.tobytes().hex()


@pytest.fixture
def inside() -> Iterator[EmbeddedByExifTool]:
    """What stands in pictures, read and written as by another program."""
    embedded = EmbeddedByExifTool(pixels)
    yield embedded
    embedded.close()


def says(photo: Path) -> FileFields | None:
    return FILES.read(photo.with_name(photo.name + ".xmp"))


def rows(cli: Cli, library: Path, *arguments: str) -> list[dict[str, Any]]:
    ran = cli(library, "xmp", *arguments, "--json")
    assert ran.status == 0, ran.err
    return ran.lines


def own_tags(cli: Cli, library: Path, photo: Path) -> dict[str, str]:
    (row,) = cli(library, "tags", str(photo), "--json").lines
    return {tag["name"]: tag["source"] for tag in row["tags"] if tag["source"] != "model"}


def stars(cli: Cli, library: Path, photo: Path) -> int:
    return int(cli(library, "info", str(photo), "--json").value["rating"])


def test_from_a_tag_to_its_sidecar_and_back(cli: Cli, library: Path, photos: Path) -> None:
    photo = photos / "a.jpg"
    cli(library, "tag", "add", "Animals|Cat", str(photo))
    cli(library, "rate", "4", str(photo))
    planned = {
        "path": str(photo),
        "sidecar": f"{photo}.xmp",
        "inside": False,
        "action": "written",
        "fields": ["keywords", "rating"],
        "conflicts": [],
        "problem": None,
    }
    assert rows(cli, library, "status") == [{**planned, "action": "waiting"}]
    assert rows(cli, library, "write", "--dry-run") == [planned]
    assert says(photo) is None
    assert rows(cli, library, "write") == [planned]
    assert says(photo) == FileFields(("Animals|Cat",), 4)
    assert rows(cli, library, "write") == rows(cli, library, "status") == []
    assert rows(cli, library, "write", str(photo))[0]["action"] == "unchanged"

    FILES.write(Path(f"{photo}.xmp"), FileFields(("Tree",), 2, "Red"))
    (row,) = rows(cli, library, "read", str(photos), "--dry-run")[:1]
    assert (row["action"], row["fields"]) == ("read", ["keywords", "rating", "label"])
    assert own_tags(cli, library, photo) == {"Animals|Cat": "person"}
    assert rows(cli, library, "read", str(photos)) != []
    assert own_tags(cli, library, photo) == {"Tree": "file"}
    assert stars(cli, library, photo) == 2
    assert "read" in cli(library, "undo").out
    assert own_tags(cli, library, photo) == {"Animals|Cat": "person", "Tree": "file"}
    assert stars(cli, library, photo) == 4
    rows(cli, library, "write")
    assert says(photo) == FileFields(("Tree", "Animals|Cat"), 4, "Red")


def test_conflicts_are_listed_and_decided(cli: Cli, library: Path, photos: Path) -> None:
    for name in NAMES[:2]:
        cli(library, "rate", "3", str(photos / name))
    rows(cli, library, "write")
    for name in NAMES[:2]:
        FILES.write(photos / f"{name}.xmp", FileFields(rating=1))
        cli(library, "rate", "5", str(photos / name))
    assert [row["conflicts"] for row in rows(cli, library, "write")] == [["rating"]] * 2
    found = rows(cli, library, "conflicts")
    assert found == [
        {"path": str(photos / name), "field": "rating", "ours": 5, "theirs": 1}
        for name in NAMES[:2]
    ]
    lines = cli(library, "xmp", "conflicts").out.splitlines()
    assert lines[0] == f"{photos / 'a.jpg'}: rating: 5 here, 1 in the file"
    rows(cli, library, "conflicts", str(photos / "a.jpg"), "--keep", "ours")
    rows(cli, library, "conflicts", "--keep", "theirs")
    rows(cli, library, "write")
    assert [says(photos / name) for name in NAMES[:2]] == [
        FileFields(rating=5),
        FileFields(rating=1),
    ]
    assert stars(cli, library, photos / "b.jpg") == 1
    cli(library, "undo")
    assert rows(cli, library, "conflicts") == found[1:]
    rows(cli, library, "conflicts", "--keep", "ours")
    refused = cli(library, "xmp", "conflicts", "--keep", "ours")
    assert (refused.status, "said differently" in refused.err) == (1, True)


def test_what_fails_is_said_and_the_rest_is_written(cli: Cli, library: Path, photos: Path) -> None:
    (photos / "a.jpg.xmp").write_text("no XML")
    cli(library, "tag", "add", "Cat", *(str(photos / name) for name in NAMES[:2]))
    ran = cli(library, "xmp", "write", "--json")
    failed, written = sorted(ran.lines, key=lambda row: str(row["path"]))
    assert ran.status == 1
    assert (failed["action"], written["action"]) == ("failed", "written")
    assert "no XMP" in failed["problem"]
    assert (photos / "a.jpg.xmp").read_text() == "no XML"
    (photos / "a.jpg.xmp").unlink()
    assert [row["action"] for row in rows(cli, library, "write")] == ["written"]


def test_a_place_that_the_library_does_not_know_is_refused(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    assert cli(library, "xmp", "write", str(tmp_path / "nowhere")).status == 1
    assert cli(library, "xmp", "status", str(tmp_path / "library")).status == 1


@needs_exiftool
def test_words_go_into_the_photos_themselves_where_that_is_chosen(
    cli: Cli, library: Path, photos: Path, inside: EmbeddedByExifTool
) -> None:
    photo = photos / "a.jpg"
    cli(library, "tag", "add", "Animals|Cat", str(photo))
    (row,) = rows(cli, library, "status")
    assert (row["sidecar"], row["inside"]) == (f"{photo}.xmp", False)
    (row,) = rows(cli, library, "write", "--into-files", "--dry-run")
    assert (row["sidecar"], row["inside"], row["action"]) == (str(photo), True, "written")
    assert inside.read(photo) == FileFields()
    assert "written in the file itself" in cli(library, "xmp", "write", "--into-files").out
    assert inside.read(photo) == FileFields(("Animals|Cat",))
    assert rows(cli, library, "status") == []
    assert sorted(path.name for path in photos.iterdir()) == list(NAMES)
    assert cli(library, "settings", "set", "write_into_files", "yes").status == 0
    (row,) = rows(cli, library, "status", str(photo))
    assert (row["inside"], row["action"]) == (True, "unchanged")
    inside.write(photo, FileFields(("Tree",)))
    (row,) = rows(cli, library, "read", str(photo), "--dry-run")
    assert row["action"] == "later"  # it may be another picture, until it is read
    assert cli(library, "index").status == 0
    (row,) = rows(cli, library, "read", str(photo))
    assert (row["action"], row["fields"]) == ("read", ["keywords"])
    assert own_tags(cli, library, photo) == {"Tree": "file"}


def test_without_exiftool_nothing_goes_into_photos_and_that_is_said(
    cli: Cli, library: Path, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    cli(library, "tag", "add", "Cat", str(photos / "a.jpg"))
    for refused in (
        cli(library, "xmp", "write", "--into-files"),
        cli(library, "settings", "set", "write_into_files", "yes"),
    ):
        assert (refused.status, refused.out) == (1, "")
        assert "ExifTool is not installed" in refused.err
        assert "Install it" in refused.err
    assert sorted(path.name for path in photos.iterdir()) == list(NAMES)


IMPORTS = """
import os, signal, sys
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.app.cli.main import main
"""
# Dies at the n-th step: a file that is opened for writing, settled, put in its place, looked at, or
# a change that is committed.
WRITE_AND_DIE = """
left = int(sys.argv[1])

def step():
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1

def counted(really, counts):
    def call(*arguments, **named):
        if any(str(each).endswith((".xmp", ".jpg")) for each in arguments) or counts:
            step()
        return really(*arguments, **named)
    return call

os.replace = counted(os.replace, False)
os.open = counted(os.open, False)
os.fsync = counted(os.fsync, True)
from photo_sorter.adapters.catalog.file_words import SqliteFileWords
SqliteFileWords.put_bases = counted(SqliteFileWords.put_bases, True)
from photo_sorter.adapters.catalog.sidecar_outbox import SqliteSidecarOutbox
SqliteSidecarOutbox.settle = counted(SqliteSidecarOutbox.settle, True)
status = main(sys.argv[2:])
print(left)
sys.exit(status)
"""


@pytest.fixture
def program() -> Iterator[Forks]:
    with Forks(IMPORTS, WRITE_AND_DIE) as made:
        yield made


@pytest.mark.timeout(600)
def test_a_write_that_is_killed_at_any_step_leaves_each_sidecar_old_or_new(
    cli: Cli, library: Path, photos: Path, program: Forks
) -> None:
    paths = [photos / name for name in NAMES]
    cli(library, "tag", "add", "Start", *map(str, paths))
    rows(cli, library, "write")
    word, step, killed = "Start", 0, True
    while killed:
        old, word = word, f"Step {step}"
        cli(library, "tag", "remove", old, *map(str, paths))
        cli(library, "tag", "add", word, *map(str, paths))
        ended = program.run(str(step), "--library", str(library), "xmp", "write")
        killed = ended == -signal.SIGKILL
        assert killed or ended == 0
        for path in paths:
            assert says(path) in (FileFields((old,)), FileFields((word,)))
        rows(cli, library, "write")
        assert [says(path) for path in paths] == [FileFields((word,))] * len(paths)
        assert {tuple(own_tags(cli, library, path)) for path in paths} == {(word,)}
        assert rows(cli, library, "status") == []
        step += STRIDE
    assert step > 3 * len(paths)
    assert not [path for path in photos.iterdir() if path.name.startswith(".")]


@needs_exiftool
@pytest.mark.timeout(600)
def test_a_write_into_photos_that_is_killed_at_any_step_leaves_each_old_or_new(
    cli: Cli, library: Path, photos: Path, inside: EmbeddedByExifTool, program: Forks
) -> None:
    """After a kill the photo is read once more, and is the same photo with the same words."""
    photo = photos / "a.jpg"
    cli(library, "album", "create", "Mine")
    cli(library, "album", "add", "Mine", str(photo))
    shown = pixels(photo)
    word, step, killed = "", 0, True
    while killed:
        old, word = word, f"Step {step}"
        if old:
            cli(library, "tag", "remove", old, str(photo))
        cli(library, "tag", "add", word, str(photo))
        ended = program.run(str(step), "--library", str(library), "xmp", "write", "--into-files")
        killed = ended == -signal.SIGKILL
        assert killed or ended == 0
        assert inside.read(photo).keywords in ((old,) if old else (), (word,))
        assert pixels(photo) == shown
        assert cli(library, "index").status == 0
        rows(cli, library, "write", "--into-files")
        assert inside.read(photo) == FileFields((word,))
        assert own_tags(cli, library, photo) == {word: "person"}
        assert "a.jpg" in cli(library, "album", "show", "Mine").out
        assert rows(cli, library, "status") == []
        step += STRIDE
    assert step > STRIDE
    assert sorted(path.name for path in photos.iterdir()) == list(NAMES)
