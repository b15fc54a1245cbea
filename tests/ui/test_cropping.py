"""Cropping in the window: from the key to the file, by mouse and by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import Action, ChangeId
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.exporting import ExportNote
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.regions import Region
from photo_sorter.services.library import Library
from photo_sorter.ui.actions.menus import photo_menu
from photo_sorter.ui.browse.version_said import say_version
from photo_sorter.ui.cropping.frame import CropFrame
from photo_sorter.ui.cropping.view import CropView
from photo_sorter.ui.dialogs.turning import TurningDialog
from photo_sorter.ui.window.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def as_it_was(indexed: Library) -> Iterator[None]:
    """What a test does to the library that all share is taken back."""

    def done() -> list[ChangeId]:
        return [change.id for change in indexed.history() if not change.undone]

    before = len(done())
    yield
    for change in done()[: len(done()) - before]:
        indexed.undo(change)


@pytest.fixture
def photo(indexed: Library, window: MainWindow, qtbot: QtBot) -> PhotoId:
    """A JPEG, chosen and with the keyboard on it."""
    ids = [PhotoId(each) for each in indexed.photos.listing(EVERYTHING).ids.tolist()]
    paths = indexed.photos.paths(ids)
    found = next(each for each in ids if paths[each].endswith(".jpg"))
    window.grid.show_photo(found)
    window.grid.setFocus()
    qtbot.waitUntil(lambda: window.chosen.ids == [found])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return found


@pytest.fixture
def view(window: MainWindow, photo: PhotoId, qtbot: QtBot) -> CropView:
    """Opened by its key."""
    qtbot.waitUntil(window.keys["crop"].isEnabled)
    QTest.keyClick(window.grid, Qt.Key.Key_C, SHIFT)
    qtbot.waitUntil(lambda: window.crop_view.frame is not None)
    assert window.crop_view.hasFocus()
    return window.crop_view


def frame(view: CropView) -> CropFrame:
    assert view.frame is not None
    return view.frame


def at(point: QPointF) -> QPoint:
    return point.toPoint()


def drag(view: CropView, begin: QPointF, end: QPointF) -> None:
    QTest.mousePress(view, LEFT, pos=at(begin))
    QTest.mouseMove(view, at((begin + end) / 2))
    QTest.mouseMove(view, at(end))
    QTest.mouseRelease(view, LEFT, pos=at(end))


def test_what_the_frame_holds_is_saved_and_taken_back(
    window: MainWindow, indexed: Library, view: CropView, photo: PhotoId, qtbot: QtBot
) -> None:
    assert not view.bar.save.isEnabled()  # all of the picture is no version
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    left, top, right, bottom = frame(view).box
    assert (left, top, bottom) == (0, 0, frame(view).size[1])
    assert right < frame(view).size[0]
    with qtbot.waitSignal(view.saved, timeout=60_000) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args is not None
    made = signal.args[0]
    assert not view.isVisible()
    assert window.grid.hasFocus()
    with Image.open(made.path) as version:
        assert version.size == (right, bottom)
    assert made.change.deed.action is Action.VERSION_MADE
    assert [each.photo_ids for each in indexed.stacks.of([photo])] == [(made.photo_id, photo)]
    with qtbot.waitSignal(window.commands.undone, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_Z, CONTROL)
    assert not Path(made.path).exists()


def test_escape_leaves_and_nothing_is_saved(
    window: MainWindow, view: CropView, indexed: Library
) -> None:
    before = len(indexed.history())
    QTest.keyClick(view, Qt.Key.Key_A)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert window.grid.hasFocus()
    assert len(indexed.history()) == before


def test_keys_go_through_shapes_and_move_the_frame(view: CropView) -> None:
    chosen = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_A)
        chosen.append(frame(view).shape.name)
    assert chosen == ["own", "1:1", "3:2"]
    assert view.bar.shapes["3:2"].isChecked()
    QTest.keyClick(view, Qt.Key.Key_A, SHIFT)
    left, top, right, bottom = frame(view).box
    assert right - left == bottom - top == min(frame(view).size)
    across = frame(view).size[0] > frame(view).size[1]
    QTest.keyClick(view, Qt.Key.Key_Left if across else Qt.Key.Key_Up, CONTROL)
    moved = frame(view).box
    assert (left - moved[0], top - moved[1]) == ((1, 0) if across else (0, 1))
    QTest.keyClick(view, Qt.Key.Key_A)
    wide = frame(view).box
    QTest.keyClick(view, Qt.Key.Key_O)
    assert (wide[2] - wide[0] > wide[3] - wide[1]) != (
        frame(view).box[2] - frame(view).box[0] > frame(view).box[3] - frame(view).box[1]
    )


def test_the_mouse_draws_corners_moves_the_frame_and_begins_another(view: CropView) -> None:
    rect, size = view.frame_rect(), frame(view).size
    drag(view, rect.bottomRight(), rect.center())
    assert frame(view).box[2] == pytest.approx(size[0] / 2, abs=size[0] / 100)
    assert frame(view).box[3] == pytest.approx(size[1] / 2, abs=size[1] / 100)
    before = frame(view).box
    rect = view.frame_rect()
    drag(view, rect.center(), rect.center() + QPointF(60, 30))
    after = frame(view).box
    assert after[0] > before[0]
    assert after[2] - after[0] == before[2] - before[0]
    whole = view.picture_rect()
    drag(view, whole.bottomRight() - QPointF(30, 30), whole.bottomRight() - QPointF(8, 4))
    assert frame(view).box[0] > size[0] * 0.8


def test_a_click_chooses_a_shape_and_says_how_many_pixels(view: CropView) -> None:
    QTest.mouseClick(view.bar.shapes["1:1"], LEFT)
    side = f"{min(frame(view).size):,}"
    assert view.bar.pixels.toolTip() or side in view.accessibleDescription()
    assert f"{side} × {side} pixels" in view.accessibleDescription()


def test_a_turned_frame_holds_the_same_pixels(view: CropView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    before, size = frame(view).box, frame(view).size
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_R)
    assert (frame(view).box, frame(view).size) == (before, size)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert frame(view).size == (size[1], size[0])
    assert frame(view).edit.turns == 1


def test_keys_straighten_and_the_frame_stays_in_the_picture(view: CropView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A)
    whole = frame(view).size
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Period)
    QTest.keyClick(view, Qt.Key.Key_Colon, SHIFT)
    assert frame(view).angle == view.bar.angle.number.value() == 1.3
    assert "straightened by 1.3°" in view.accessibleDescription()
    assert frame(view).size < whole
    assert frame(view).box == (0, 0, *frame(view).size)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Less, SHIFT)
    assert (frame(view).angle, view.bar.angle.slider.value()) == (-45, -450)
    QTest.keyClick(view, Qt.Key.Key_Comma)
    assert frame(view).angle == -45
    QTest.keyClick(view, Qt.Key.Key_0)
    assert (frame(view).size, frame(view).edit.changes_nothing) == (whole, True)


def test_a_number_straightens_and_return_does_not_save(view: CropView, qtbot: QtBot) -> None:
    number = view.bar.angle.number
    QTest.mouseDClick(number, LEFT)
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "7.5")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert frame(view).angle == 7.5
    qtbot.waitUntil(view.hasFocus)
    assert not view.is_saving


def test_the_slider_straightens_with_lines_and_a_double_click_makes_it_level(
    view: CropView,
) -> None:
    slider = view.bar.angle.slider
    middle = slider.rect().center()
    right = QPoint(middle.x() + slider.width() // 4, middle.y())
    QTest.mousePress(slider, LEFT, pos=middle)
    QTest.mouseMove(slider, right)
    assert 15 < frame(view).angle < 30
    turning = view.grab().toImage()
    QTest.mouseRelease(slider, LEFT, pos=right)
    assert view.grab().toImage() != turning  # the lines are gone
    QTest.mouseDClick(slider, LEFT, pos=right)
    assert frame(view).angle == 0


def test_what_is_straightened_and_turned_is_saved_as_it_was_seen(
    window: MainWindow, indexed: Library, view: CropView, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_R)
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Greater, SHIFT)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_A, SHIFT)  # to 16:9, so that the lines of turning go
    rect = view.frame_rect().toRect().adjusted(4, 4, -4, -4)
    share = 4 / view.frame_rect().width()
    seen = pixels(view.grab(rect).toImage())
    size = frame(view).box[2] - frame(view).box[0], frame(view).box[3] - frame(view).box[1]
    with qtbot.waitSignal(view.saved, timeout=60_000) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args is not None
    with Image.open(signal.args[0].path) as version:
        assert version.size == size
        inset = share * version.width
        box = (inset, inset, version.width - inset, version.height - inset)
        saved = version.convert("RGB").resize((seen.shape[1], seen.shape[0]), box=box)
    apart = np.abs(seen - np.asarray(saved, float)).mean()
    turned_over = np.abs(seen - np.asarray(saved, float)[::-1, ::-1]).mean()
    assert apart < 6 < turned_over


def pixels(image: QImage) -> NDArray[np.float64]:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(float)


def test_what_a_version_lacks_is_said(window: MainWindow, view: CropView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_R)
    with qtbot.waitSignal(view.saved, timeout=60_000) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args is not None

    def said() -> str:
        return " ".join(each.text() for each in window.toasts.findChildren(QLabel))

    assert "differs from" not in said()
    say_version(window.context, replace(signal.args[0], notes=frozenset(ExportNote)))
    assert "-edited.jpg” differs from the photo" in said()
    assert "It is a JPEG" in said()
    assert "The film of the motion photo stays" in said()


def test_a_button_in_the_viewer_and_the_menu_of_photos_lead_to_the_frame(
    window: MainWindow, photo: PhotoId, qtbot: QtBot
) -> None:
    menu = photo_menu(window.context, window.keys, window)
    assert "Crop…" in [each.text() for each in menu.actions()]
    menu.deleteLater()
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(window.viewer.isVisible)
    named = window.viewer.findChildren(QToolButton)
    button = next(each for each in named if each.accessibleName() == "Crop the photo (Shift+C)")
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: window.crop_view.frame is not None)
    QTest.keyClick(window.crop_view, Qt.Key.Key_Escape)
    assert window.viewer.hasFocus()
    window.viewer.leave()


def test_tab_goes_through_what_is_proposed(
    window: MainWindow, photo: PhotoId, qtbot: QtBot
) -> None:
    view = window.crop_view
    window.crop(photo, [Region(0, 0, 0.5, 0.5), Region(0.5, 0.5, 1, 1)])
    qtbot.waitUntil(lambda: view.frame is not None)
    width, height = frame(view).size
    assert frame(view).box[:2] == (0, 0)
    assert frame(view).box[2] <= width / 2 + 1
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert frame(view).box[2:] == (width, height)
    QTest.keyClick(view, Qt.Key.Key_Backtab, SHIFT)
    assert frame(view).box[:2] == (0, 0)
    view.leave()


def test_turning_is_explained_once_and_then_done(
    window: MainWindow, indexed: Library, photo: PhotoId, qtbot: QtBot, tmp_path: Path
) -> None:
    path = Path(indexed.photos.paths([photo])[photo])
    before = path.read_bytes()
    shutil.copy2(path, tmp_path / "kept.jpg")
    QTest.keyClick(window.grid, Qt.Key.Key_R, CONTROL)

    def dialogs() -> list[TurningDialog]:
        return [each for each in window.findChildren(TurningDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()))
    assert path.read_bytes() == before
    (turn,) = [b for b in dialogs()[0].findChildren(QPushButton) if b.text() == "Turn"]
    with qtbot.waitSignal(window.commands.changed, timeout=30_000) as signal:
        QTest.mouseClick(turn, LEFT)
    assert signal.args is not None
    assert signal.args[0].deed.action is Action.PHOTOS_TURNED
    assert path.read_bytes() != before
    assert indexed.settings.current().turning_explained
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignals([window.commands.changed] * 2, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_L, CONTROL)
        QTest.keyClick(window.grid, Qt.Key.Key_R, CONTROL)  # at once: each counts
    assert not dialogs()
    for _ in range(3):
        with qtbot.waitSignal(window.commands.undone, timeout=30_000):
            QTest.keyClick(window.grid, Qt.Key.Key_Z, CONTROL)
    assert path.read_bytes() == before
