"""What belongs together and what is passed over, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.services.conftest import picture


@pytest.fixture
def library(tmp_path: Path, cli: Cli, new_library: NewLibrary) -> Path:
    photos = tmp_path / "photos"
    for name, colour in (("IMG_1.jpg", "red"), ("sub/b.jpg", "blue"), ("c.png.jpg", "green")):
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes(picture(colour))
    for name in ("IMG_1.MOV", "IMG_1.AAE", "IMG_1.XMP", "IMG_1.jpg.json", "IMG_1.CR2"):
        (photos / name).write_text(name)
    library = new_library(tmp_path / "library")
    assert cli(library, "add", str(photos)).status == 0
    indexed = cli(library, "index", "--json").value
    assert (indexed["added"], indexed["failed"]) == (3, [])
    return library


def photos(cli: Cli, library: Path) -> int:
    return int(cli(library, "status", "--json").value["photos"])


def test_a_photos_parts_are_listed_renamed_trashed_and_brought_back(
    cli: Cli, library: Path, tmp_path: Path, own_trash: Path
) -> None:
    folder = tmp_path / "photos"
    parts = ["IMG_1.AAE", "IMG_1.CR2", "IMG_1.MOV", "IMG_1.XMP", "IMG_1.jpg.json"]
    told = cli(library, "info", str(folder / "IMG_1.jpg"), "--json").value
    assert told["parts"] == [str(folder / part) for part in parts]
    before = {path.name for path in folder.iterdir()}
    assert cli(library, "rename", "Sea", str(folder / "IMG_1.jpg")).status == 0
    renamed = {path.name for path in folder.iterdir()}
    assert renamed == {name.replace("IMG_1", "Sea") for name in before}
    assert cli(library, "undo").status == 0
    assert {path.name for path in folder.iterdir()} == before
    assert cli(library, "trash", str(folder / "IMG_1.jpg")).status == 0
    assert {path.name for path in folder.iterdir()} == {"sub", "c.png.jpg"}
    assert cli(library, "undo").status == 0
    assert {path.name for path in folder.iterdir()} == before
    again = cli(library, "index", "--json").value
    assert (again["added"], again["removed"], photos(cli, library)) == (0, 0, 3)


def test_patterns_and_folders_are_passed_over_and_looked_at_again(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    sub = str(tmp_path / "photos" / "sub")
    assert cli(library, "exclude").out == ""
    assert cli(library, "exclude", sub, "*.png.jpg").status == 0
    assert photos(cli, library) == 1
    listed = cli(library, "exclude", "--list", "--json").lines
    assert [line["pattern"] for line in listed] == ["*.png.jpg", sub]
    assert cli(library, "status", "--json").value["excluded"] == ["*.png.jpg", sub]
    cli(library, "index")
    assert photos(cli, library) == 1
    assert cli(library, "exclude", "--remove", sub).status == 0
    assert photos(cli, library) == 2
    assert cli(library, "undo").status == 0
    assert photos(cli, library) == 1
    for wrong in ("*", str(tmp_path / "photos"), "*.png.jpg"):
        refused = cli(library, "exclude", wrong)
        assert (refused.status, len(refused.err.splitlines())) == (1, 1)
