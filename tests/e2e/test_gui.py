"""The window's program: it holds one window, in the language of now."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photo_sorter.app import collecting
from photo_sorter.app.gui import Program
from photo_sorter.app.places import LibraryFolder
from photo_sorter.services.library import Library


@pytest.fixture
def program(qapp: QApplication, indexed: Library, tmp_path: Path) -> Iterator[Program]:
    """One that is about to be shown."""
    collecting.hold_off()
    program = Program(qapp, indexed, LibraryFolder(tmp_path))
    yield program
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.enable()


def test_a_start_goes_without_collecting_and_what_it_made_is_left_out(
    qtbot: QtBot, program: Program
) -> None:
    program.show()
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)
    assert gc.get_freeze_count() > 0


def test_another_language_brings_another_window(qtbot: QtBot, program: Program) -> None:
    program.show()
    before = program.window
    before.language_changed.emit("de")
    qtbot.waitUntil(lambda: program.window is not before)
    qtbot.waitUntil(lambda: program.window.grid.count > 0)
    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert visible == [program.window]
    assert program.window.keys["settings"].text() == "Einstellungen …"
