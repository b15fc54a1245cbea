"""The filters that were read in a search are chips in the field, and text all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QInputMethodEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from photo_sorter.core.sentences import Chip, read
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.window.main_window import MainWindow
from photo_sorter.ui.window.search_bar import SearchBar
from photo_sorter.ui.window.search_field import SearchField
from tests.core.sentences.shelf import Shelf

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> SearchBar:
    bar = SearchBar(theme)
    bar.resize(640, 38)
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitExposed(bar)
    bar.field.setFocus()
    qtbot.waitUntil(bar.field.hasFocus)
    return bar


def chips(text: str) -> tuple[Chip, ...]:
    return read(text, Shelf()).chips


def type_in(bar: SearchBar, text: str, cursor: int | None = None) -> None:
    bar.field.setText(text)
    bar.show_reading(text.strip(), chips(text.strip()), ())
    bar.field.setCursorPosition(len(text) if cursor is None else cursor)


def shown(bar: SearchBar) -> list[str]:
    return [bar.text[each.start : each.end] for each in bar.field.chips]


def cross(bar: SearchBar, index: int) -> QPoint:
    return bar.field.cross_rect(bar.field.chips[index]).center()


def test_filters_are_chips_where_they_stand(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer, no people")
    assert shown(bar) == ["from last summer", "no people"]


def test_the_reading_of_another_text_is_not_shown(bar: SearchBar) -> None:
    type_in(bar, "dogs in 2019")
    bar.show_reading("cats in 2019 with stars", chips("cats in 2019 with stars"), ())
    assert shown(bar) == ["in 2019"]


def test_a_click_on_the_cross_takes_the_filter_out(qtbot: QtBot, bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer, no people", cursor=0)
    with qtbot.waitSignal(bar.query_requested) as asked:
        QTest.mouseClick(bar.field, Qt.MouseButton.LeftButton, pos=cross(bar, 0))
    assert bar.text == "dogs, no people"
    assert asked.args[0].text == "dogs, no people"
    QTest.keyClick(bar.field, Qt.Key.Key_Z, CTRL)
    assert bar.text == "dogs from last summer, no people"


def test_a_press_on_the_cross_that_is_let_go_elsewhere_does_nothing(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer", cursor=0)
    QTest.mousePress(bar.field, Qt.MouseButton.LeftButton, pos=cross(bar, 0))
    QTest.mouseRelease(bar.field, Qt.MouseButton.LeftButton, pos=QPoint(600, 10))
    assert bar.text == "dogs from last summer"


def test_a_click_on_the_words_of_a_chip_edits_them(bar: SearchBar) -> None:
    type_in(bar, "date:2019 dogs")
    middle = cross(bar, 0) - QPoint(40, 0)
    QTest.mouseClick(bar.field, Qt.MouseButton.LeftButton, pos=middle)
    assert 0 < bar.field.cursorPosition() < len("date:2019")
    bar.field.setCursorPosition(len("date:2019"))
    QTest.keyClick(bar.field, Qt.Key.Key_Backspace)
    QTest.keyClicks(bar.field, "8")
    assert bar.text == "date:2018 dogs"


def test_ctrl_backspace_takes_the_chip_before_the_cursor_out(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer ")
    QTest.keyClick(bar.field, Qt.Key.Key_Backspace, CTRL)
    assert bar.text == "dogs"


def test_ctrl_delete_takes_the_chip_behind_the_cursor_out(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer at night", cursor=4)
    QTest.keyClick(bar.field, Qt.Key.Key_Delete, CTRL)
    assert bar.text == "dogs at night"


def test_ctrl_and_an_arrow_go_over_a_chip_in_one_step(bar: SearchBar) -> None:
    text = "dogs from last summer at night"
    type_in(bar, text, cursor=5)
    QTest.keyClick(bar.field, Qt.Key.Key_Right, CTRL)
    assert bar.field.cursorPosition() == text.index(" at night")
    QTest.keyClick(bar.field, Qt.Key.Key_Left, CTRL)
    assert bar.field.cursorPosition() == 5


def test_a_double_click_selects_the_whole_chip(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer", cursor=0)
    words = cross(bar, 0) - QPoint(40, 0)
    QTest.mouseDClick(bar.field, Qt.MouseButton.LeftButton, pos=words)
    assert bar.field.selectedText() == "from last summer"


def test_what_is_typed_beside_a_chip_leaves_it_a_chip(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer", cursor=4)
    QTest.keyClicks(bar.field, " at night")
    assert shown(bar) == ["from last summer"]


def test_the_room_of_a_cross_is_beside_the_words(bar: SearchBar) -> None:
    """A letter is found under the pointer where it is painted."""
    type_in(bar, "dogs date:2019 tag:family", cursor=0)
    for chip in bar.field.chips:
        left = bar.field.cross_rect(chip).left()
        assert bar.field.cursorPositionAt(QPoint(left - 3, 13)) in (chip.end - 1, chip.end)


def test_a_filter_that_leaves_out_looks_different(bar: SearchBar) -> None:
    def painted(negated: bool) -> QImage:
        made = [replace(each, negated=negated) for each in chips("dogs in 2019")]
        bar.field.show_chips("dogs in 2019", made)
        return bar.field.grab().toImage()

    type_in(bar, "dogs in 2019", cursor=0)
    assert painted(negated=True) != painted(negated=False)


def test_chips_stand_behind_their_words_in_a_line_that_is_too_long_for_the_field(
    qtbot: QtBot, bar: SearchBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []  # right ends
    paint = SearchField.paintEvent

    def keep(painter: object, colours: object, rect: QRectF, **_: object) -> None:
        painted.append(rect.right())

    def paint_all(field: SearchField, event: QPaintEvent) -> None:
        before = len(painted)
        paint(field, event)
        if event.rect() != field.rect():  # the cursor alone blinks
            del painted[before:]

    monkeypatch.setattr("photo_sorter.ui.window.search_field.paint_ground", keep)
    monkeypatch.setattr(SearchField, "paintEvent", paint_all)
    bar.resize(220, 38)
    text = "photos of dogs from last summer without people"
    QTest.keyClicks(bar.field, text)
    QApplication.processEvents()
    bar.show_reading(text, chips(text), ())

    for _ in range(50):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    rights = [bar.field.cross_rect(chip).right() for chip in bar.field.chips]
    assert rights[-1] < bar.field.width()
    assert painted[-2:] == pytest.approx(rights, abs=2)


def test_what_a_chip_is_read_as_is_said_under_the_pointer(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer", cursor=0)
    said = []
    for point in (cross(bar, 0), cross(bar, 0) - QPoint(40, 0)):
        place = bar.field.mapToGlobal(point)
        QApplication.sendEvent(bar.field, QHelpEvent(QEvent.Type.ToolTip, point, place))
        said.append(QToolTip.text())
    assert said == [
        "Take “from last summer” out of the search",
        "Read as date:last-summer",
    ]


def test_a_screen_reader_is_told_the_filters(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer, no people")
    assert bar.field.accessibleDescription() == "Filters: from last summer; no people"
    bar.field.clear()
    assert bar.field.accessibleDescription() == ""


def test_what_an_input_method_composes_is_left_alone(bar: SearchBar) -> None:
    type_in(bar, "dogs from last summer ")
    QApplication.sendEvent(bar.field, QInputMethodEvent("に", []))
    assert bar.field.grab().width() == bar.field.width()
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(bar.field, done)
    assert bar.text == "dogs from last summer 日本"
    assert shown(bar) == ["from last summer"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text('ab 20:-",.;|üα日\t', max_size=30).map(lambda text: f"date:2019 {text} tag:family"),
    st.lists(st.tuples(st.sampled_from(["Left", "Right", "Home", "End"]), st.booleans())),
)
def test_the_text_is_what_was_typed_wherever_the_cursor_goes(
    bar: SearchBar, text: str, moves: list[tuple[str, bool]]
) -> None:
    type_in(bar, text)
    typed = bar.text
    for name, by_word in moves:
        modifier = CTRL if by_word else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(bar.field, getattr(Qt.Key, f"Key_{name}"), modifier)
        assert 0 <= bar.field.cursorPosition() <= len(typed)
    bar.field.grab()
    assert bar.text == typed


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        window.search_bar.set_text(text)
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)


def test_a_filter_is_taken_off_a_search(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "receipt since 1990")
    bar = window.search_bar
    assert shown(bar) == ["since 1990"]
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(bar.field, Qt.MouseButton.LeftButton, pos=cross(bar, 0))
    assert bar.text == "receipt"
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)
