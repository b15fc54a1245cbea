"""The filters that were read in a search, above the photos."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.sentences import Chip, read
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.window.chip_row import ChipRow
from photo_sorter.ui.window.main_window import MainWindow
from tests.core.sentences.shelf import Shelf


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> ChipRow:
    row = ChipRow(theme)
    qtbot.addWidget(row)
    return row


def chips(text: str) -> tuple[Chip, ...]:
    return read(text, Shelf()).chips


def buttons(row: ChipRow) -> list[QToolButton]:
    return [each for each in row.findChildren(QToolButton) if each.isVisibleTo(row)]


def test_a_row_without_filters_is_not_there(row: ChipRow) -> None:
    text = "dogs from last summer"
    row.show_chips(text, chips(text))
    assert not row.isHidden()
    row.show_chips("dogs", ())
    assert row.isHidden()


def test_each_filter_has_a_named_button_that_takes_it_out_of_the_text(
    qtbot: QtBot, row: ChipRow
) -> None:
    text = "dogs from last summer, no people"
    row.show_chips(text, chips(text))
    assert [button.accessibleName() for button in buttons(row)] == [
        "Take “from last summer” out of the search",
        "Take “no people” out of the search",
    ]
    assert buttons(row)[0].accessibleDescription() == "Read as date:last-summer"
    with qtbot.waitSignal(row.text_changed) as changed:
        QTest.keyClick(buttons(row)[0], Qt.Key.Key_Space)
    assert changed.args == ["dogs, no people"]


def test_the_keyboard_stays_with_the_filters(qtbot: QtBot, row: ChipRow) -> None:
    row.show()
    qtbot.waitExposed(row)
    text = "dogs in 2019, no people"
    row.show_chips(text, chips(text))
    qtbot.waitUntil(lambda: len(buttons(row)) == 2)
    buttons(row)[1].setFocus()
    row.show_chips("dogs in 2019", chips("dogs in 2019"))
    qtbot.waitUntil(lambda: [button.hasFocus() for button in buttons(row)] == [True])


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        window.search_bar.set_text(text)
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)


def test_a_filter_is_taken_off_a_search(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "receipt since 1990")
    row = window.central_pane.chip_row
    assert row.isVisible()
    (off,) = buttons(row)
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    assert window.search_bar.text == "receipt"
    qtbot.waitUntil(row.isHidden)


def test_the_filters_go_with_the_search(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "receipt since 1990")
    assert window.central_pane.chip_row.isVisible()
    window.search_bar.clear()
    assert window.central_pane.chip_row.isHidden()
