"""`stack`, `unstack` and `stacks`, and what a search says of stacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.twin_pictures import scene, shot

NAMES = ("a.jpg", "b.jpg", "c.jpg")


@pytest.fixture
def library(cli: Cli, tmp_path: Path, new_library: NewLibrary) -> Path:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number, name in enumerate(NAMES):
        (photos / name).write_bytes(shot(scene(number), number * 10))
    (photos / "c-edited.jpg").write_bytes(shot(scene(7), 20))
    new_library(tmp_path / "library")
    assert cli(tmp_path / "library", "add", str(photos)).status == 0
    assert cli(tmp_path / "library", "index").status == 0
    return tmp_path / "library"


def files(library: Path, *names: str) -> list[str]:
    return [str(library.parent / "photos" / name) for name in names]


def listed(cli: Cli, library: Path) -> list[list[str]]:
    lines = cli(library, "stacks", "--json").lines
    return [[Path(path).name for path in line["files"]] for line in lines]


def test_photos_are_stacked_covered_taken_out_and_put_back(cli: Cli, library: Path) -> None:
    assert cli(library, "stack", *files(library, "b.jpg", "a.jpg", "c.jpg")).status == 0
    assert listed(cli, library) == [["b.jpg", "a.jpg", "c.jpg"]]
    assert cli(library, "stack", *files(library, "c.jpg")).status == 0
    assert listed(cli, library) == [["c.jpg", "b.jpg", "a.jpg"]]
    found = cli(library, "search", "is:stacked", "--json").lines
    assert {Path(each["path"]).name: each["stack"]["number"] for each in found} == {
        "c.jpg": 1,
        "b.jpg": 2,
        "a.jpg": 3,
    }
    assert {each["stack"]["count"] for each in found} == {3}
    assert cli(library, "unstack", *files(library, "c.jpg")).status == 0
    assert listed(cli, library) == [["b.jpg", "a.jpg"]]
    assert cli(library, "undo").status == 0
    assert listed(cli, library) == [["c.jpg", "b.jpg", "a.jpg"]]
    alone = cli(library, "search", "type:jpeg -is:stacked", "--json").lines
    assert [("stack" in each) for each in alone] == [False]


def test_what_is_proposed_is_stacked_once(cli: Cli, library: Path) -> None:
    assert "2 photos stacked" in cli(library, "stack", "--proposed").out
    assert listed(cli, library) == [["c-edited.jpg", "c.jpg"]]
    assert "left to be stacked" in cli(library, "stack", "--proposed").out


def test_what_cannot_be_stacked_is_refused(cli: Cli, library: Path) -> None:
    refused = cli(library, "stack", *files(library, "a.jpg"))
    assert (refused.status, "two photos" in refused.err) == (1, True)
    refused = cli(library, "unstack", *files(library, "a.jpg"))
    assert (refused.status, "in a stack" in refused.err) == (1, True)
    assert cli(library, "stack").status == 2
    assert "no photos are stacked" in cli(library, "stacks").out
