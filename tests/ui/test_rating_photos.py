"""Photos are rated by keys in the grid and in the viewer, and go to the trash and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import ChangeId
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import ColourLabel, Rating, unpack
from photo_sorter.services.library import Library
from photo_sorter.ui.details.rating import RatingSection
from photo_sorter.ui.grid.content import Order
from photo_sorter.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def as_it_was(indexed: Library) -> Iterator[None]:
    """What a test does to the library that all share is taken back."""

    def done() -> list[ChangeId]:
        return [change.id for change in indexed.history() if not change.undone]

    before = len(done())
    yield
    for change in done()[: len(done()) - before]:
        indexed.undo(change)


def press(
    qtbot: QtBot,
    window: MainWindow,
    on: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """The key, and what it does is done."""
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(on, key, modifier)


def chosen(window: MainWindow, *rows: int) -> list[PhotoId]:
    """Choose these rows; their ids."""
    window.grid.setFocus()
    window.grid.choose(rows[0])
    for row in rows[1:]:
        window.grid.choose(row, toggle=True)
    return [PhotoId(window.grid.neighbours()[row]) for row in rows]


def test_keys_rate_all_that_are_chosen_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photos = chosen(window, 0, 2)
    press(qtbot, window, window.grid, Qt.Key.Key_4)
    press(qtbot, window, window.grid, Qt.Key.Key_F)
    press(qtbot, window, window.grid, Qt.Key.Key_3, CONTROL)
    rating = Rating(4, favourite=True, label=ColourLabel.GREEN)
    assert indexed.photos.ratings(photos) == dict.fromkeys(photos, rating)
    qtbot.waitUntil(
        lambda: (
            [unpack(int(window.grid.content.listing.ratings[row])) for row in (0, 1, 2)]
            == [rating, Rating(), rating]
        )
    )
    press(qtbot, window, window.grid, Qt.Key.Key_F)
    assert not indexed.photos.ratings(photos)[photos[0]].favourite
    press(qtbot, window, window.grid, Qt.Key.Key_0)
    assert indexed.photos.ratings(photos)[photos[0]].stars == 0
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    assert indexed.photos.ratings(photos)[photos[0]].stars == 4


def test_a_favourite_among_others_makes_all_favourites(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (first,) = chosen(window, 0)
    press(qtbot, window, window.grid, Qt.Key.Key_F)
    photos = chosen(window, 0, 1)
    press(qtbot, window, window.grid, Qt.Key.Key_F)
    assert all(rating.favourite for rating in indexed.photos.ratings(photos).values())
    assert first in photos


def test_the_viewer_rates_the_photo_that_is_seen(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    chosen(window, 0)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    viewer = window.viewer
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    seen = PhotoId(viewer.photo_id)
    press(qtbot, window, viewer, Qt.Key.Key_5)
    press(qtbot, window, viewer, Qt.Key.Key_X)
    assert indexed.photos.ratings([seen]) == {seen: Rating(5, rejected=True)}
    viewer.leave()


def test_the_details_show_and_change_the_rating(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (photo,) = chosen(window, 0)
    section = window.findChild(RatingSection)
    assert section is not None
    buttons = {button.accessibleName(): button for button in section.findChildren(QToolButton)}
    with qtbot.waitSignal(window.commands.changed):
        buttons["3 stars (3)"].click()
    assert indexed.photos.ratings([photo]) == {photo: Rating(3)}
    qtbot.waitUntil(lambda: window.context.chosen.details is not None)
    details = window.context.chosen.details
    assert details is not None
    section.show_photo(details)
    with qtbot.waitSignal(window.commands.changed):
        buttons["3 stars (3)"].click()  # once more takes them away
    assert indexed.photos.ratings([photo]) == {photo: Rating()}


def test_the_best_rated_come_first_where_a_person_wants_it(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (last,) = chosen(window, len(window.grid.neighbours()) - 1)
    press(qtbot, window, window.grid, Qt.Key.Key_5)
    window.central_pane.header.order_changed.emit("best_rated")
    qtbot.waitUntil(lambda: window.grid.content.order is Order.BEST_RATED)
    qtbot.waitUntil(lambda: window.grid.neighbours()[0] == last)
    window.central_pane.header.order_changed.emit("newest")
    qtbot.waitUntil(lambda: window.grid.content.order is Order.NEWEST)


@pytest.mark.usefixtures("own_trash")
def test_a_photo_goes_to_the_trash_by_key_and_comes_back_by_undo(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (photo,) = chosen(window, 1)
    path = Path(indexed.photos.paths([photo])[photo])
    press(qtbot, window, window.grid, Qt.Key.Key_Delete, CONTROL)
    assert not path.exists()
    qtbot.waitUntil(lambda: photo not in window.grid.neighbours())
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    assert path.exists()
    assert photo in indexed.photos.listing(EVERYTHING).ids
    qtbot.waitUntil(lambda: photo in window.grid.neighbours())


@pytest.mark.usefixtures("own_trash")
def test_in_the_viewer_the_next_photo_takes_the_place_of_one_that_goes(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    first, second = chosen(window, 0, 1)
    chosen(window, 0)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    press(qtbot, window, window.viewer, Qt.Key.Key_Delete, CONTROL)
    qtbot.waitUntil(lambda: window.viewer.photo_id == second)
    assert window.viewer.isVisible()
    window.viewer.leave()
    assert first not in window.grid.neighbours()
