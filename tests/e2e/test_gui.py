"""The window's program: it holds one window, in the language of now."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photo_sorter.app.gui import Program
from photo_sorter.app.places import LibraryFolder
from photo_sorter.services.library import Library


@pytest.fixture
def program(qapp: QApplication, indexed: Library, tmp_path: Path) -> Iterator[Program]:
    program = Program(qapp, indexed, LibraryFolder(tmp_path))
    program.show()
    yield program
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()


def test_what_a_start_made_is_left_out_of_collecting(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)


def test_a_start_goes_without_collecting_until_the_window_is_shown(
    qtbot: QtBot, program: Program
) -> None:
    gc.disable()
    try:
        program.show()
        qtbot.waitUntil(gc.isenabled)
    finally:
        gc.enable()


def test_another_language_brings_another_window(qtbot: QtBot, program: Program) -> None:
    before = program.window
    before.language_changed.emit("de")
    qtbot.waitUntil(lambda: program.window is not before)
    qtbot.waitUntil(lambda: program.window.grid.count > 0)
    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert visible == [program.window]
    assert program.window.keys.settings.text() == "Einstellungen …"
