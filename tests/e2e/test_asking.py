"""`ask` and `caption`: of photos of a library and of other pictures, by a fake of the model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from photo_sorter.app import composition
from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError
from photo_sorter.core.problems import Problem
from tests.conftest import REPOSITORY, NewLibrary
from tests.e2e.conftest import Cli
from tests.scripted_describer import ScriptedDescriber

CAT = REPOSITORY / "resources" / "demo" / "photos" / "Pets" / "Toby.jpg"


@pytest.fixture
def describer(monkeypatch: pytest.MonkeyPatch) -> ScriptedDescriber:
    fake = ScriptedDescriber({"": "a cat on a sofa.", "What is this?": "a cat"})
    monkeypatch.setattr(composition, "Describers", lambda *_: fake)
    return fake


@pytest.fixture
def library(
    cli: Cli, tmp_path: Path, new_library: NewLibrary, describer: ScriptedDescriber
) -> Path:
    folder, library = tmp_path / "photos", new_library(tmp_path / "library")
    folder.mkdir()
    shutil.copyfile(CAT, folder / "cat.jpg")
    assert cli(library, "add", str(folder)).status == 0
    assert cli(library, "index").status == 0
    chosen = ("describer_address", "http://localhost:1"), ("describer", "endpoint")
    for name, value in chosen:
        assert cli(library, "settings", "set", name, value).status == 0
    return library


def test_questions_are_answered_and_captions_kept_where_that_is_asked(
    cli: Cli, library: Path, tmp_path: Path, describer: ScriptedDescriber
) -> None:
    photo = str(tmp_path / "photos" / "cat.jpg")
    before = (tmp_path / "photos" / "cat.jpg").read_bytes()
    asked = cli(library, "ask", photo, "What", "is", "this?", "--json").value
    assert asked == {
        "answer": "a cat", "confidence": 0.8, "sure": True, "model": "endpoint", "seconds": 0.25,
    }  # fmt: skip
    describer.unsure.add("What is this?")
    assert cli(library, "ask", str(CAT), "What is this?").out == "Not sure. Perhaps: a cat\n"

    told = cli(library, "caption", photo, str(CAT), "--json").lines
    assert [(each["caption"], each["kept"]) for each in told] == [("A cat on a sofa.", False)] * 2
    assert cli(library, "search", "caption:sofa", "--json").lines == []

    describer.refusals["Toby.jpg"] = InvalidInputError(Problem.FILE_UNREADABLE, detail="torn")
    ran = cli(library, "caption", "--write", str(CAT), str(tmp_path / "photos"))
    assert (ran.status, ran.out) == (1, f"{photo}: A cat on a sofa.\n")
    assert "torn" in ran.err
    (found,) = cli(library, "search", "sofa", "--json").lines
    assert found["matched"] == ["caption"]
    assert cli(library, "search", "caption:sofa has:caption", "--json").value["path"] == photo
    assert (tmp_path / "photos" / "cat.jpg").read_bytes() == before
    assert sorted(each.name for each in (tmp_path / "photos").iterdir()) == ["cat.jpg"]


def test_what_cannot_be_answered_is_said(
    cli: Cli, library: Path, describer: ScriptedDescriber
) -> None:
    describer.refusals["Toby.jpg"] = ModelUnavailableError(Problem.ENDPOINT_NOT_SET)
    ran = cli(library, "ask", str(CAT), "What is this?")
    assert (ran.status, ran.out) == (1, "")
    assert "No address of a program" in ran.err
    assert "cat" in cli(library, "ask", str(CAT), "a cat or an airplane?").out
