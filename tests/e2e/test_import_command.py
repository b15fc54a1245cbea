"""`import`: what is planned, done, printed and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.foreign_sources import Told, make_digikam


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import") / "photos"
    folder.mkdir()
    for name, colour in (("a.jpg", "red"), ("b.jpg", "blue")):
        Image.new("RGB", (80, 40), colour).save(folder / name)
    return folder


@pytest.fixture(scope="module")
def library(photos: Path) -> Path:
    return photos.parent / "library"


@pytest.fixture(scope="module")
def source(photos: Path) -> Path:
    told = {"a.jpg": Told(["Places|Rome"], stars=5), "gone.jpg": Told(caption="Gone")}
    return make_digikam(photos.parent / "digikam4.db", str(photos), told)


@pytest.fixture(autouse=True)
def indexed(cli: Cli, library: Path, photos: Path, new_library: NewLibrary) -> None:
    if not library.exists():
        new_library(library)
        assert cli(library, "add", str(photos)).status == 0
        assert cli(library, "index").status == 0


def tags(cli: Cli, library: Path, path: Path) -> list[tuple[str, str]]:
    (told,) = cli(library, "tags", str(path), "--json").lines
    return [(t["name"], t["source"]) for t in told["tags"] if t["source"] == "person"]


def test_it_plans_does_and_takes_back(cli: Cli, library: Path, photos: Path, source: Path) -> None:
    planned = cli(library, "import", str(source))
    assert planned.status == 0
    lines = planned.out.splitlines()
    assert lines[0] == (
        "digiKam (version 16): 2 files, 1 found in the library, 1 not found, 0 ambiguous"
    )
    assert "  1 tag, 1 of them new: Places › Rome (1)" in lines
    assert f"  {photos / 'gone.jpg'}" in lines
    assert lines[-1].startswith("Nothing is taken over yet")
    assert tags(cli, library, photos / "a.jpg") == []

    plan, change = cli(library, "import", str(source), "--apply", "--json").lines
    assert plan["tags"] == [{"name": "Places|Rome", "photos": 1, "new": True}]
    assert plan["not_found"] == [str(photos / "gone.jpg")]
    assert change["what"] == "1 photo described as in digiKam"
    assert tags(cli, library, photos / "a.jpg") == [("Places|Rome", "person")]
    assert cli(library, "info", str(photos / "a.jpg"), "--json").value["rating"] == 5

    again = cli(library, "import", str(source), "--apply").out
    assert "Nothing is new." in again.splitlines()
    assert cli(library, "undo").status == 0
    assert tags(cli, library, photos / "a.jpg") == []


def test_what_is_no_source_is_refused_in_a_line(cli: Cli, library: Path, photos: Path) -> None:
    ran = cli(library, "import", str(photos))
    assert ran.status == 1
    assert ran.err.startswith("photo-sorter: Nothing here is known to come from another program")
