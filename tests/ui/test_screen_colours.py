"""Thumbnails in the colours of the screen that the window is on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.screen_colours import ScreenColours
from photo_sorter.ui.base.screen_profile import Screen, ScreenProfiles, screen_of
from photo_sorter.ui.base.thumbnails import Thumbnails

from .test_screen_profile import PLAIN, other_profile


def colours(window: QWidget, profile: bytes) -> ScreenColours:
    return ScreenColours(
        window, ScreenProfiles({screen_of(window.screen()).platform: lambda _: profile})
    )


def test_a_plain_screen_takes_thumbnails_as_they_are(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert colours(window, PLAIN).space() is None
    assert colours(window, b"").space() is None
    assert colours(window, b"no profile").space() is None


def test_another_screen_is_told_once_the_window_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    own = colours(window, PLAIN)
    window.show()
    with qtbot.assertNotEmitted(own.changed):
        window.windowHandle().screenChanged.emit(window.screen())
    monkeypatch.setattr(
        "photo_sorter.ui.base.screen_colours.screen_of", lambda _: Screen("offscreen", "other")
    )
    with qtbot.waitSignal(own.changed):
        window.windowHandle().screenChanged.emit(window.screen())


def test_thumbnails_have_the_screens_colours(qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), (200, 30, 30)).save(tmp_path / "red.jpg", quality=95)
    spaces = [QColorSpace.fromIccProfile(other_profile()), None]
    thumbnails = Thumbnails(lambda _: tmp_path / "red.jpg", lambda: spaces[0])
    try:
        seen = [shown(qtbot, thumbnails)]
        spaces.pop(0)
        with qtbot.waitSignal(thumbnails.forgotten):
            thumbnails.forget()
        assert thumbnails.get(1, 160) is None
        seen.append(shown(qtbot, thumbnails))
    finally:
        thumbnails.close()
    (swapped_red, swapped_green), (red, green) = seen
    assert red > green + 100
    assert swapped_green > swapped_red + 100  # red is shown by what the screen calls green


def shown(qtbot: QtBot, thumbnails: Thumbnails) -> tuple[int, int]:
    """Red and green of the picture that comes."""
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.want_one(int(PhotoId(1)), 160)
    pixmap = thumbnails.get(1, 160)
    assert pixmap is not None
    colour = pixmap.toImage().pixelColor(30, 30)
    return colour.red(), colour.green()
