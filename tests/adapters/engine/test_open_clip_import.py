"""open_clip is imported without torch's compiler, which stays as it was for everybody else."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from photo_sorter.adapters.engine.model.tuning.torch_imports import without_compiler

COMPILER = "torch._dynamo"


def test_the_stand_in_answers_what_is_asked_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(COMPILER)]:
        monkeypatch.delitem(sys.modules, name)
    with without_compiler():
        compiler = importlib.import_module(COMPILER)
        utilities = importlib.import_module(f"{COMPILER}.utils")
        assert compiler.disable(len, recursive=True) is len
        assert not utilities.is_compile_supported("cpu")
    assert not [name for name in sys.modules if name.startswith(COMPILER)]


def test_a_compiler_that_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    there = type(sys)(COMPILER)
    monkeypatch.setitem(sys.modules, COMPILER, there)
    with without_compiler():
        assert sys.modules[COMPILER] is there
    assert sys.modules[COMPILER] is there


def test_an_engine_does_without_the_compiler() -> None:
    code = (
        "import sys, photo_sorter.adapters.engine.model.open_clip_model;"
        f"print([name for name in sys.modules if name.startswith({COMPILER!r})])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
