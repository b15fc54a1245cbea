"""`duplicates` lists what is there twice, and does what a person says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import Cli
from tests.twin_pictures import scene

pytestmark = pytest.mark.usefixtures("own_trash")


@pytest.fixture
def library(cli: Cli, tmp_path: Path) -> Path:
    photos = tmp_path / "photos"
    photos.mkdir()
    scene(1).save(photos / "large.png")
    scene(1).resize((240, 160)).save(photos / "small.jpg")
    scene(2).save(photos / "one.jpg")
    shutil.copy(photos / "one.jpg", photos / "one again.jpg")
    scene(3).save(photos / "alone.jpg")
    assert cli(tmp_path / "library", "add", str(photos)).status == 0
    assert cli(tmp_path / "library", "index").status == 0
    return tmp_path / "library"


def listed(cli: Cli, library: Path, *arguments: str) -> list[tuple[str, list[str]]]:
    lines = cli(library, "duplicates", "--json", *arguments).lines
    return [(line["kind"], [Path(path).name for path in line["files"]]) for line in lines]


def test_groups_are_listed_and_what_goes_to_the_trash_comes_back(cli: Cli, library: Path) -> None:
    photos = library.parent / "photos"
    copied, same = ("copied", ["one.jpg", "one again.jpg"]), ("same", ["large.png", "small.jpg"])
    assert listed(cli, library) == [copied, same]
    assert listed(cli, library, "--kind", "same") == [same]
    assert cli(library, "tag", "add", "mine", str(photos / "small.jpg")).status == 0
    done = cli(library, "duplicates", "--trash", str(photos / "large.png"), "--json")
    assert "moved to the trash" in done.value["what"]
    assert not (photos / "small.jpg").exists()
    assert listed(cli, library) == [copied]
    assert "mine" in cli(library, "tags", str(photos / "large.png")).out
    assert cli(library, "undo").status == 0
    assert (photos / "small.jpg").exists()
    assert listed(cli, library) == [copied, same]


def test_what_was_decided_is_not_listed_again(cli: Cli, library: Path) -> None:
    photos = library.parent / "photos"
    assert cli(library, "duplicates", "--keep", str(photos / "one.jpg")).status == 0
    assert [kind for kind, _ in listed(cli, library)] == ["same"]
    refused = cli(library, "duplicates", "--stack", str(photos / "alone.jpg"))
    assert refused.status == 1
    assert "belongs together" in refused.err
