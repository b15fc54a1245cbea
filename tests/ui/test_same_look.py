"""Photos of the same look: the key, the button in the details, and the switch above the answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Like, Look, parse
from photo_sorter.services.library import Library
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_window import click


def name_of(library: Library, photo: int) -> str:
    path = library.photos.paths([PhotoId(photo)])[PhotoId(photo)]
    return path.rpartition("/")[2]


def button(inside: QWidget, text: str) -> QAbstractButton:
    buttons = inside.findChildren(QAbstractButton)
    (found,) = [b for b in buttons if b.text().strip() == text and b.isVisible()]
    return found


@pytest.fixture
def chosen(qtbot: QtBot, window: MainWindow) -> int:
    click(qtbot, window, 0)
    qtbot.waitUntil(lambda: window.chosen.details is not None)
    return int(window.grid.selection.ids[0])


def test_the_key_finds_the_same_look_and_the_switch_the_same_thing(
    qtbot: QtBot, window: MainWindow, indexed: Library, chosen: int
) -> None:
    row = window.central_pane.scope_row
    assert row.isHidden()
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert window.browser.query is not None
    name = name_of(indexed, chosen)
    assert parse(window.browser.query.text).query == Look(name)
    assert button(row, "Same look").isChecked()
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(button(row, "Same thing"), Qt.MouseButton.LeftButton)
    assert parse(window.browser.query.text).query == Like(name)
    assert window.search_bar.text == window.browser.query.text
    assert button(row, "Same thing").isChecked()


def test_the_details_offer_both(
    qtbot: QtBot, window: MainWindow, indexed: Library, chosen: int
) -> None:
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(button(window, "Same look"), Qt.MouseButton.LeftButton)
    assert window.browser.query is not None
    assert parse(window.browser.query.text).query == Look(name_of(indexed, chosen))


def test_more_like_this_asks_for_the_look_where_the_look_is_asked_for(
    qtbot: QtBot, window: MainWindow, chosen: int
) -> None:
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, window, 0)
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_L)
    assert window.browser.query is not None
    assert window.browser.query.text.count("look:") == 2
    assert "like:" not in window.browser.query.text
