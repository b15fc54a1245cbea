"""What doctor says of a model that is not computed as it was made to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.app.composition import open_library
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library
from tests.conftest import NewLibrary


@pytest.fixture
def library(tmp_path: Path, new_library: NewLibrary) -> Iterator[Library]:
    library = open_library(new_library(tmp_path / "library"))
    yield library
    library.close()


def test_a_model_that_falls_back_is_a_finding(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("torch" in finding.problem for finding in library.doctor.examine(repair=False))
    monkeypatch.setattr(EngineClient, "fallback", lambda _self, _model: "no module")
    (finding,) = (f for f in library.doctor.examine(repair=True) if "torch" in f.problem)
    assert "no module" in finding.problem
    assert "onnxruntime" in finding.remedy
    assert not finding.repaired


def test_a_damaged_graph_is_a_finding(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_self: EngineClient, _model: object) -> str:
        raise ModelUnavailableError(Problem.MODEL_GRAPH_DAMAGED, path="/model", detail="torn")

    monkeypatch.setattr(EngineClient, "fallback", damaged)
    (finding,) = (f for f in library.doctor.examine(repair=False) if "graph" in f.problem)
    assert finding.problem == "The model's graph cannot be loaded (torn) (/model)"
    assert "install this one again" in finding.remedy
