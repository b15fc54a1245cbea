"""Sample photos from the first page: offered where there are some, copied where a person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.pages.first_start import FirstStart
from photo_sorter.ui.window.samples import CopySamples, Samples

OFFER = "Look around with sample photos"


class Page:
    """A first page, and what is watched because of it."""

    def __init__(self, qtbot: QtBot, theme: Theme, copy: CopySamples | None) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.first_start = FirstStart(theme, self.window)
        self.watched: list[str] = []
        self.tasks = Tasks()
        self.samples = Samples(self.window, self.first_start, self.tasks, copy, self.watched.append)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def offer(self) -> QPushButton:
        return next(
            button for button in self.first_start.findChildren(QPushButton)
            if button.text() == OFFER
        )  # fmt: skip


def test_without_samples_none_are_offered(qtbot: QtBot, theme: Theme) -> None:
    page = Page(qtbot, theme, None)
    assert not page.offer().isVisible()


def test_they_are_copied_to_the_folder_that_is_chosen_and_watched(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    asked: list[str] = []

    def copy(folder: str) -> str:
        asked.append(folder)
        return folder + "/samples"

    page = Page(qtbot, theme, copy)
    assert page.offer().isVisible()
    page.offer().click()
    assert asked == []  # nothing before a place is chosen
    dialog = page.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: page.watched == [f"{tmp_path}/samples"])
    assert asked == [str(tmp_path)]
    page.tasks.close()
