"""The page of all keys fits every screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.shortcuts import ShortcutsDialog


def test_many_keys_scroll_instead_of_leaving_the_screen(qtbot: QtBot, theme: Theme) -> None:
    dialog = ShortcutsDialog([(f"Ctrl+{n}", f"does {n}") for n in range(200)], None)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.width() <= room.width()
    bar = dialog.area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(dialog.area, Qt.Key.Key_Down)
    assert bar.value() > 0
    dialog.close()
