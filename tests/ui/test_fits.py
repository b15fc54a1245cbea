"""Which of many descriptions fits a photo, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photo_sorter.ui.dialogs.fits import FitButton, FitsDialog
from photo_sorter.ui.dialogs.fits_opener import FitsOpener
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> FitsDialog:
    """Of the first photo, opened by its keys."""
    with qtbot.waitSignal(window.chosen.described):
        window.grid.go_to(0)
    qtbot.waitUntil(lambda: window.tasks.idle)
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: MainWindow) -> FitsDialog:

    def visible() -> list[FitsDialog]:
        return [each for each in window.findChildren(FitsDialog) if each.isVisible()]

    window.activateWindow()
    window.grid.setFocus()
    qtbot.waitUntil(window.grid.hasFocus)
    QTest.keyClick(window.grid, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(visible()) == 1 and visible()[0].field.hasFocus())
    return visible()[0]


def said(dialog: FitsDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def write(qtbot: QtBot, window: MainWindow, dialog: FitsDialog, text: str) -> None:
    dialog.field.setFocus()
    dialog.field.selectAll()
    QTest.keyClick(dialog.field, Qt.Key.Key_Delete)
    for line in text.splitlines():
        QTest.keyClicks(dialog.field, line)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.waits and window.tasks.idle, timeout=120_000)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in dialog.rows))
    assert len(dialog.rows) == len(text.splitlines())


def test_lines_are_ranked_and_a_press_on_one_finds_photos_by_it(
    qtbot: QtBot, window: MainWindow, dialog: FitsDialog
) -> None:
    assert "Nothing to choose from yet" in said(dialog)
    write(qtbot, window, dialog, "qzxvbn\nan accordion\nphoto from last summer")
    names = [row.accessibleName() for row in dialog.rows]
    assert len(names) == 3
    assert names[-1] == "qzxvbn (no word of it is known): < 1 %"
    assert "None of these fits" in said(dialog)
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    row = dialog.focusWidget()
    assert isinstance(row, FitButton)
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.rows[1]
    text = dialog.rows[1].accessibleName().rpartition(":")[0]
    QTest.keyClick(dialog.rows[1], Qt.Key.Key_Return)
    assert window.search_bar.text == f'"{text}"'  # as it stands: no filter is made of it
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: window.tasks.idle)


def test_a_list_is_opened_and_what_is_none_is_said(
    qtbot: QtBot, window: MainWindow, dialog: FitsDialog, tmp_path: Path
) -> None:
    texts, other = tmp_path / "list.txt", tmp_path / "picture.txt"
    texts.write_text("- snow\n- a receipt\n", "utf-8")
    other.write_bytes(b"\xff\xd8\xff\xe0")
    (opener,) = dialog.findChildren(FitsOpener)
    opener.read(str(other))
    qtbot.waitUntil(lambda: "Cannot read picture.txt" in said(dialog))
    opener.read(str(texts))
    qtbot.waitUntil(lambda: len(dialog.rows) == 2 and window.tasks.idle)
    assert "Cannot read" not in said(dialog)
    assert dialog.field.toPlainText() == "snow\na receipt"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = opened(qtbot, window)  # the next photo is asked the same
    assert again.field.toPlainText() == "snow\na receipt"
    qtbot.waitUntil(lambda: len(again.rows) == 2 and window.tasks.idle)
    QTest.keyClick(again, Qt.Key.Key_Escape)
