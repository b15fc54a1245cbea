"""`export`: from photos, an album or a search to copies in a folder or a zip."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.app.composition import open_library
from photo_sorter.core.operations import AddFolder
from tests.conftest import MadeOnce, NewLibrary
from tests.e2e.conftest import Cli


@pytest.fixture(scope="module")
def photos(made_once: MadeOnce) -> Path:
    """Shared: what a test does to one it puts right again."""

    def make(folder: Path) -> None:
        folder.mkdir()
        for number, name in enumerate(("a.jpg", "b.jpg", "c.png")):
            Image.new("RGB", (600 + number, 400), (90 * number, 40, 40)).save(folder / name)

    return made_once("export-photos", make)


@pytest.fixture(scope="module")
def indexed_once(photos: Path, new_library: NewLibrary, made_once: MadeOnce) -> Path:
    def make(folder: Path) -> None:
        library = open_library(new_library(folder))
        library.do(AddFolder(str(photos)))
        library.jobs.index(lambda progress: None, lambda: False)
        library.close()

    return made_once("export-library", make)


@pytest.fixture
def library(indexed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(indexed_once, tmp_path / "library"))


def test_a_folder_of_photos_becomes_small_ones_in_a_zip(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.zip"
    ran = cli(
        library, "export", str(photos), "--to", str(target), "--preset", "email", "--size", "300",
        "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    *copies, summary = ran.lines
    assert (summary["exported"], summary["target"]) == (3, str(target))
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == sorted(copy["copy"] for copy in copies)
        assert sorted(archive.namelist()) == ["a.jpg", "b.jpg", "c.jpg"]


def test_films_go_along_where_that_is_asked_for(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    film = photos / "a.mov"
    film.write_bytes(b"film")
    try:
        left = cli(library, "export", str(photos), "--to", str(tmp_path / "one"), "--json")
        ran = cli(
            library, "export", str(photos), "--to", str(tmp_path / "two"), "--take-along", "--json"
        )
    finally:
        film.unlink()
    assert (left.lines[-1]["along"], left.lines[-1]["left_along"]) == (0, 1)
    assert not (tmp_path / "one" / "a.mov").exists()
    assert (ran.lines[-1]["along"], ran.lines[-1]["left_along"]) == (1, 0)
    assert (tmp_path / "two" / "a.mov").read_bytes() == b"film"


def test_albums_and_searches_name_photos_too(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    cli(library, "tag", "add", "Mine", str(photos / "a.jpg"))
    cli(library, "album", "create", "Best")
    cli(library, "album", "add", "Best", str(photos / "b.jpg"))
    out = tmp_path / "out"
    ran = cli(library, "export", "--query", "tag:Mine", "--album", "Best", "--to", str(out))
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in out.iterdir()) == ["a.jpg", "b.jpg"]
    assert "2 exported" in ran.out


def test_a_dry_run_says_the_names_alone(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ran = cli(
        library, "export", str(photos / "a.jpg"), "--to", str(out), "--name", "x/{counter:03}",
        "--format", "webp", "--dry-run", "--json",
    )  # fmt: skip
    assert ran.value == {"path": str(photos / "a.jpg"), "copy": "x/001.webp", "along": []}
    assert not out.exists()


def test_names_that_are_there_are_asked_about(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    ask = ("export", str(photos), "--to", str(tmp_path / "out"), "--existing", "ask")
    assert cli(library, *ask).status == 0
    ran = cli(library, *ask)
    assert ran.status == 1
    assert "3 copies have names that are there already" in ran.err
    assert cli(library, *ask[:-1], "skip").status == 0
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_photo_that_fails_is_said_and_the_others_come(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    whole = (photos / "b.jpg").read_bytes()
    (photos / "b.jpg").write_bytes(b"broken")
    ran = cli(library, "export", str(photos), "--to", str(tmp_path / "out"), "--format", "png")
    (photos / "b.jpg").write_bytes(whole)
    assert ran.status == 1
    assert "b.jpg" in ran.out
    assert "2 exported" in ran.out
    assert "1 failed" in ran.out


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (("--size", "huge"), 1),
        (("--quality", "0"), 2),
        (("--strip", "names"), 2),
        (("--format", "heic"), 2),
        (("--name", "{nothing}"), 1),
    ],
)
def test_what_is_wrong_is_said_in_words(
    cli: Cli, library: Path, photos: Path, tmp_path: Path, wrong: tuple[str, str], status: int
) -> None:
    ran = cli(library, "export", str(photos), "--to", str(tmp_path / "out"), *wrong)
    assert ran.status == status
    assert ran.err
    assert not (tmp_path / "out").exists()


def test_nothing_named_is_nothing_exported(cli: Cli, library: Path, tmp_path: Path) -> None:
    ran = cli(library, "export", "--to", str(tmp_path / "out"))
    assert ran.status == 1
    assert "no photo to export" in ran.err
