"""What all tests share: strict hygiene, real photographs where they lie, one indexed library."""

from __future__ import annotations

import compileall
import multiprocessing
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from photo_sorter.adapters.child.model_environment import NO_REPORTS
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.core.operations import AddFolder, CreateAlbum
from photo_sorter.services.library import Library
from tests.builtin_words import read_once
from tests.chroma_servers import ChromaProcess
from tests.quick_children import forked
from tests.torture.scale import times
from tests.worded_library import make_worded

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(NO_REPORTS)  # as the program does when it starts
# On shared cores it says nothing how long an example takes.
settings.register_profile("shared cores", deadline=None, max_examples=times(40, 400))
settings.load_profile("shared cores")
_ENOUGH = 60  # seconds for a thread to end in that has been told to

REPOSITORY = Path(__file__).resolve().parent.parent
BUILTIN_MODEL = REPOSITORY / "resources" / "models" / "builtin"

MadeOnce = Callable[[str, Callable[[Path], None]], Path]
NewLibrary = Callable[[Path], Path]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the program once, also where Python is told to write no bytecode: hundreds of
    processes that tests start would each compile what they import."""
    if not hasattr(session.config, "workerinput"):  # not again in each of xdist's workers
        compileall.compile_dir(REPOSITORY / "photo_sorter", quiet=2)


# Of a library that tests share; they go when they idle.
_SHARED_CHILDREN = ("engine", "pictures", "index", "export", "describer", "text")


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a thread or a process running fails. The engine of a fixture that the
    whole session shares begins within the first test that asks for it, and may stay; so do the
    other processes of a library that tests share."""
    threads = set(threading.enumerate())
    processes = set(multiprocessing.active_children())
    yield
    shares = bool({"shared_engine", "shared_library", "indexed"} & set(request.fixturenames))
    left = [
        thread
        for thread in set(threading.enumerate()) - threads
        if not (shares and thread.name.startswith(_SHARED_CHILDREN))
        and not thread.name.startswith(("tqdm", "Dummy-"))
    ]
    for thread in left:
        thread.join(timeout=_ENOUGH)
    names = [thread.name for thread in left if thread.is_alive()]
    leaked = [p.name for p in set(multiprocessing.active_children()) - processes if p.is_alive()]
    assert not names, f"threads left running: {names}"
    assert shares or not leaked, f"processes left running: {leaked}"


@pytest.fixture(scope="session", autouse=True)
def builtin_words() -> Iterator[None]:
    with read_once(BUILTIN_MODEL):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_children() -> Iterator[None]:
    with forked():
        yield


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
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Makes a folder once for all of xdist's workers."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # of all workers of this run

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = base / name
        with FileLock(folder.with_suffix(".lock")):
            if not folder.exists():
                unfinished = folder.with_suffix(".unfinished")
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def sample_photos(made_once: MadeOnce) -> Path:
    """Painted pictures, rendered. Read only: copy what a test changes."""
    from tools.scenes.sample_folder import render_sample_folder

    glyphs = REPOSITORY / "resources" / "demo" / "glyphs"

    def render(place: Path) -> None:
        render_sample_folder(place / "photos", glyphs)

    return made_once("sample", render) / "photos"


@pytest.fixture(scope="session")
def filled_library(sample_photos: Path, made_once: MadeOnce) -> Path:
    """The folder of a library that holds the sample pictures, with two described albums. Read only:
    copy it."""
    from photo_sorter.app.composition import open_library

    def fill(place: Path) -> None:
        library = open_library(place / "library")
        library.do(AddFolder(str(sample_photos)))
        library.do(CreateAlbum("Sunsets", "a sunset"))
        library.do(CreateAlbum("Snow", "snow"))
        library.jobs.index(lambda progress: None, lambda: False)
        library.close()

    return made_once("filled", fill) / "library"


@pytest.fixture(scope="session")
def indexed(filled_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Such a library, open. Shared: a test undoes what it changes."""
    from photo_sorter.app.composition import open_library

    folder = tmp_path_factory.mktemp("indexed") / "library"
    library = open_library(Path(shutil.copytree(filled_library, folder)))
    yield library
    library.close()


@pytest.fixture(scope="session")
def new_library(filled_library: Path, made_once: MadeOnce) -> NewLibrary:
    """Puts a library without photos into a folder, in which the texts that every library needs are
    embedded: that takes longer than all else that a small library does."""

    worded = made_once("worded", lambda place: make_worded(place, filled_library))
    return lambda library: Path(shutil.copytree(worded, library, dirs_exist_ok=True))


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
