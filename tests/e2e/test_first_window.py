"""A second start on the same library calls the window that is open."""

from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from photo_sorter.app.first_window import FirstWindow, raise_first_window


def test_a_second_start_is_heard_by_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    calls: list[list[str]] = []
    with FirstWindow(tmp_path, calls.append):
        assert raise_first_window(tmp_path)
        qtbot.waitUntil(lambda: calls == [[]])


def test_the_first_window_is_given_what_the_second_start_was_to_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = ["/photos/größe 1.jpg", "/photos/" + os.fsdecode(b"\xff.jpg"), "/a" * 5000]
    calls: list[list[str]] = []
    with FirstWindow(tmp_path, calls.append):
        assert raise_first_window(tmp_path, paths)
        qtbot.waitUntil(lambda: calls == [paths])


def test_nobody_hears_where_no_window_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    assert not raise_first_window(tmp_path)


def test_windows_of_other_libraries_do_not_hear(qtbot: QtBot, tmp_path: Path) -> None:
    calls: list[list[str]] = []
    with FirstWindow(tmp_path / "one", calls.append):
        assert not raise_first_window(tmp_path / "two")
    assert calls == []
