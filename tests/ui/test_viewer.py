"""The viewer on real files: as the grid shows them, every pixel, and why where it cannot."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.app.composition import about_program, open_library
from photo_sorter.core.operations import AddFolder
from photo_sorter.services.library import Library
from photo_sorter.ui.base.thumbnails import SIDES
from photo_sorter.ui.viewer.spinner import Spinner
from photo_sorter.ui.viewer.viewer import Viewer
from photo_sorter.ui.window.main_window import MainWindow
from tests.adapters.engine.pictures import encoded, scene

from .conftest import ICONS

FORMS = {"jpg": "JPEG", "webp": "WEBP", "png": "PNG", "tif": "TIFF", "heic": "HEIF", "avif": "AVIF"}
SIZE = (2400, 1800)

Fields = np.ndarray[Any, np.dtype[np.float64]]
MakeWindow = Callable[[Path], MainWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "photos"
    made.mkdir()
    return made


@pytest.fixture
def library(tmp_path: Path, new_library: Callable[[Path], Path]) -> Iterator[Library]:
    library = open_library(new_library(tmp_path / "library"))
    library.settings.change(theme="light", first_start_done=True)
    yield library
    library.close()


@pytest.fixture
def make_window(
    qtbot: QtBot, library: Library, speak: Callable[[str], None], tmp_path: Path
) -> Iterator[MakeWindow]:
    """A window on a library of one folder."""
    made: list[MainWindow] = []

    def make(folder: Path) -> MainWindow:
        speak("en")
        library.do(AddFolder(str(folder)))
        library.jobs.index(lambda progress: None, lambda: False)
        window = MainWindow(library, about_program(), ICONS, tmp_path / "window.ini")
        made.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: len(window.grid.neighbours()) == len(list(folder.iterdir())))
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def turned(path: Path, form: str, seed: int) -> None:
    """A picture that lies on its side, and says so."""
    stored = scene(*SIZE, seed=seed).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    path.write_bytes(encoded(stored, form, exif=exif if form == "TIFF" else exif.tobytes()))


def open_photo(qtbot: QtBot, window: MainWindow, photo_id: int) -> Viewer:
    viewer = window.viewer
    viewer.open(window.grid.neighbours(), photo_id)
    qtbot.waitUntil(lambda: window.tasks.idle and window.thumbnails.idle)
    return viewer


def fields(image: QImage) -> Fields:
    """The means of 8 x 8 fields."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(plain.constBits(), np.uint8, plain.sizeInBytes())
    rows = raw.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 3]
    picture = Image.fromarray(rows.reshape(plain.height(), plain.width(), 3).copy())
    return np.asarray(picture.resize((8, 8), Image.Resampling.BOX), float)


@pytest.mark.timeout(400)  # a dozen files, whole
def test_every_kind_of_file_is_seen_as_in_the_grid_and_whole(
    qtbot: QtBot, folder: Path, make_window: MakeWindow
) -> None:
    for seed, (ending, form) in enumerate(FORMS.items()):
        turned(folder / f"picture.{ending}", form, seed)
    window = make_window(folder)
    viewer = window.viewer
    for photo_id in window.grid.neighbours():
        open_photo(qtbot, window, photo_id)
        shown = viewer.shown
        assert shown is not None
        assert (shown.picture.whole_width, shown.picture.whole_height) == SIZE
        thumbnail = window.thumbnails.get(photo_id, SIDES[-1])
        assert thumbnail is not None
        assert np.abs(fields(shown.image) - fields(thumbnail.toImage())).max() < 5
        painted = fields(viewer.grab(place_of(viewer)).toImage())
        rows = slice(1, 7)  # buttons lie on the first one, the caption on the last
        assert np.abs(painted - fields(shown.image))[rows].max() < 5
        QTest.keyClick(viewer, Qt.Key.Key_Z)
        qtbot.waitUntil(lambda: is_whole(viewer))
        assert viewer.magnification == pytest.approx(1.0)
        assert viewer.said == []


def place_of(viewer: Viewer) -> QRect:
    """Of the photo where it fits."""
    size = QSize(*SIZE).scaled(viewer.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(), size)
    place.moveCenter(viewer.rect().center())
    return place


def is_whole(viewer: Viewer) -> bool:
    return viewer.shown is not None and viewer.shown.picture.is_whole


def test_natural_size_asked_for_at_once_comes(
    qtbot: QtBot, folder: Path, make_window: MakeWindow
) -> None:
    turned(folder / "picture.jpg", "JPEG", 1)
    window = make_window(folder)
    viewer = window.viewer
    viewer.open(window.grid.neighbours(), window.grid.neighbours()[0])
    QTest.keyClick(viewer, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: is_whole(viewer) and viewer.magnification == pytest.approx(1.0))


def test_why_a_picture_cannot_be_shown_is_said_and_it_comes_when_it_can(
    qtbot: QtBot, folder: Path, make_window: MakeWindow
) -> None:
    path = folder / "picture.png"
    turned(path, "PNG", 1)
    window = make_window(folder)
    good = path.read_bytes()
    path.write_bytes(b"")
    viewer = open_photo(qtbot, window, window.grid.neighbours()[0])
    (said, *_) = viewer.said
    assert said.startswith("Only a preview can be shown: ")
    assert not viewer.has_original
    assert said in viewer.accessibleDescription()
    path.write_bytes(good)
    viewer.leave()
    viewer = open_photo(qtbot, window, window.grid.neighbours()[0])
    assert viewer.has_original
    assert viewer.said == []


def test_a_picture_process_that_is_killed_comes_again(
    qtbot: QtBot, folder: Path, make_window: MakeWindow
) -> None:
    for seed in range(3):
        turned(folder / f"{seed}.jpg", "JPEG", seed)
    others = picture_processes()  # of the library that other tests share
    window = make_window(folder)
    first, *_, last = window.grid.neighbours()
    open_photo(qtbot, window, first)
    (pid,) = picture_processes() - others
    os.kill(pid, signal.SIGKILL)
    viewer = open_photo(qtbot, window, last)
    assert viewer.photo_id == last
    assert viewer.has_original
    assert pid not in picture_processes()


def picture_processes() -> set[int]:
    children = multiprocessing.active_children()
    return {child.pid for child in children if child.name.endswith("pictures") and child.pid}


def test_an_arc_turns_only_where_a_picture_takes_longer(
    qtbot: QtBot, folder: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned(folder / "picture.jpg", "JPEG", 1)
    window = make_window(folder)
    may_read = threading.Event()
    read = PictureClient.read

    def late(*given: Any) -> Any:
        may_read.wait()
        return read(*given)

    monkeypatch.setattr(PictureClient, "read", late)
    viewer = window.viewer
    spinner = viewer.findChild(Spinner)
    assert spinner is not None
    viewer.open(window.grid.neighbours(), window.grid.neighbours()[0])
    shown = [spinner.isVisible()]
    qtbot.waitUntil(spinner.isVisible)
    may_read.set()
    qtbot.waitUntil(lambda: viewer.has_original)
    shown.append(spinner.isVisible())
    assert shown == [False, False]


def test_who_leaves_waits_for_nothing_and_keeps_nothing(
    qtbot: QtBot, folder: Path, make_window: MakeWindow
) -> None:
    for seed in range(2):
        turned(folder / f"{seed}.png", "PNG", seed)
    window = make_window(folder)
    viewer = open_photo(qtbot, window, window.grid.neighbours()[0])
    assert viewer.byte_size > 0
    QTest.keyClick(viewer, Qt.Key.Key_Z)
    viewer.leave()
    assert viewer.byte_size == 0
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert viewer.byte_size == 0
