"""The first start: one page, nothing beside it; the first folder brings the albums it offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.app.composition import about_program, open_library
from photo_sorter.services.library import Library
from photo_sorter.ui.window.main_window import MainWindow
from tests.conftest import NewLibrary
from tests.ui.conftest import ICONS


@pytest.fixture
def library(tmp_path: Path, new_library: NewLibrary) -> Iterator[Library]:
    library = open_library(new_library(tmp_path / "library"))
    yield library
    library.close()


@pytest.fixture
def first(qtbot: QtBot, library: Library, speak: Callable[[str], None]) -> Iterator[MainWindow]:
    """A window on a library that nothing was done with, once it knows what it offers."""
    speak("en")
    window = MainWindow(library, about_program(), ICONS)
    window.show()
    page = window.central_pane.first_start
    qtbot.waitUntil(lambda: bool(page.wanted_albums()))
    qtbot.waitUntil(lambda: window.central_pane.page is page)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_nothing_stands_beside_the_first_page(first: MainWindow) -> None:
    assert first.sidebar.isHidden()
    assert first.panel.isHidden()
    assert first.central_pane.header.isHidden()


def test_the_first_folder_brings_the_albums_that_were_kept_and_only_the_first(
    qtbot: QtBot, first: MainWindow, library: Library, tmp_path: Path
) -> None:
    page = first.central_pane.first_start
    offered = [name for name, _ in page.wanted_albums()]
    pill = next(x for x in page.findChildren(QPushButton) if x.text() == offered[0])
    pill.click()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    page.folders_dropped.emit([str(tmp_path / "one")])
    qtbot.waitUntil(lambda: library.settings.current().first_start_done)
    qtbot.waitUntil(lambda: len(library.albums.all()) == len(offered) - 1)
    qtbot.waitUntil(lambda: not first.sidebar.isHidden())
    with qtbot.waitSignal(first.commands.changed):
        first.commands.add_folders([str(tmp_path / "two")])
    qtbot.waitUntil(lambda: first.tasks.idle)
    assert sorted(album.name for album in library.albums.all()) == sorted(offered[1:])


def test_a_folder_without_pictures_says_so_and_offers_another(
    qtbot: QtBot, first: MainWindow, tmp_path: Path
) -> None:
    first.commands.add_folders([str(tmp_path)])
    notice = first.central_pane.notice
    qtbot.waitUntil(lambda: first.central_pane.page is notice)
    qtbot.waitUntil(lambda: notice.title == "No photos here")
    assert "Add another folder" in [button.text() for button in notice.findChildren(QPushButton)]
