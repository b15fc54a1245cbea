"""Giving a photo another look in the window, from the words to the version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSlider
from pytestqt.qtbot import QtBot

from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.versions.edit import Edit
from photo_sorter.services.guiding.looks import FoundLook, LookSource
from photo_sorter.services.library import Library
from photo_sorter.ui.dialogs.crop_words import CropWordsDialog
from photo_sorter.ui.dialogs.look import LookDialog
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_export import click, named, said, toast

WARM = Adjustments(temperature=0.6, vignette=0.2)


@pytest.fixture
def found(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that were asked for; the model is left out."""
    asked: list[str] = []

    def find(photo_id: int, words: str, cancelled: Callable[[], bool]) -> FoundLook:
        asked.append(words)
        if words == "blurb":
            raise InvalidInputError(Problem.LOOK_UNKNOWN, words=words)
        return FoundLook(words, WARM, 0.1, 0.11, 0.12, 0.98, LookSource.BOTH)

    monkeypatch.setattr(indexed.guiding.looks, "find", find)
    monkeypatch.setattr(indexed.guiding.looks, "warm_up", lambda: None)
    return asked


def opened(window: MainWindow, library: Library, qtbot: QtBot, key: Qt.Key, kind: Any) -> Any:
    """By its keys, on the first photo."""
    window.chosen.choose(library.photos.listing(EVERYTHING).ids.tolist()[:1])
    window.activateWindow()
    window.grid.setFocus()
    qtbot.waitUntil(window.grid.hasFocus)
    QTest.keyClick(window.grid, key, Qt.KeyboardModifier.ShiftModifier)

    def visible() -> list[Any]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[0]


def test_from_the_words_to_a_version(
    window: MainWindow,
    indexed: Library,
    qtbot: QtBot,
    found: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Edit] = []

    def make(photo_id: int, edit: Edit) -> None:
        made.append(edit)
        raise InvalidInputError(Problem.PHOTO_AWAY, path="a.jpg")

    monkeypatch.setattr(indexed.versions, "make", make)
    dialog = opened(window, indexed, qtbot, Qt.Key.Key_K, LookDialog)
    save = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save as a version")
    assert not save.isEnabled()  # nothing is changed yet
    QTest.keyClicks(dialog.words, "golden hour")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.sliders.value == WARM)
    assert found == ["golden hour"]
    assert "refined by the model" in said(dialog)
    qtbot.waitUntil(lambda: not dialog.preview.shows_original)
    after = dialog.preview.shown
    QTest.keyPress(dialog.words, Qt.Key.Key_Control)
    assert dialog.preview.shows_original
    assert dialog.preview.shown != after
    QTest.keyRelease(dialog.words, Qt.Key.Key_Control)
    assert dialog.preview.shown == after
    dialog.strength.setFocus()
    dialog.strength.setValue(50)
    assert dialog.sliders.value == WARM.mixed(0.5)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made))
    assert made == [Edit(adjustments=WARM.mixed(0.5))]
    qtbot.waitUntil(save.isEnabled)  # it failed, which is said, and may be tried again
    dialog.reject()


def test_a_person_moves_what_was_found(
    window: MainWindow, indexed: Library, qtbot: QtBot, found: list[str]
) -> None:
    dialog = opened(window, indexed, qtbot, Qt.Key.Key_K, LookDialog)
    click(dialog, "warmer")
    qtbot.waitUntil(lambda: dialog.sliders.value == WARM)
    assert found == ["warmer"]
    slider = named(dialog, QSlider, "Contrast")
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert dialog.sliders.value.contrast == pytest.approx(0.1)
    assert dialog.sliders.value.temperature == WARM.temperature
    click(dialog, "Reset")
    assert not dialog.sliders.value.changes_anything
    dialog.reject()


def test_an_unknown_look_is_said(
    window: MainWindow, indexed: Library, qtbot: QtBot, found: list[str]
) -> None:
    dialog = opened(window, indexed, qtbot, Qt.Key.Key_K, LookDialog)
    QTest.keyClicks(dialog.words, "blurb")
    click(dialog, "Find")
    qtbot.waitUntil(lambda: "I do not know the look “blurb”" in said(dialog))
    assert not dialog.sliders.value.changes_anything
    dialog.reject()


def test_a_copy_is_saved_elsewhere(
    window: MainWindow, indexed: Library, qtbot: QtBot, found: list[str], tmp_path: Path
) -> None:
    dialog = opened(window, indexed, qtbot, Qt.Key.Key_K, LookDialog)
    named(dialog, QSlider, "Brightness").setValue(60)  # type: ignore[attr-defined]
    dialog.copy_wanted.disconnect()
    opener = dialog.children()[-1]
    assert hasattr(opener, "_export")
    opener._export(dialog.sliders.value, str(tmp_path / "a.png"))
    toast(window, qtbot, "Copy saved as “a.png”")
    assert (tmp_path / "a.png").stat().st_size > 0


def test_a_crop_by_words_is_shown_with_its_proposals(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    dialog = opened(window, indexed, qtbot, Qt.Key.Key_X, CropWordsDialog)
    QTest.keyClicks(dialog.words, "0:7")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert "no shape" in said(dialog)
    dialog.words.clear()
    click(dialog, "square")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(window.crop_view.isVisible)
    qtbot.waitUntil(lambda: window.crop_view.frame is not None)
    frame = window.crop_view.frame
    assert frame is not None
    assert frame.proposals > 1
    left, top, right, bottom = frame.box
    assert abs((right - left) - (bottom - top)) <= 2
    window.crop_view.leave()


def test_pixels_are_read_in_rows() -> None:
    from photo_sorter.core.ports import Picture
    from photo_sorter.ui.dialogs.look_preview import pixels_of

    flat = np.arange(2 * 3 * 4, dtype=np.uint8)
    pixels = pixels_of(Picture(3, 2, 3, 2, memoryview(flat.tobytes())))
    assert pixels.tolist() == flat.reshape(2, 3, 4)[..., :3].tolist()
