"""`tag …`: tags themselves, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli


@pytest.fixture
def photo(cli: Cli, tmp_path: Path, new_library: NewLibrary) -> Path:
    """In a library beside it."""
    new_library(tmp_path / "library")
    folder = tmp_path / "photos"
    folder.mkdir()
    path = folder / "red.png"
    Image.new("RGB", (40, 40), "red").save(path)
    assert cli(tmp_path / "library", "add", str(folder)).status == 0
    assert cli(tmp_path / "library", "index").status == 0
    return path


def test_tags_are_renamed_merged_listed_deleted_and_taken_back(
    cli: Cli, tmp_path: Path, photo: Path
) -> None:
    library = tmp_path / "library"

    def tree() -> dict[str, int]:
        lines = cli(library, "tag", "tree", "--json").lines
        return {line["name"]: line["photos"] for line in lines}

    for name in ("hound", "pup"):
        assert cli(library, "tag", "add", name, str(photo)).status == 0
    before = tree()
    assert cli(library, "tag", "rename", "hound", "Animals|Dog").status == 0
    assert tree().items() >= {"Animals": 1, "Animals|Dog": 1}.items()
    refused = cli(library, "tag", "rename", "pup", "animals|dog")
    assert refused.status == 1
    assert "`tag merge`" in refused.err
    assert cli(library, "tag", "merge", "pup", "Animals|Dog").status == 0
    assert "pup" not in tree()
    found = cli(library, "search", "tag:pup", "--json").lines
    assert [line["path"] for line in found] == [str(photo)]
    assert cli(library, "tag", "delete", "Animals").status == 0
    assert "Animals|Dog" not in tree()
    for _ in range(3):
        assert cli(library, "undo").status == 0
    assert tree() == before


def test_a_keyword_list_is_taken_in_and_written(cli: Cli, tmp_path: Path, photo: Path) -> None:
    library, read, written = (tmp_path / name for name in ("library", "in.txt", "out.json"))
    read.write_text("Animals\n\tDog\n\t\t{Hund}\n", "utf-8")
    dry = cli(library, "tag", "import", str(read), "--dry-run").out.splitlines()
    assert dry == ["Animals", "Animals|Dog"]
    assert cli(library, "tag", "import", str(read)).status == 0
    assert cli(library, "tag", "import", str(read)).out == "Nothing in it is new.\n"
    assert cli(library, "tag", "add", "hund", str(photo)).status == 0
    assert cli(library, "tag", "export", str(written)).status == 0
    tags = json.loads(written.read_text("utf-8"))["tags"]
    assert {"name": "Animals|Dog", "synonyms": [{"text": "Hund"}]} in tags
    (line,) = cli(library, "tags", str(photo), "--json").lines
    assert "Animals|Dog" in [tag["name"] for tag in line["tags"]]
