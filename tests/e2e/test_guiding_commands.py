"""`grade` and `crop --words`: from words to files."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.app.composition import open_library
from photo_sorter.core.operations import AddFolder
from tests.conftest import MadeOnce, NewLibrary
from tests.e2e.conftest import Cli
from tests.twin_pictures import scene, shot


@pytest.fixture(scope="module")
def photo(made_once: MadeOnce) -> Path:
    """Shared: what a test makes beside it, it takes back."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "a.jpg").write_bytes(shot(scene(1), 0))

    return made_once("guided-photos", make) / "a.jpg"


@pytest.fixture(scope="module")
def indexed_once(photo: Path, new_library: NewLibrary, made_once: MadeOnce) -> Path:
    def make(folder: Path) -> None:
        library = open_library(new_library(folder))
        library.do(AddFolder(str(photo.parent)))
        library.jobs.index(lambda progress: None, lambda: False)
        library.close()

    return made_once("guided-library", make)


@pytest.fixture
def library(indexed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(indexed_once, tmp_path / "library"))


def test_words_give_a_photo_another_look(
    cli: Cli, library: Path, photo: Path, tmp_path: Path
) -> None:
    before = photo.read_bytes()
    copy = tmp_path / "bright.png"
    ran = cli(
        library, "grade", str(photo), "much", "brighter", "--out", str(copy), "--save", "--json"
    )
    assert ran.status == 0, ran.err
    assert ran.value["adjustments"]["exposure"] > 0
    assert (ran.value["written"], ran.value["notes"]) == (str(copy), [])
    version = photo.with_name("a-edited.jpg")
    with Image.open(photo) as was, Image.open(copy) as now, Image.open(version) as beside:
        assert np.asarray(now).mean() > np.asarray(was).mean() + 2
        assert now.size == beside.size == was.size
    assert cli(library, "undo").status == 0
    assert photo.read_bytes() == before
    assert not version.exists()
    twice = cli(library, "grade", str(photo), "brighter", "--out", str(tmp_path / "x.gif"))
    assert (twice.status, "cannot be called" in twice.err) == (1, True)


def test_words_name_the_part_that_is_kept(cli: Cli, library: Path, photo: Path) -> None:
    asked = ("crop", str(photo), "--words", "the sky, 1:1")
    found = cli(library, *asked, "--propose", "2", "--json").lines
    assert 1 <= len(found) <= 2
    assert found[0]["width"] == pytest.approx(found[0]["height"], abs=2)
    made = cli(library, *asked, "--json").value
    assert (made["width"], made["height"]) == (found[0]["width"], found[0]["height"])
    with Image.open(made["path"]) as version:
        assert version.size == (made["width"], made["height"])
    assert cli(library, "undo").status == 0
    assert not Path(made["path"]).exists()
