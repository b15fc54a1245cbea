"""Text in a picture lies over it, is chosen with the mouse and copied; the details show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.text_reading import refused
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.details.heading import Heading
from photo_sorter.ui.details.picture_text import PictureTextSection
from photo_sorter.ui.viewer.viewer import Viewer
from photo_sorter.ui.window.main_window import MainWindow
from tests.picture_words import SaidReader, row
from tests.ui.test_rating_photos import chosen

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = (row("Bäckerei Sonnenschein", 0.2), row("TOTAL", 0.4, 0.1, 0.2), row("12,50", 0.4, 0.6, 0.2))


@pytest.fixture
def reader(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[SaidReader]:
    """The program finds this text in every picture."""

    class Everywhere(SaidReader):
        def read(self, path, cancelled=lambda: False, *, glance=False):  # type: ignore[no-untyped-def]
            self.texts.setdefault(Path(path).name, TEXT)
            return super().read(path, cancelled, glance=glance)

    reader = Everywhere()
    monkeypatch.setattr(indexed.texts, "_reader", reader)
    yield reader
    indexed.texts.forget()


@pytest.fixture
def viewer(qtbot: QtBot, window: MainWindow, reader: SaidReader) -> Iterator[Viewer]:
    """Open on the first photo."""
    (photo,) = chosen(window, 0)
    window.open_photo(photo)
    viewer = window.viewer
    qtbot.waitUntil(lambda: viewer.has_original and window.tasks.idle)
    yield viewer
    viewer.leave()
    qtbot.waitUntil(lambda: window.tasks.idle)


def show(qtbot: QtBot, viewer: Viewer) -> None:
    QTest.keyClick(viewer, Qt.Key.Key_T, SHIFT)
    qtbot.waitUntil(lambda: viewer.text.takes_keys)


def at(viewer: Viewer, x: float, y: float) -> QPoint:
    rect = viewer.picture_rect
    return QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))


def drag(viewer: Viewer, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(viewer, LEFT, pos=start)
    QTest.mouseMove(viewer, (start + end) / 2)
    QTest.mouseMove(viewer, end)
    QTest.mouseRelease(viewer, LEFT, pos=end)


def test_the_text_is_read_when_it_is_asked_for_and_goes_with_the_same_key(
    qtbot: QtBot, viewer: Viewer, indexed: Library
) -> None:
    assert viewer.text.said == []
    show(qtbot, viewer)
    assert "Read by the program" in viewer.text.said[0]
    page = indexed.texts.of(PhotoId(viewer.photo_id))
    assert page is not None
    assert page.text == "Bäckerei Sonnenschein\nTOTAL 12,50"
    QTest.keyClick(viewer, Qt.Key.Key_T, SHIFT)
    assert not viewer.text.is_on


def test_text_is_chosen_by_dragging_over_it_at_any_zoom(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer)
    for _ in range(2):
        drag(viewer, at(viewer, 0.101, 0.22), at(viewer, 0.599, 0.22))
        assert viewer.text.chosen == "Bäckerei Sonnenschein"
        drag(viewer, at(viewer, 0.599, 0.22), at(viewer, 0.299, 0.42))
        assert viewer.text.chosen == "TOTAL"
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    drag(viewer, at(viewer, 0.5, 0.8), at(viewer, 0.5, 0.7))  # beside it the photo is moved
    assert viewer.text.chosen == ""


def test_a_double_click_chooses_a_line_and_control_a_all_of_it(
    qtbot: QtBot, viewer: Viewer
) -> None:
    show(qtbot, viewer)
    QTest.mouseDClick(viewer, LEFT, pos=at(viewer, 0.2, 0.42))
    assert viewer.text.chosen == "TOTAL"
    assert viewer.zoom == 1.0
    QTest.keyClick(viewer, Qt.Key.Key_A, CONTROL)
    assert viewer.text.chosen == "Bäckerei Sonnenschein\nTOTAL 12,50"


def test_what_is_chosen_is_copied_and_else_all_of_it(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer)
    QTest.keyClick(viewer, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Bäckerei Sonnenschein\nTOTAL 12,50"
    QTest.mouseDClick(viewer, LEFT, pos=at(viewer, 0.7, 0.42))
    QTest.keyClick(viewer, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "12,50"
    assert viewer.text.said == ["Copied"]


def test_what_cannot_be_read_and_what_has_no_text_is_said(
    qtbot: QtBot, viewer: Viewer, reader: SaidReader, indexed: Library
) -> None:
    path = Path(indexed.photos.paths([PhotoId(viewer.photo_id)])[PhotoId(viewer.photo_id)])
    reader.texts[path.name] = ()
    QTest.keyClick(viewer, Qt.Key.Key_T, SHIFT)
    qtbot.waitUntil(lambda: viewer.text.said == ["No text was found in this picture."])
    QTest.keyClick(viewer, Qt.Key.Key_T, SHIFT)
    failure = Failure(FailureKind.CRASHED, Problem.PICTURE_CRASHES_DECODER, {"detail": "x"})
    reader.refusals[path.name] = refused(failure, str(path))
    QTest.keyClick(viewer, Qt.Key.Key_T, SHIFT)
    qtbot.waitUntil(lambda: "crashes" in " ".join(viewer.text.said))


def section_of(window: MainWindow) -> PictureTextSection:
    section = window.panel.findChild(PictureTextSection)
    assert section is not None
    return section


def test_the_details_show_it_copy_it_and_find_others(
    qtbot: QtBot, window: MainWindow, reader: SaidReader, indexed: Library
) -> None:
    section = section_of(window)
    one, two = (PhotoId(each) for each in window.grid.neighbours()[:2])
    for photo in (one, two):
        indexed.texts.read_now(photo)
    chosen(window, 0)
    qtbot.waitUntil(lambda: not section.isHidden())
    texts = [label.text() for label in section.findChildren(QLabel)]
    assert "Read by the program" in texts
    assert "Bäckerei Sonnenschein\nTOTAL 12,50" in texts
    copy, others = (
        button for button in section.findChildren(QPushButton) if not isinstance(button, Heading)
    )
    QTest.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == "Bäckerei Sonnenschein\nTOTAL 12,50"
    QTest.mouseClick(others, LEFT)
    qtbot.waitUntil(lambda: sorted(window.grid.neighbours()) == sorted((one, two)))
    window.go_back()
    qtbot.waitUntil(lambda: window.tasks.idle)


def test_a_photo_without_text_has_no_such_section(qtbot: QtBot, window: MainWindow) -> None:
    chosen(window, 0)
    qtbot.waitUntil(lambda: window.context.chosen.details is not None and window.tasks.idle)
    assert section_of(window).isHidden()


def test_all_of_it_is_deleted_once_that_is_confirmed(
    qtbot: QtBot,
    window: MainWindow,
    reader: SaidReader,
    indexed: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    indexed.texts.read_now(PhotoId(window.grid.neighbours()[0]))
    asked: list[Sequence[MenuItem]] = []
    monkeypatch.setattr(window, "pop_up", asked.append)

    def choose(words: str) -> None:
        (item,) = [each for each in asked[-1] if words in each.text]
        item.run()

    window.act("picture_texts")
    choose("Delete all text that was read")
    qtbot.waitUntil(lambda: len(asked) == 2)
    choose("Keep it")
    assert indexed.texts.count() == 1
    choose("Delete the text of 1 photo")
    qtbot.waitUntil(lambda: indexed.texts.count() == 0)
    qtbot.waitUntil(lambda: window.tasks.idle)
