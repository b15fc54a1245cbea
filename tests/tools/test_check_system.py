"""What the system lacks is named before anything is built, with the line that installs it."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture
def check_system() -> ModuleType:
    path = REPOSITORY / "packaging" / "check_system.py"
    spec = importlib.util.spec_from_file_location("check_system", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lacking(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the system have all libraries and programs but these."""

    def load(name: str) -> object:
        if name in names:
            raise OSError(name)
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(shutil, "which", lambda name: None if name in names else f"/usr/bin/{name}")


def test_what_a_package_is_made_with_is_asked_for(
    check_system: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "libwayland-cursor.so.0", "objdump")
    assert check_system.main(["--package"]) == 1
    line = "sudo apt-get install -y libwayland-cursor0 binutils"
    assert capsys.readouterr().out.strip().endswith(line)


def test_the_app_itself_needs_neither(
    check_system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(monkeypatch, "libwayland-cursor.so.0", "objdump")
    assert check_system.main([]) == 0
    assert check_system.main(["--display"]) == 0
