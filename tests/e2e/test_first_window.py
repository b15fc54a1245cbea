"""A second start on the same library calls the window that is open."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from photo_sorter.app.first_window import FirstWindow, raise_first_window


def test_a_second_start_is_heard_by_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    calls: list[None] = []
    with FirstWindow(tmp_path, lambda: calls.append(None)):
        assert raise_first_window(tmp_path)
        qtbot.waitUntil(lambda: len(calls) == 1)


def test_nobody_hears_where_no_window_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    assert not raise_first_window(tmp_path)


def test_windows_of_other_libraries_do_not_hear(qtbot: QtBot, tmp_path: Path) -> None:
    calls: list[None] = []
    with FirstWindow(tmp_path / "one", lambda: calls.append(None)):
        assert not raise_first_window(tmp_path / "two")
    assert calls == []
