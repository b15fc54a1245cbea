"""T: a whole day is tagged with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import DescribeTags
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits
from photo_sorter.core.views import TagSource
from photo_sorter.services.library import Library
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture
def library(indexed: Library) -> Iterator[Library]:
    """What a test does to it is taken back."""
    before = indexed.history()
    indexed.do(
        DescribeTags(
            (
                TagTraits("Tree|Oak", TagColour.GREEN, (Synonym("Eiche", "de"),)),
                TagTraits("Tree|Birch"),
            )
        )
    )
    yield indexed
    newest = before[0].id if before else 0
    for change in indexed.history():
        if change.id > newest and not change.undone:
            indexed.undo(change.id)


@pytest.fixture
def tagging(library: Library, window: MainWindow) -> MainWindow:
    """The first photo is chosen by key."""
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Home)
    assert len(window.grid.selection) == 1
    return window


def given(library: Library, photo: int) -> set[str]:
    tags = library.tags.of([PhotoId(photo)]).get(PhotoId(photo), [])
    return {tag.name for tag in tags if tag.source is TagSource.PERSON}


def lines(window: MainWindow) -> list[str]:
    listed = window.quick_tag.list.list
    return [listed.item(row).text() for row in range(listed.count())]


def press(
    window: MainWindow,
    letters: str = "",
    key: Qt.Key = Qt.Key.Key_Return,
    how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClicks(window.quick_tag.field, letters)
    QTest.keyClick(window.quick_tag.field, key, how)


def test_a_few_letters_and_enter_give_a_tag_and_the_field_stays_for_the_next(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    (photo,) = tagging.grid.selection.ids
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    assert tagging.quick_tag.field.hasFocus()
    with qtbot.waitSignal(tagging.commands.changed):
        press(tagging, "oa")
    with qtbot.waitSignal(tagging.commands.changed):
        press(tagging, "bir")
    assert {"Tree|Oak", "Tree|Birch"} <= given(library, photo)
    assert tagging.quick_tag.field.text() == ""
    press(tagging, "", Qt.Key.Key_Escape)
    assert not tagging.quick_tag.isVisible()
    assert tagging.grid.hasFocus()
    assert len(tagging.grid.selection) == 1


def test_whoever_types_faster_than_the_list_comes_loses_no_letter(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    (photo,) = tagging.grid.selection.ids
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    for letters in ("oa", "bir", "quite new"):
        press(tagging, letters)
    press(tagging, "", Qt.Key.Key_Escape)
    qtbot.waitUntil(
        lambda: {"Tree|Oak", "Tree|Birch", "quite new"} <= given(library, photo), timeout=20_000
    )
    assert not tagging.quick_tag.isVisible()


def test_what_all_have_is_taken_away_and_undone_with_the_field_open(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    (photo,) = tagging.grid.selection.ids
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    for has in (True, False):
        with qtbot.waitSignal(tagging.commands.changed):
            press(tagging, "oak")
        assert ("Tree|Oak" in given(library, photo)) is has
    with qtbot.waitSignal(tagging.commands.undone):
        press(tagging, "", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Tree|Oak" in given(library, photo)
    press(tagging, "", Qt.Key.Key_Escape)


def test_a_synonym_leads_to_the_tag_and_the_list_says_so(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    QTest.keyClicks(tagging.quick_tag.field, "eich")
    qtbot.waitUntil(lambda: "Eiche → Tree › Oak" in lines(tagging))
    with qtbot.waitSignal(tagging.commands.changed):
        press(tagging)
    assert "Tree|Oak" in given(library, tagging.grid.selection.ids[0])
    press(tagging, "", Qt.Key.Key_Escape)


def test_what_nothing_begins_with_is_new_and_is_made_by_enter(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    (photo,) = tagging.grid.selection.ids
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    QTest.keyClicks(tagging.quick_tag.field, "Grandma|Garden")
    qtbot.waitUntil(lambda: lines(tagging)[:1] == ["Grandma › Garden"])
    first = tagging.quick_tag.list.current
    assert first is not None
    assert first.note == "new"
    with qtbot.waitSignal(tagging.commands.changed):
        press(tagging)
    assert "Grandma|Garden" in given(library, photo)
    press(tagging, "", Qt.Key.Key_Escape)


def test_recent_tags_have_numbers_in_the_field_and_with_alt_outside_of_it(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    for letters in ("birch", "oak"):
        with qtbot.waitSignal(tagging.commands.changed):
            press(tagging, letters)
    qtbot.waitUntil(lambda: lines(tagging)[:2] == ["Tree › Oak", "Tree › Birch"])
    press(tagging, "", Qt.Key.Key_PageDown)
    (second,) = tagging.grid.selection.ids
    with qtbot.waitSignal(tagging.commands.changed):
        press(tagging, "", Qt.Key.Key_2)
    assert given(library, second) >= {"Tree|Birch"}
    assert "Tree|Oak" not in given(library, second)
    press(tagging, "", Qt.Key.Key_Escape)
    with qtbot.waitSignal(tagging.commands.changed):
        QTest.keyClick(tagging.grid, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert given(library, second) >= {"Tree|Birch", "Tree|Oak"}


def test_in_the_viewer_control_and_enter_go_on_to_the_next_photo(
    qtbot: QtBot, tagging: MainWindow, library: Library
) -> None:
    photos = tagging.grid.neighbours()[:2]
    QTest.keyClick(tagging.grid, Qt.Key.Key_Return)
    assert tagging.viewer.hasFocus()
    QTest.keyClick(tagging.viewer, Qt.Key.Key_T)
    for _ in photos:
        with qtbot.waitSignal(tagging.commands.changed):
            press(tagging, "oak", how=Qt.KeyboardModifier.ControlModifier)
    assert all("Tree|Oak" in given(library, photo) for photo in photos)
    assert tagging.viewer.photo_id == tagging.grid.neighbours()[2]
    press(tagging, "", Qt.Key.Key_Escape)
    assert tagging.viewer.hasFocus()
    tagging.viewer.leave()


def test_whoever_clicks_elsewhere_is_done(qtbot: QtBot, tagging: MainWindow) -> None:
    QTest.keyClick(tagging.grid, Qt.Key.Key_T)
    elsewhere: QWidget = tagging.search_bar.field
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not tagging.quick_tag.isVisible()
    assert QApplication.focusWidget() is elsewhere
