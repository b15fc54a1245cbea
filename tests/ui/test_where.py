"""Why a photo matches, where it shows, and which words fit it, in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.query import EVERYTHING, parse
from photo_sorter.ui.base.share_row import ShareRow, percent_words
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.browse.phrases import phrases_of
from photo_sorter.ui.details.heading import Heading
from photo_sorter.ui.details.why import WhySection
from photo_sorter.ui.window.main_window import MainWindow


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.tasks.idle and window.thumbnails.idle)


def search(qtbot: QtBot, window: MainWindow, text: str) -> int:
    """Search, and choose the best photo."""
    with qtbot.waitSignal(window.browser.found, check_params_cb=lambda found, _: (
        not found.result.partial
    )):  # fmt: skip
        window.browser.search(BrowseQuery(text))
    settle(qtbot, window)
    best: int = window.grid.neighbours()[0]
    with qtbot.waitSignal(window.chosen.described):
        window.grid.show_photo(best)
    settle(qtbot, window)
    return best


def test_only_phrases_that_a_photo_is_to_show_are_shown() -> None:
    assert phrases_of(parse("snow or night -car type:png").query) == ("snow", "night")
    assert phrases_of(parse("type:png").query) == ()
    assert phrases_of(EVERYTHING) == ()


def test_the_details_say_why_only_while_something_is_searched_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    section = window.panel.findChild(WhySection)
    assert section is not None
    assert section.isHidden()
    search(qtbot, window, "snow -type:png")
    assert not section.isHidden()
    (row,) = section.findChildren(ShareRow)
    assert row.accessibleName().startswith("snow: ")


def test_w_shows_where_phrase_after_phrase_and_then_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "snow or night")
    section = window.panel.findChild(WhySection)
    assert section is not None
    (button,) = (b for b in section.findChildren(QPushButton) if not isinstance(b, Heading))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    where = window.viewer.where
    qtbot.waitUntil(lambda: where.found is not None)
    assert window.viewer.isVisible()
    assert "“snow”" in where.said[0]
    window.keys["where"].trigger()
    qtbot.waitUntil(lambda: where.found is not None)
    assert "“night”" in where.said[0]
    window.keys["where"].trigger()
    assert where.said == []
    assert where.found is None
    window.viewer.leave()


def test_without_a_search_it_is_said_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.grid.show_photo(window.grid.neighbours()[0])
    settle(qtbot, window)
    window.keys["where"].trigger()
    assert window.viewer.where.said[0].startswith("Search for something")
    window.viewer.leave()
    settle(qtbot, window)


def test_nothing_is_quite_sure_nor_quite_impossible() -> None:
    assert [percent_words(x) for x in (0.0, 0.5, 1.0)] == ["< 1 %", "50 %", "> 99 %"]
