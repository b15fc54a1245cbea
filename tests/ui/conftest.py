"""A window on the library that all tests share, and helpers that wait on what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photo_sorter.app.composition import about_program
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.translations import install_translators
from photo_sorter.ui.window.main_window import MainWindow
from tests.conftest import REPOSITORY

ICONS = REPOSITORY / "resources" / "icons"
TRANSLATIONS = REPOSITORY / "resources" / "translations"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["photo_sorter"]


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    """Numbers and dates are written as in English whatever machine runs the tests."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Install a language for one test."""
    installed: list[QTranslator] = []

    def install(language: str) -> None:
        installed.extend(install_translators(qapp, language, TRANSLATIONS))

    yield install
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ICONS, "light")


@pytest.fixture
def window(
    qtbot: QtBot, indexed: Library, speak: Callable[[str], None], tmp_path: Path
) -> Iterator[MainWindow]:
    """An open window in English, on its grid with all photos."""
    speak("en")
    before = indexed.settings.current()
    indexed.settings.change(theme="light", first_start_done=True)
    window = MainWindow(indexed, about_program(), ICONS, tmp_path / "window.ini")
    window.resize(1280, 800)
    window.show()
    count = len(indexed.photos.listing(EVERYTHING))
    qtbot.waitUntil(lambda: len(window.grid.neighbours()) == count)
    qtbot.waitUntil(lambda: bool(window.overview.data.folders))
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    indexed.settings.change(**asdict(before))


@pytest.fixture(autouse=True)
def no_windows_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window open fails."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [w for w in app.topLevelWidgets() if w.isVisible()]
        assert not left, f"windows left open: {left}"
