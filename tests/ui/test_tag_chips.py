"""Tags in the details say where they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.views import PhotoTag, TagSource
from photo_sorter.ui.details.chips import TagChip
from photo_sorter.ui.window.main_window import MainWindow


def test_a_tag_of_a_file_is_marked_as_such_and_read_as_a_path(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    chip = TagChip(window.theme, PhotoTag("People|Anna", "", TagSource.FILE, 1.0))
    qtbot.addWidget(chip)
    name = next(button for button in chip.findChildren(QPushButton) if button.text())
    assert name.text() == "People › Anna"
    assert name.toolTip().startswith("A keyword of the file.")
    assert [line.text() for line in chip.findChildren(QLabel)] == ["file"]
    with qtbot.waitSignal(chip.chosen) as heard:
        name.click()
    assert heard.args == ["People|Anna"]
