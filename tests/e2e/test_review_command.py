"""`review` asks and takes answers, `learn` says how good a tag is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.services.conftest import picture

COLOURS = ("red", "darkred", "crimson", "firebrick", "blue", "navy", "green", "white")


@pytest.fixture
def library(cli: Cli, tmp_path: Path, new_library: NewLibrary) -> Path:
    new_library(tmp_path / "library")
    photos = tmp_path / "photos"
    photos.mkdir()
    for colour in COLOURS:
        (photos / f"{colour}.jpg").write_bytes(picture(colour))
    assert cli(tmp_path / "library", "add", str(photos)).status == 0
    assert cli(tmp_path / "library", "index").status == 0
    return tmp_path / "library"


def test_answers_are_taken_learnt_from_and_taken_back(cli: Cli, library: Path) -> None:
    photos = library.parent / "photos"
    asked = cli(library, "review", "red", "--count", "3", "--json").lines
    assert len(asked) == 3
    assert all(0.0 <= line["probability"] <= 1.0 for line in asked)
    answer = ["review", "red", "--yes", *(str(photos / f"{c}.jpg") for c in COLOURS[:3])]
    answer += ["--no", *(str(photos / f"{c}.jpg") for c in COLOURS[4:7])]
    answer += ["--skip", str(photos / "white.jpg"), "--json"]
    assert "answered for" in cli(library, *answer).value["what"]
    left = cli(library, "review", "red", "--json").lines
    assert [Path(line["path"]).name for line in left] == ["firebrick.jpg"]
    learnt = cli(library, "learn", "red", "--json").value
    assert (learnt["yes"], learnt["no"], learnt["skipped"], learnt["left"]) == (3, 3, 1, 2)
    assert learnt["learnt"] is True
    assert cli(library, "undo").status == 0
    nothing = cli(library, "learn", "red", "--json").value
    assert (nothing["yes"], nothing["no"], nothing["learnt"]) == (0, 0, False)


def test_an_album_that_is_not_there_is_refused(cli: Cli, library: Path) -> None:
    refused = cli(library, "learn", "Nowhere", "--album")
    assert refused.status == 1
    assert "Nowhere" in refused.err
