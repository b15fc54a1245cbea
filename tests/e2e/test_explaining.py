"""`why`, `where`, `ask` and `describe`, beside a library that another process may own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, NewLibrary
from tests.e2e.conftest import Cli

CAT = REPOSITORY / "resources" / "demo" / "photos" / "Pets" / "Toby.jpg"


@pytest.fixture
def library(cli: Cli, tmp_path: Path, new_library: NewLibrary) -> Path:
    folder, library = tmp_path / "photos", new_library(tmp_path / "library")
    folder.mkdir()
    shutil.copyfile(CAT, folder / "cat.jpg")
    assert cli(library, "add", str(folder)).status == 0
    assert cli(library, "index").status == 0
    return library


def test_what_a_photo_shows_is_explained_without_writing(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    photo = str(tmp_path / "photos" / "cat.jpg")
    first, second = cli(library, "why", photo, "cat -type:png", "--json").lines
    assert (first["asked"], first["holds"], first["excluded"]) == ("cat", True, False)
    assert first["share"] > 0.5
    assert (second["holds"], second["excluded"], second["share"]) == (True, True, None)
    assert "yes  not type:png" in cli(library, "why", photo, "cat -type:png").out

    where = cli(library, "where", photo, "a", "cat", "--map", "--json").value
    assert where["sure"]
    assert 0 < where["x"] < 1
    assert len(where["map"]) == len(where["map"][0])
    assert "not sure" in cli(library, "where", photo, "printed receipt").out

    answer = cli(library, "ask", photo, "is it a cat or an airplane?", "--json").value
    assert answer["answer"] == "a cat"
    assert sum(each["share"] for each in answer["shares"]) + answer["neither"] == pytest.approx(
        1, abs=1e-3
    )
    assert cli(library, "ask", photo, "airplane", "bicycle", "--json").value["answer"] is None
    assert "cat" in cli(library, "describe", photo).out


def test_which_of_a_list_of_descriptions_fits_is_told_of_photos_and_of_any_picture(
    cli: Cli, library: Path, tmp_path: Path
) -> None:
    photo, texts = str(tmp_path / "photos" / "cat.jpg"), tmp_path / "what it may be.txt"
    texts.write_text("1. a cat\n2. an airplane\n", "utf-8")
    ran = cli(library, "fits", photo, str(CAT), "--texts", str(texts), "a receipt", "--json")
    assert [line["answer"] for line in ran.lines] == ["a cat", "a cat"]
    first = ran.lines[0]
    assert {each["text"] for each in first["fits"]} == {"a cat", "an airplane", "a receipt"}
    assert sum(each["share"] for each in first["fits"]) + first["none"] == pytest.approx(
        1, abs=1e-3
    )
    shown = cli(library, "fits", photo, "--texts", "airplane", "bicycle", "--limit", "1").out
    assert shown.splitlines()[-1].endswith("none of these")
    assert len(shown.splitlines()) == 2


def test_lists_that_cannot_be_read_are_said(cli: Cli, library: Path, tmp_path: Path) -> None:
    photo = str(tmp_path / "photos" / "cat.jpg")
    ran = cli(library, "fits", photo, "--texts", str(tmp_path / "nothing.txt"))
    assert (ran.status, ran.out) == (1, "")
    assert "Cannot read" in ran.err
    assert "Cannot read" in cli(library, "fits", photo, "--texts", photo).err
    ran = cli(library, "fits", str(tmp_path / "no.jpg"), photo, "--texts", "a cat", "--json")
    assert ran.status == 1
    assert ran.value["answer"] == "a cat"
    assert "no such file" in ran.err


def test_what_cannot_be_explained_is_said(cli: Cli, library: Path) -> None:
    ran = cli(library, "why", str(CAT), "cat")
    assert (ran.status, ran.out) == (1, "")
    assert "not in the library" in ran.err
    ran = cli(library, "ask", str(CAT), "?")
    assert ran.status == 1
    assert "Nothing was asked" in ran.err
