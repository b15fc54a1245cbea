"""The details say by which part a photo was found."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import TagPhotos
from photo_sorter.services.library import Library
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.details.found_by import FoundBySection
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_rating_photos import chosen


def test_the_details_say_what_a_photo_was_found_by_while_a_search_is_on(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (photo,) = chosen(window, 0)
    section = window.findChild(FoundBySection)
    assert section is not None
    line = section.findChild(QLabel)
    assert line is not None
    qtbot.waitUntil(lambda: window.context.chosen.details is not None)
    assert section.isHidden()
    change = indexed.do(TagPhotos((photo,), "Zwirbelhuber", True))
    window.browser.search(BrowseQuery("zwirbelhuber"))
    qtbot.waitUntil(lambda: window.grid.neighbours() == [photo])
    chosen(window, 0)
    qtbot.waitUntil(lambda: not section.isHidden())
    assert line.text() == "Found by: tag"
    window.browser.search(None)
    qtbot.waitUntil(section.isHidden)
    indexed.undo(change.id)
