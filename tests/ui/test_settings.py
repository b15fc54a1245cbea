"""Settings in the window: what is changed elsewhere stays, and what fails goes back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import DiskFullError
from photo_sorter.services.library import Library
from photo_sorter.ui.window.main_window import MainWindow


def test_moving_the_size_slider_keeps_a_model_that_was_chosen_meanwhile(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    indexed.settings.change(model="another")  # as the dialog does, on a worker
    window.central_pane.header.row_height_changed.emit(222)
    qtbot.waitUntil(lambda: indexed.settings.current().row_height == 222)
    assert indexed.settings.current().model == "another"


def test_a_slider_that_is_drawn_far_ends_where_it_was_left(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    for height in range(120, 260):
        window.central_pane.header.row_height_changed.emit(height)
        assert window.settings.current().row_height == height
    qtbot.waitUntil(lambda: indexed.settings.current().row_height == 259)


def test_what_waits_to_be_written_is_written_when_the_window_closes(
    window: MainWindow, indexed: Library
) -> None:
    for height in (150, 160, 170):
        window.central_pane.header.row_height_changed.emit(height)
    window.close()
    assert indexed.settings.current().row_height == 170


def test_a_theme_that_another_hand_sets_is_shown(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    light = window.palette().window().color()
    indexed.settings.change(theme="dark")
    qtbot.waitUntil(lambda: window.palette().window().color() != light)


def test_what_cannot_be_written_goes_back_and_is_said(
    window: MainWindow, indexed: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = indexed.settings.current().row_height

    def full(**_values: object) -> None:
        raise DiskFullError("The disk is full.", "Free some space.")

    monkeypatch.setattr(indexed.settings, "change", full)
    with qtbot.waitSignal(window.tasks.failed):
        window.central_pane.header.row_height_changed.emit(before + 40)
    assert window.settings.current().row_height == before
    monkeypatch.undo()
