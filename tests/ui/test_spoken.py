"""What a screen reader is told, by Qt's own interface to it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import RatePhotos, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.library import Library
from photo_sorter.ui.window.main_window import MainWindow

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def heard(qapp: object) -> Iterator[None]:
    """A screen reader is there."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def spoken(widget: object) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_the_current_photo_is_called_by_its_tags_and_its_date(
    window: MainWindow, indexed: Library
) -> None:
    grid = window.grid
    photo = PhotoId(grid.neighbours()[4])
    undo = [
        indexed.do(TagPhotos((photo,), "grandma", True)),
        indexed.do(RatePhotos((photo,), RatingChange(stars=4, favourite=True))),
    ]
    try:
        grid.spoken.forget()
        grid.setFocus()
        grid.show_photo(photo)
        current = spoken(grid).focusChild()
        assert current.role() == QAccessible.Role.ListItem
        name = current.text(NAME)
        details = indexed.photos.details(photo)
        assert details is not None
        assert "grandma" in name
        assert str(details.sort_time.year) in name
        assert "4 stars, favourite" in name
        assert details.paths[0].rsplit("/", 1)[-1] in current.text(DESCRIPTION)
        assert f"Photo 5 of {grid.count}" in current.text(DESCRIPTION)
        assert current.state().selected
        assert current.state().focused
    finally:
        for change in reversed(undo):
            indexed.undo(change.id)


def test_a_photo_without_tags_is_called_by_its_file(window: MainWindow, indexed: Library) -> None:
    untagged = next(
        photo
        for photo in window.grid.neighbours()
        if not indexed.tags.of([PhotoId(photo)]).get(PhotoId(photo))
    )
    window.grid.show_photo(untagged)
    path = indexed.photos.paths([PhotoId(untagged)])[PhotoId(untagged)]
    assert spoken(window.grid).focusChild().text(NAME).startswith(path.rsplit("/", 1)[-1])


def test_walking_with_the_keyboard_moves_the_focus_that_is_heard(window: MainWindow) -> None:
    grid = window.grid
    grid.setFocus()
    grid.go_to(0)
    first = spoken(grid).focusChild().text(DESCRIPTION)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = spoken(grid).focusChild()
    assert first != second.text(DESCRIPTION)
    assert second.state().focused
    before = spoken(grid).child(spoken(grid).indexOfChild(second) - 1)
    assert not before.state().focused
    assert not before.state().selected


def test_only_the_photos_in_sight_are_there_to_be_heard(qtbot: QtBot, window: MainWindow) -> None:
    grid, voice = window.grid, spoken(window.grid)
    window.resize(1000, 520)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 0)
    grid.go_to(0)
    assert 0 < voice.childCount() < grid.count
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    shown = [voice.child(index) for index in range(voice.childCount())]
    assert shown[0].state().offscreen  # the one that has the keyboard
    assert not shown[-1].state().offscreen
    for index, child in enumerate(shown):
        assert voice.indexOfChild(child) == index
        assert child.parent() is voice
        assert child.text(NAME)
    point = shown[-1].rect().center()
    assert voice.childAt(point.x(), point.y()) is shown[-1]


def test_what_was_heard_of_is_let_go(qtbot: QtBot, window: MainWindow) -> None:
    voice = spoken(window.grid)
    kept = [voice.child(index) for index in range(voice.childCount())]
    assert kept
    window.grid.show_content(window.grid.content, keep=False)
    gc.collect()
    again = voice.child(0)
    assert again is not kept[0]
    assert again.text(NAME)
