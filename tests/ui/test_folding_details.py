"""The sections of the details are folded by mouse and keyboard, and stay so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.details.ask import AskSection
from photo_sorter.ui.details.detail_panel import DetailPanel
from photo_sorter.ui.details.heading import Heading
from photo_sorter.ui.details.section import DetailSection
from photo_sorter.ui.window.main_window import MainWindow
from photo_sorter.ui.window.window_state import WindowState

LEFT = Qt.MouseButton.LeftButton


def choose(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.chosen.described):
        window.grid.go_to(0)
    qtbot.waitUntil(lambda: window.tasks.idle)


def ask_of(panel: DetailPanel) -> tuple[AskSection, Heading]:
    found = panel.findChild(AskSection)
    assert found is not None
    assert found.heading is not None
    return found, found.heading


def test_a_click_folds_a_section_and_its_neighbours_stay(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window)
    ask, heading = ask_of(window.panel)
    QTest.mouseClick(heading, LEFT)
    assert not ask.view.isVisible()
    assert heading.isVisible()
    assert window.panel.field.isVisible(), "the tags are another section"
    window.grid.go_to(1)
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert not ask.view.isVisible(), "another photo unfolds nothing"
    QTest.mouseClick(heading, LEFT)
    assert ask.view.isVisible()


def test_every_section_with_a_heading_folds(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window)
    headed = [each for each in window.panel.findChildren(DetailSection) if each.heading]
    assert len({each.name for each in headed}) == len(headed) >= 6
    assert all(each.name and " " not in each.name for each in headed), "or none is remembered"


@pytest.mark.parametrize(
    ("folding", "unfolding"),
    [
        (Qt.Key.Key_Space, Qt.Key.Key_Space),
        (Qt.Key.Key_Return, Qt.Key.Key_Return),
        (Qt.Key.Key_Left, Qt.Key.Key_Right),
    ],
)
def test_keys_fold_and_unfold(
    qtbot: QtBot, window: MainWindow, folding: Qt.Key, unfolding: Qt.Key
) -> None:
    choose(qtbot, window)
    ask, heading = ask_of(window.panel)
    heading.setFocus()
    QTest.keyClick(heading, folding)
    assert not ask.view.isVisible()
    assert heading.accessibleDescription() == "folded"
    assert not window.viewer.isVisible(), "the key means nothing else here"
    QTest.keyClick(heading, unfolding)
    assert ask.view.isVisible()
    assert heading.accessibleDescription() == "unfolded"


def test_whoever_asks_finds_the_field_again(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window)
    ask, heading = ask_of(window.panel)
    QTest.mouseClick(heading, LEFT)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Q)
    qtbot.waitUntil(ask.view.field.hasFocus)
    assert not heading.folded


def test_the_next_window_remembers_what_is_folded(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    choose(qtbot, window)
    QTest.mouseClick(ask_of(window.panel)[1], LEFT)
    window.close()
    kept, other = WindowState(tmp_path / "window.ini"), QSplitter()
    qtbot.addWidget(other)
    kept.restore(window, other)
    assert kept.folded == {"ask"}
    ask, heading = ask_of(window.panel)
    for folded in (set[str](), kept.folded):
        window.panel.remember_folds(folded)
        assert heading.folded is ("ask" in folded)
        assert ask.view.isVisibleTo(ask) == (not heading.folded)


def test_a_heading_shows_nothing_before_it_is_folded(theme: Theme, qtbot: QtBot) -> None:
    """What has no parent yet would be a window of its own for a moment."""
    body = QWidget()
    qtbot.addWidget(body)
    heading = Heading(theme, "Ask", body)
    qtbot.addWidget(heading)
    assert not body.isVisible()
    assert heading.accessibleDescription() == "unfolded"
