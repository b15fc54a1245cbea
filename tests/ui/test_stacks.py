"""Stacks in the window: one photo stands for all, keys and the badge open them, and what is done
with a closed one is done with all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import Action, ChangeId, Deed
from photo_sorter.core.operations import SetStackCover, StackPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.base import words
from photo_sorter.ui.base.meant import Meant
from photo_sorter.ui.base.stack_badge import stack_badge
from photo_sorter.ui.base.toasts import Toast
from photo_sorter.ui.details.stack import StackSection
from photo_sorter.ui.grid.content import Order
from photo_sorter.ui.window.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


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
def ids(indexed: Library) -> list[PhotoId]:
    """All photos, newest first."""
    return [PhotoId(each) for each in indexed.photos.listing(EVERYTHING).ids.tolist()]


def stacked(
    qtbot: QtBot, window: MainWindow, photos: list[PhotoId], rows: int | None = None
) -> None:
    """These are a stack, and the window shows it."""
    count = window.grid.count
    window.context.commands.do(StackPhotos(tuple(photos)))
    shown = count - len(photos) + 1 if rows is None else rows
    qtbot.waitUntil(lambda: window.grid.count == shown)


def press(
    qtbot: QtBot,
    window: MainWindow,
    on: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = PLAIN,
) -> Deed:
    """The key, and what it does is done."""
    with qtbot.waitSignal(window.commands.changed) as signal:
        QTest.keyClick(on, key, modifier)
    assert signal.args is not None
    deed = signal.args[0].deed
    assert isinstance(deed, Deed)
    return deed


def row_of(window: MainWindow, photo: PhotoId) -> int:
    return window.grid.neighbours().index(photo)


def choose(qtbot: QtBot, window: MainWindow, photo: PhotoId) -> None:
    """With the mouse, and its details are there."""
    grid = window.grid
    grid.show_photo(photo)
    at = grid.rect_of_row(row_of(window, photo)).center().toPoint()
    with qtbot.waitSignal(window.chosen.described):
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, PLAIN, at)


def click_badge(window: MainWindow, photo: PhotoId, count: int) -> None:
    grid = window.grid
    badge: QPointF = stack_badge(grid.rect_of_row(row_of(window, photo)), count).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, PLAIN, badge.toPoint())


def section_of(window: MainWindow) -> StackSection:
    section = window.findChild(StackSection)
    assert section is not None
    return section


def test_keys_stack_photos_and_take_them_apart(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    grid = window.grid
    grid.setFocus()
    grid.choose(1)
    for row in (3, 4):
        grid.choose(row, toggle=True)
    assert press(qtbot, window, grid, Qt.Key.Key_G, CONTROL).count == 3
    assert [each.photo_ids for each in indexed.stacks.all()] == [(ids[1], ids[3], ids[4])]
    qtbot.waitUntil(lambda: grid.count == len(ids) - 2)
    assert grid.neighbours()[:4] == [ids[0], ids[1], ids[2], ids[5]]
    assert grid.content.piled.counts[:4].tolist() == [0, 3, 0, 0]
    assert grid.selection.ids == [ids[1]]
    assert window.chosen.ids == [ids[1], ids[3], ids[4]]
    assert press(qtbot, window, grid, Qt.Key.Key_G, CONTROL | SHIFT).count == 3
    assert indexed.stacks.all() == []
    qtbot.waitUntil(lambda: grid.neighbours() == ids)


def test_a_key_opens_a_stack_in_its_place_and_closes_it_from_any_of_its_photos(
    qtbot: QtBot, window: MainWindow, ids: list[PhotoId]
) -> None:
    members = [ids[1], ids[4], ids[3]]
    stacked(qtbot, window, members)
    choose(qtbot, window, ids[1])
    grid = window.grid
    QTest.keyClick(grid, Qt.Key.Key_G)
    assert grid.neighbours()[:5] == [ids[0], ids[1], ids[4], ids[3], ids[2]]
    assert grid.content.piled.opened[:5].tolist() == [False, True, True, True, False]
    assert window.chosen.ids == [ids[1]]  # an open one is alone
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert window.chosen.ids == [ids[3]]
    QTest.keyClick(grid, Qt.Key.Key_G)
    assert grid.selection.ids == [ids[1]]
    assert window.chosen.ids == members
    assert grid.count == len(ids) - 2


def test_the_badge_opens_and_closes_and_chooses_nothing(
    qtbot: QtBot, window: MainWindow, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    choose(qtbot, window, ids[0])
    click_badge(window, ids[1], 3)
    assert window.grid.count == len(ids)
    click_badge(window, ids[1], 3)
    assert window.grid.count == len(ids) - 2
    assert window.chosen.ids == [ids[0]]


def test_all_open_and_all_close(qtbot: QtBot, window: MainWindow, ids: list[PhotoId]) -> None:
    stacked(qtbot, window, [ids[0], ids[2]])
    stacked(qtbot, window, [ids[5], ids[3], ids[4]])
    choose(qtbot, window, ids[5])
    QTest.keyClick(window.grid, Qt.Key.Key_G, SHIFT)
    assert window.grid.count == len(ids)
    assert window.chosen.ids == [ids[5]]
    QTest.keyClick(window.grid, Qt.Key.Key_Right)
    assert window.chosen.ids == [ids[3]]
    QTest.keyClick(window.grid, Qt.Key.Key_G, SHIFT)
    assert window.grid.count == len(ids) - 3
    assert window.grid.selection.ids == [ids[5]]
    assert window.chosen.ids == [ids[5], ids[3], ids[4]]


def test_what_is_done_with_a_closed_stack_is_done_with_all_of_it_and_an_open_one_is_alone(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    members = [ids[1], ids[4], ids[3]]
    stacked(qtbot, window, members)
    choose(qtbot, window, ids[1])
    assert press(qtbot, window, window.grid, Qt.Key.Key_4).count == 3
    assert {indexed.photos.ratings([each])[each].stars for each in members} == {4}
    assert window.keys["trash"].text() == "Move 3 photos to the trash"
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    assert window.keys["trash"].text() == "Move to the trash"
    assert press(qtbot, window, window.grid, Qt.Key.Key_2).count == 1
    assert indexed.photos.ratings([ids[1]])[ids[1]].stars == 2
    assert indexed.photos.ratings([ids[4]])[ids[4]].stars == 4


def said(window: MainWindow) -> list[str]:
    return [
        each.text()
        for toast in window.toasts.findChildren(Toast)
        for each in toast.findChildren(QLabel)
    ]


def test_the_message_says_of_how_many_stacks_the_photos_were(
    qtbot: QtBot, window: MainWindow, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    stacked(qtbot, window, [ids[2], ids[5]])
    window.grid.go_to(row_of(window, ids[1]))
    press(qtbot, window, window.grid, Qt.Key.Key_4)
    assert "3 photos of one stack rated ★★★★☆" in said(window)
    QTest.keyClick(window.grid, Qt.Key.Key_Right, SHIFT)
    assert window.chosen.meant == Meant(photos=5, stacks=2, alone=0)
    press(qtbot, window, window.grid, Qt.Key.Key_2)
    assert "5 photos of 2 stacks rated ★★☆☆☆" in said(window)
    with qtbot.waitSignal(window.commands.undone):
        QTest.keyClick(window.grid, Qt.Key.Key_Z, CONTROL)
    assert "Undone: 5 photos of 2 stacks rated ★★☆☆☆" in said(window)
    QTest.keyClick(window.grid, Qt.Key.Key_Right, SHIFT)
    press(qtbot, window, window.grid, Qt.Key.Key_5)
    assert "6 photos (2 stacks among them) rated ★★★★★" in said(window)
    QTest.keyClick(window.grid, Qt.Key.Key_G, SHIFT)
    window.grid.go_to(row_of(window, ids[1]))
    press(qtbot, window, window.grid, Qt.Key.Key_F)
    assert "1 photo added to the favourites" in said(window), "of an open stack it is alone"


def test_what_was_done_to_other_photos_tells_of_no_stacks(speak: Callable[[str], None]) -> None:
    speak("en")
    deed = Deed(Action.FILES_TRASHED, "", 2)
    assert words.deed(deed, Meant(3, 1, 0)) == "2 photos moved to the trash"
    assert words.deed(deed, Meant(2, 0, 2)) == "2 photos moved to the trash"
    tagged = Deed(Action.TAG_DELETED, "cat", 3)
    assert words.deed(tagged, Meant(3, 1, 0)) == "Tag “cat” deleted; its photos stay"


def test_the_files_of_a_closed_stack_go_to_the_trash_each_and_come_back_together(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId], own_trash: Path
) -> None:
    members = [ids[1], ids[4], ids[3]]
    stacked(qtbot, window, members)
    rows = window.grid.count
    paths = [Path(path) for path in indexed.photos.paths(members).values()]
    before = {path: path.read_bytes() for path in paths}
    assert len(before) == 3
    choose(qtbot, window, ids[1])
    assert press(qtbot, window, window.grid, Qt.Key.Key_Delete, CONTROL).count == 3
    assert not [path for path in paths if path.exists()]
    trashed = {path.read_bytes() for path in (own_trash / "files").iterdir()}
    assert trashed == set(before.values())
    listed = [path.read_text() for path in (own_trash / "info").glob("*.trashinfo")]
    assert all(any(quote(str(path)) in said for said in listed) for path in paths)
    qtbot.waitUntil(lambda: window.grid.count == rows - 1)
    with qtbot.waitSignal(window.commands.undone):
        QTest.keyClick(window.grid, Qt.Key.Key_Z, CONTROL)
    assert {path: path.read_bytes() for path in paths} == before
    qtbot.waitUntil(lambda: window.grid.count == rows)
    choose(qtbot, window, ids[1])
    assert window.chosen.ids == members  # it is the stack that it was


def test_a_drag_and_a_copy_carry_the_files_of_a_closed_stack(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    members = [ids[1], ids[4], ids[3]]
    stacked(qtbot, window, members)
    choose(qtbot, window, ids[1])
    paths = indexed.photos.paths(members)
    assert window.chosen.paths == [paths[each] for each in members]


def test_the_details_say_where_a_photo_stands_and_what_is_meant(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    section = section_of(window)
    choose(qtbot, window, ids[0])
    assert not section.isVisible()
    choose(qtbot, window, ids[1])
    assert section.said == "1 of 3 in a stack\nWhat you do is done with 3 photos."
    buttons = {each.text(): each for each in section.findChildren(QPushButton)}
    with qtbot.waitSignal(window.chosen.described):
        buttons["Open the stack (G)"].click()
    assert section.said == "1 of 3 in a stack"
    choose(qtbot, window, ids[3])
    assert section.said == "3 of 3 in a stack"
    with qtbot.waitSignal(window.commands.changed):
        buttons["Make it the cover"].click()
    assert [each.photo_ids for each in indexed.stacks.all()] == [(ids[3], ids[1], ids[4])]
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_G, SHIFT)
    qtbot.waitUntil(lambda: window.grid.count == len(ids) - 2)
    QTest.keyClick(window.grid, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: section.said == "2 of them lie in closed stacks.")


def test_the_viewer_walks_through_an_open_stack_and_rates_what_is_seen(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    choose(qtbot, window, ids[0])
    viewer, seen = window.viewer, []
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    for _ in range(3):
        seen.append(viewer.photo_id)
        QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert seen == [ids[0], ids[1], ids[2]]
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert press(qtbot, window, viewer, Qt.Key.Key_5).count == 1  # the cover alone
    QTest.keyClick(viewer, Qt.Key.Key_G)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.photo_id == ids[4]
    assert press(qtbot, window, viewer, Qt.Key.Key_3).count == 1
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert window.chosen.ids == [ids[4]]
    stars = {each: indexed.photos.ratings([each])[each].stars for each in (ids[1], ids[4], ids[3])}
    assert stars == {ids[1]: 5, ids[4]: 3, ids[3]: 0}


def test_in_an_answer_the_best_of_a_stack_is_shown(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    result = indexed.search.by_text(indexed.search.read("dog").query)
    ranked = [hit.photo_id for hit in (*result.strong, *result.weak)]
    best, last = ranked[0], ranked[-1]
    stacked(qtbot, window, [last, best])
    with qtbot.waitSignal(window.browser.found):
        window.search_bar.set_text("dog")
        window.search_bar.search_now()
    qtbot.waitUntil(lambda: not window.browser.query or bool(window.grid.content.weak))
    window.grid.fold.click()
    qtbot.waitUntil(lambda: window.grid.content.unfolded)
    assert window.grid.neighbours()[0] == best
    assert last not in window.grid.neighbours()
    assert window.grid.content.piled.counts[0] == 2
    assert window.grid.count == len(ranked) - 1


def test_a_filter_shows_what_fits_of_a_stack_and_acts_on_no_more(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    window.grid.choose(row_of(window, ids[1]))
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    for photo in (ids[3], ids[4]):
        window.grid.choose(row_of(window, photo))
        press(qtbot, window, window.grid, Qt.Key.Key_X)
    window.grid.choose(row_of(window, ids[1]))
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    with qtbot.waitSignal(window.browser.found):
        window.search_bar.set_text("is:rejected")
        window.search_bar.search_now()
    qtbot.waitUntil(lambda: window.grid.neighbours() == [ids[4]])
    window.grid.choose(0)
    assert window.chosen.ids == [ids[4], ids[3]]


def test_what_was_opened_from_outside_is_shown_though_it_lies_in_a_closed_stack(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    stacked(qtbot, window, [ids[1], ids[4], ids[3]])
    path = Path(indexed.photos.paths([ids[3]])[ids[3]])
    window.open_requests.open([str(path)])
    qtbot.waitUntil(window.viewer.isVisible)
    assert window.viewer.photo_id == ids[3]
    window.viewer.leave()
    assert window.grid.content.piled.opened.any()


def test_the_view_stays_where_a_stack_is_turned(
    qtbot: QtBot, window: MainWindow, ids: list[PhotoId]
) -> None:
    window.resize(720, 480)
    cover = ids[-4]
    stacked(qtbot, window, [cover, ids[-3], ids[-2]])
    choose(qtbot, window, cover)
    before = window.grid.rect_of_row(row_of(window, cover)).top()
    assert window.grid.verticalScrollBar().value() > 0
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    rect = window.grid.rect_of_row(row_of(window, cover))
    assert abs(rect.top() - before) < rect.height()
    assert window.grid.viewport().rect().contains(rect.center().toPoint())


def test_an_open_stack_stays_open_when_something_changes_and_in_another_order(
    qtbot: QtBot, window: MainWindow, indexed: Library, ids: list[PhotoId]
) -> None:
    members = [ids[1], ids[4], ids[3]]
    stacked(qtbot, window, members)
    choose(qtbot, window, ids[1])
    QTest.keyClick(window.grid, Qt.Key.Key_G)
    window.context.commands.do(SetStackCover(ids[4]))
    qtbot.waitUntil(lambda: window.grid.neighbours()[2:5] == [ids[4], ids[1], ids[3]])
    choose(qtbot, window, ids[3])
    press(qtbot, window, window.grid, Qt.Key.Key_5)
    window.browser.set_order(Order.BEST_RATED)
    qtbot.waitUntil(lambda: window.grid.content.order is Order.BEST_RATED)
    at = row_of(window, ids[4])
    assert window.grid.neighbours()[at : at + 3] == [ids[4], ids[1], ids[3]]
    assert window.grid.selection.ids == [ids[3]]
    window.browser.set_order(Order.NEWEST)


@pytest.mark.parametrize("width", [400.0, 60.0, 20.0])
def test_the_badge_lies_inside_its_cell(qtbot: QtBot, window: MainWindow, width: float) -> None:
    cell = QRectF(10, 10, width, 120)
    assert cell.contains(stack_badge(cell, 5))
    assert stack_badge(cell, 12_345).width() <= width
