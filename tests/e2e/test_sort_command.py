"""`sort` and `sort follow`, from the command to the files on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli


def draw(path: Path, colour: str, day: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: f"{day} 12:34:56"})
    Image.new("RGB", (80, 40), colour).save(path, exif=exif)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    draw(folder / "old.jpg", "red", "2019:05:06")
    return folder


def test_new_photos_of_a_folder_are_sorted_by_themselves_and_taken_back(
    cli: Cli, photos: Path, tmp_path: Path, new_library: NewLibrary
) -> None:
    library = new_library(tmp_path / "library")
    assert cli(library, "sort", "follow", str(photos), "--to", "{year}").status == 1
    cli(library, "add", str(photos))
    cli(library, "index")
    (rules,) = cli(library, "sort", "follow", str(photos), "--to", "{year}", "--json").lines
    assert rules["folder"] == str(photos)
    assert rules["rules"] == ["* → {year}"]
    draw(photos / "new.jpg", "blue", "2020:01:02")
    cli(library, "index")
    assert files(photos) == {"old.jpg", "2020/new.jpg"}
    cli(library, "index")  # nothing that was moved arrives again
    (plan,) = cli(library, "sort", "list", "--json").lines
    assert plan["by_itself"]
    assert plan["applied"]
    assert cli(library, "sort", "undo", str(plan["id"])).status == 0
    cli(library, "index")
    assert files(photos) == {"old.jpg", "new.jpg"}
    assert cli(library, "sort", "follow", "--off").status == 0
    assert cli(library, "sort", "follow", "--json").lines == []
    draw(photos / "later.jpg", "green", "2021:01:02")
    cli(library, "index")
    assert files(photos) == {"old.jpg", "new.jpg", "later.jpg"}


def test_what_was_sorted_is_undone_and_done_again_like_anything_else(
    cli: Cli, photos: Path, tmp_path: Path, new_library: NewLibrary
) -> None:
    library = new_library(tmp_path / "library")
    cli(library, "add", str(photos))
    cli(library, "index")
    before = len(cli(library, "history", "--json").lines)
    plan = cli(library, "sort", "--to", "{year}", "--apply", "--json").lines[-1]
    assert (plan["applied"], files(photos)) == (True, {"2019/old.jpg"})
    assert len(cli(library, "history", "--json").lines) == before + 1
    assert cli(library, "undo").status == 0
    assert files(photos) == {"old.jpg"}
    assert cli(library, "redo").status == 0
    assert files(photos) == {"2019/old.jpg"}
    number = str(plan["id"])
    assert cli(library, "sort", "undo", number, "--json").lines[-1]["state"] == "undone"
    assert files(photos) == {"old.jpg"}
    ran = cli(library, "sort", "undo", number)
    assert ran.status == 1
    assert "taken back" in ran.err or "not" in ran.err
    assert cli(library, "undo").status == 0  # of the way back
    assert files(photos) == {"2019/old.jpg"}
    cli(library, "undo")
    empty = cli(library, "sort", "--to", "{year}", "--apply", "--json", "name:nothing").lines[-1]
    assert empty["files"] == 0
    told = [line for line in cli(library, "history", "--json").lines if not line["undone"]]
    assert len(told) == before  # nothing was done, and nothing is written down


def test_a_query_may_say_follow(
    cli: Cli, photos: Path, tmp_path: Path, new_library: NewLibrary
) -> None:
    library = new_library(tmp_path / "library")
    cli(library, "add", str(photos))
    cli(library, "index")
    ran = cli(library, "sort", "--to", "{year}", "--json", "name:follow")
    assert ran.lines[-1]["files"] == 0
    assert cli(library, "sort", "follow", str(photos)).status == 1  # by which rules?
