"""What is passed over, in its dialog; and what belongs to a photo, in its details."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.details.files import Files
from photo_sorter.ui.dialogs.exclusions import ExclusionsDialog
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, indexed: Library, qtbot: QtBot) -> Iterator[ExclusionsDialog]:
    window.context.dialogs.exclusions()
    dialog = window.findChild(ExclusionsDialog)
    assert isinstance(dialog, ExclusionsDialog)
    yield dialog
    dialog.close()
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    while indexed.folders.exclusions():
        indexed.undo()


def line_of(dialog: ExclusionsDialog) -> QLineEdit:
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def list_of(dialog: ExclusionsDialog) -> QListWidget:
    patterns = dialog.findChild(QListWidget)
    assert isinstance(patterns, QListWidget)
    return patterns


def write(dialog: ExclusionsDialog, text: str) -> None:
    line_of(dialog).setText(text)
    QTest.keyClick(line_of(dialog), Qt.Key.Key_Return)


def listed(dialog: ExclusionsDialog) -> list[str]:
    patterns = list_of(dialog)
    return [patterns.item(row).text() for row in range(patterns.count())]


def photos(library: Library) -> int:
    return library.photos.count(EVERYTHING)


def test_what_is_written_is_passed_over_and_looked_at_again(
    dialog: ExclusionsDialog, indexed: Library, qtbot: QtBot
) -> None:
    all_photos = photos(indexed)
    write(dialog, "*.jpg")
    qtbot.waitUntil(lambda: listed(dialog) == ["*.jpg"])
    assert dialog.isVisible()
    assert line_of(dialog).text() == ""
    assert photos(indexed) < all_photos
    list_of(dialog).item(0).setSelected(True)
    again = next(b for b in dialog.findChildren(QToolButton) if b.isEnabled())
    again.click()
    qtbot.waitUntil(lambda: listed(dialog) == [])
    assert photos(indexed) == all_photos


def test_what_cannot_be_passed_over_is_said_in_the_dialog_and_stays_written(
    dialog: ExclusionsDialog, qtbot: QtBot
) -> None:
    problem = next(x for x in dialog.findChildren(QLabel) if x.property("role") == "danger")
    assert problem.isHidden()
    write(dialog, "*")
    qtbot.waitUntil(problem.isVisible)
    assert "everything" in problem.text()
    assert line_of(dialog).text() == "*"
    write(dialog, "*.png")
    qtbot.waitUntil(problem.isHidden)


def test_return_in_the_empty_line_leaves_the_dialog_open(dialog: ExclusionsDialog) -> None:
    write(dialog, "")
    assert dialog.isVisible()


def test_no_word_is_cut_off_in_german(
    speak: Callable[[str], None], window: MainWindow, qtbot: QtBot
) -> None:
    speak("de")
    dialog = ExclusionsDialog(window.context.theme, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    for button in dialog.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
    dialog.close()


def test_the_details_list_what_belongs_to_the_photo(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    ids = [PhotoId(i) for i in window.grid.neighbours()]
    paths = indexed.photos.paths(ids)
    row = next(row for row, i in enumerate(ids) if paths[i].endswith(".jpg"))
    picture = Path(paths[ids[row]])
    parts = [picture.with_suffix(ending) for ending in (".AAE", ".CR2", ".MOV", ".WAV")]
    for part in parts:
        part.write_bytes(b"")
    try:
        window.grid.show_photo(ids[row])
        point = window.grid.rect_of_row(row).center().toPoint()
        QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
        section = window.findChild(Files)
        assert isinstance(section, Files)

        def shown() -> list[str]:
            return [x.text() for x in section.findChildren(QLabel) if x.isVisible()]

        qtbot.waitUntil(lambda: "Belongs to it" in shown())
        texts = shown()
        after = texts[texts.index("Belongs to it") + 1 :]
        assert after[1::2] == ["notes", "RAW", "film", "sound"]
        tips = {x.toolTip() for x in section.findChildren(QLabel)}
        assert {str(part) for part in parts} <= tips
    finally:
        for part in parts:
            part.unlink()
