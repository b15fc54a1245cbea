"""The palette in a window on a real library: everything by a few letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photo_sorter.services.library import Library
from photo_sorter.ui.dialogs.palette import PaletteDialog
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> PaletteDialog:
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: MainWindow) -> PaletteDialog:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PaletteDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaletteDialog)
    return dialog


def listed(palette: PaletteDialog) -> list[str]:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [palette.list.item(row).data(spoken) for row in range(palette.list.count())]


def press(palette: PaletteDialog, key: Qt.Key) -> None:
    QTest.keyClick(palette.field, key)


def test_it_lists_what_can_be_done_with_its_key_and_every_place(
    palette: PaletteDialog, window: MainWindow
) -> None:
    lines = listed(palette)
    assert "Undo, Ctrl+Z" in lines
    assert "All photos" in lines
    for album in window.overview.data.albums:
        assert f"{album.name}, Album" in lines
    for tag in window.overview.data.tags:  # those that the sidebar folds away too
        assert f"{tag.name}, Tag" in lines
    assert len([line for line in lines if line.endswith(", Folder")]) == 1
    palette.close()


def test_what_needs_a_photo_is_listed_only_where_one_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    assert "Rename…, F2" not in listed(palette)
    assert not [line for line in listed(palette) if line.startswith("Add to an album")]
    palette.close()
    window.grid.go_to(0)
    palette = opened(qtbot, window)
    assert "Rename…, F2" in listed(palette)
    assert "Add to an album: Sunsets" in listed(palette)
    palette.close()


def test_a_few_letters_and_enter_go_to_an_album(
    qtbot: QtBot, palette: PaletteDialog, window: MainWindow, indexed: Library
) -> None:
    QTest.keyClicks(palette.field, "sunse alb")
    assert listed(palette)[0] == "Sunsets, Album"
    assert palette.field.accessibleDescription() == "Sunsets, Album"
    with qtbot.waitSignal(window.browser.listed):
        press(palette, Qt.Key.Key_Return)
    assert window.browser.place.album == indexed.albums.named("Sunsets").id
    assert QApplication.activeModalWidget() is None


def test_arrows_choose_the_line_that_enter_runs(palette: PaletteDialog, window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "show hide")
    assert listed(palette)[:2] == [
        "Show or hide the sidebar, Ctrl+B",
        "Show or hide the details, Ctrl+I",
    ]
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert window.panel.isHidden()
    assert not window.sidebar.isHidden()


def test_words_that_name_nothing_are_searched_for(
    qtbot: QtBot, palette: PaletteDialog, window: MainWindow
) -> None:
    QTest.keyClicks(palette.field, "a red car")
    assert listed(palette)[-1] == "Search for “a red car”"
    press(palette, Qt.Key.Key_PageDown)
    press(palette, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        press(palette, Qt.Key.Key_Return)
    assert window.browser.query is not None
    assert window.browser.query.text == "a red car"


def test_esc_leaves_everything_as_it_was(palette: PaletteDialog, window: MainWindow) -> None:
    before = window.browser.place
    QTest.keyClicks(palette.field, "sunsets")
    press(palette, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert window.browser.place == before


def test_it_lies_within_a_small_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(720, 480)
    palette = opened(qtbot, window)
    assert window.geometry().contains(palette.geometry())
    palette.close()


def test_a_filter_begins_a_search(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, "kind of file")
    assert listed(palette)[0] == "Search by: Kind of file, type:"
    press(palette, Qt.Key.Key_Return)
    assert window.search_bar.text == "type:"
    assert window.focusWidget() is window.search_bar.field
    window.search_bar.clear()
