"""What all tests share: strict hygiene, real photographs where they lie, one indexed library."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.core.operations import AddFolder, CreateAlbum
from photo_sorter.services.library import Library
from tests.chroma_servers import ChromaProcess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("shared cores", deadline=None)  # how long an example takes says nothing
settings.load_profile("shared cores")
_ENOUGH = 60  # seconds for a thread to end in that has been told to

REPOSITORY = Path(__file__).resolve().parent.parent
BUILTIN_MODEL = REPOSITORY / "resources" / "models" / "builtin"


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a thread or a process running fails. The engine of a fixture that the
    whole session shares begins within the first test that asks for it, and may stay; so does the
    picture process of the library that all share."""
    threads = set(threading.enumerate())
    processes = set(multiprocessing.active_children())
    yield
    shares = bool({"shared_engine", "indexed"} & set(request.fixturenames))
    left = [
        thread
        for thread in set(threading.enumerate()) - threads
        if not (shares and thread.name.startswith(("engine", "pictures")))
        and not thread.name.startswith(("tqdm", "Dummy-"))
    ]
    for thread in left:
        thread.join(timeout=_ENOUGH)
    names = [thread.name for thread in left if thread.is_alive()]
    leaked = [p.name for p in set(multiprocessing.active_children()) - processes if p.is_alive()]
    assert not names, f"threads left running: {names}"
    assert shares or not leaked, f"processes left running: {leaked}"


class PatientBot(QtBot):
    """Several files of tests and the processes that they start share few cores: five seconds, as
    long as Qt's bot waits by itself, pass there without anything being wrong."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = 30_000, **how: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def shared_thumbnails(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("thumbnails")


@pytest.fixture(scope="session")
def shared_engine(shared_thumbnails: Path) -> Iterator[EngineClient]:
    """One engine process for all tests that need one: loading a model takes seconds."""
    engine = EngineClient(
        thumbnails=shared_thumbnails, idle_seconds=600, workers=2, on_restart=lambda reason: None
    )
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaProcess]:
    """A Chroma server for all tests that need one: a test empties it first, and does not kill
    it."""
    process = ChromaProcess(tmp_path_factory.mktemp("chroma-server"))
    process.start()
    yield process
    process.kill()


@pytest.fixture(scope="session")
def sample_photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Painted pictures, rendered. Read only: copy what a test changes."""
    from tools.scenes.sample_folder import render_sample_folder

    folder = tmp_path_factory.mktemp("sample") / "photos"
    render_sample_folder(folder, REPOSITORY / "resources" / "demo" / "glyphs")
    return folder


@pytest.fixture(scope="session")
def indexed(sample_photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An open library that holds the sample pictures, with two described albums. Shared: a test
    undoes what it changes."""
    from photo_sorter.app.composition import open_library

    library = open_library(tmp_path_factory.mktemp("indexed") / "library")
    library.do(AddFolder(str(sample_photos)))
    library.do(CreateAlbum("Sunsets", "a sunset"))
    library.do(CreateAlbum("Snow", "snow"))
    library.jobs.index(lambda progress: None, lambda: False)
    yield library
    library.close()


@pytest.fixture
def own_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's trash is a folder of the test's own, for this process and those it starts."""
    from send2trash import plat_other

    home = tmp_path / "home"
    data = home / ".local" / "share"
    trash = data / "Trash"
    for folder in ("files", "info"):
        (trash / folder).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(data))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(trash))
    return trash
