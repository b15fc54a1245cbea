"""Completion in a window on a real library, by real keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import DeleteSearch, SaveSearch
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.services.library import Library
from photo_sorter.ui.base.completion_words import field_words
from photo_sorter.ui.browse.place import Place, of_search
from photo_sorter.ui.dialogs.saved_search import SavedSearchDialog
from photo_sorter.ui.places.table import type_of
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def nothing_remembered(indexed: Library) -> Iterator[None]:
    yield
    indexed.searches.forget_recent()
    for search in indexed.searches.saved():
        indexed.do(DeleteSearch(search.id))


@pytest.fixture
def field(qtbot: QtBot, window: MainWindow) -> QLineEdit:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    return window.search_bar.field


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)


def typed(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    """What is offered after it was typed."""
    QTest.keyClicks(window.search_bar.field, text)
    settle(qtbot, window)
    return offered(window)


def offered(window: MainWindow) -> list[str]:
    shown = window.completing.list
    if not shown.isVisible():
        return []
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [shown.list.item(row).data(spoken) for row in range(shown.list.count())]


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.search_bar.field, key)


def test_tab_takes_the_best_and_the_values_of_a_field_follow_it(
    qtbot: QtBot, window: MainWindow, field: QLineEdit, indexed: Library
) -> None:
    assert typed(qtbot, window, "albu") == ["album:, Album"]
    press(window, Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert field.text() == "album:"
    counts = {album.name: album.count for album in indexed.albums.all()}
    assert set(offered(window)) == {f"{n}, {count}" for n, count in counts.items() if count}
    first = window.completing.list.first
    assert first is not None
    press(window, Qt.Key.Key_Tab)
    assert field.text() == f"album:{first.text} "
    assert field.hasFocus()
    assert offered(window) == []


@pytest.mark.parametrize("field", BY_NAME)
def test_every_field_is_said_in_words(field: str) -> None:
    assert field_words(field)


def test_down_chooses_and_return_takes_what_is_chosen(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    lines = typed(qtbot, window, "dog type:")
    assert lines
    press(window, Qt.Key.Key_Down)
    assert field.accessibleDescription() == lines[0].replace(",", "")
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Up)  # past the field's own line to the last
    press(window, Qt.Key.Key_Return)
    assert field.text() == f"dog type:{lines[-1].split(',')[0]} "


def test_return_without_a_choice_searches_for_what_is_typed(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    assert typed(qtbot, window, "type:j")
    press(window, Qt.Key.Key_Return)
    assert window.browser.query is not None
    assert window.browser.query.text == field.text() == "type:j"
    assert window.grid.hasFocus()
    assert offered(window) == []


def test_escape_closes_the_list_and_then_the_search(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    assert typed(qtbot, window, "type:j")
    press(window, Qt.Key.Key_Escape)
    assert (offered(window), field.text()) == ([], "type:j")
    press(window, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_click_takes_a_line_and_the_keyboard_stays(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    typed(qtbot, window, "type:")
    shown = window.completing.list.list
    point = shown.visualItemRect(shown.item(0)).center()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )
    assert field.text().startswith("type:")
    assert field.text().endswith(" ")
    assert field.hasFocus()


def test_an_input_method_has_the_place_to_itself(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    assert typed(qtbot, window, "type:")
    QCoreApplication.sendEvent(field, QInputMethodEvent("にほ", []))
    assert offered(window) == []
    composed = QInputMethodEvent("", [])
    composed.setCommitString("jp")
    QCoreApplication.sendEvent(field, composed)
    settle(qtbot, window)
    assert [line.split(",")[0] for line in offered(window)] == ["jpeg"]


def test_what_is_completed_is_taken_back_as_typing_is(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    typed(qtbot, window, "type:jp")
    press(window, Qt.Key.Key_Tab)
    assert field.text() == "type:jpeg "
    field.undo()
    assert field.text() == "type:jp"


def test_an_empty_field_offers_what_was_searched_for_and_forgets_it(
    qtbot: QtBot, window: MainWindow, field: QLineEdit, indexed: Library
) -> None:
    typed(qtbot, window, "type:jpeg ")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert indexed.searches.recent() == ["type:jpeg"]
    window.search_bar.clear()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert offered(window) == ["type:jpeg", "Forget recent searches"]
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.browser.query is not None
    assert window.browser.query.text == "type:jpeg"
    window.search_bar.clear()
    window.grid.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert indexed.searches.recent() == []


def test_a_search_is_saved_gone_to_counted_and_deleted(
    qtbot: QtBot, window: MainWindow, field: QLineEdit, indexed: Library
) -> None:
    with qtbot.waitSignal(window.browser.found):
        QTest.keyClicks(field, "type:jpeg")
    window.act("save_search")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SavedSearchDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SavedSearchDialog)
    name = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(name, "Jpegs")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.overview.data.searches))
    (search,) = window.overview.data.searches
    (entry,) = type_of(_saved(window)).entries(window.overview.data)
    assert (search.name, search.text) == ("Jpegs", "type:jpeg")
    window.search_bar.clear()
    settle(qtbot, window)
    assert entry.place is not None
    with qtbot.waitSignal(window.browser.found):
        window.browser.go_to(entry.place)
    assert field.text() == "type:jpeg"
    assert entry.count == len(window.grid.neighbours()) > 0
    delete = type_of(entry.place).menu(entry.place, window.context)[-1]
    with qtbot.waitSignal(window.overview.loaded):
        delete.run()
    assert indexed.searches.saved() == []
    assert window.browser.place.search == ""
    with qtbot.waitSignal(window.overview.loaded):
        window.commands.undo()
    assert [each.name for each in indexed.searches.saved()] == ["Jpegs"]


def _saved(window: MainWindow) -> Place:
    return of_search(window.overview.data.searches[0])


def test_other_words_leave_a_saved_search(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    indexed.do(SaveSearch("Jpegs", "type:jpeg"))
    qtbot.waitUntil(lambda: bool(window.overview.data.searches))
    with qtbot.waitSignal(window.browser.found):
        window.browser.go_to(_saved(window))
    assert window.sidebar.currentItem().text() == "Jpegs"
    window.search_bar.set_text("type:png")
    assert window.sidebar.currentItem().text() == "All photos"


def test_a_filter_that_is_begun_elsewhere_is_completed_behind_what_stands_there(
    qtbot: QtBot, window: MainWindow, field: QLineEdit
) -> None:
    typed(qtbot, window, "dog")
    window.start_search("type:")
    settle(qtbot, window)
    assert field.text() == "dog type:"
    assert next(line.split(",")[0] for line in offered(window)) == "jpeg"
