"""Sorting into folders in the window: rules, plan, run and undo, on files, by key and mouse."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from photo_sorter.app.composition import about_program, open_library
from photo_sorter.core.operations import AddFolder, TagPhotos
from photo_sorter.core.photo import FileStamp, PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sorting.plan import (
    EntryState,
    Note,
    Notice,
    PlanState,
    Reason,
    SortOptions,
    Why,
)
from photo_sorter.core.sorting.rules import parse_rules
from photo_sorter.core.views import Activity
from photo_sorter.services.library import Library
from photo_sorter.ui.base.toasts import Toast
from photo_sorter.ui.browse.completion_list import CompletionList
from photo_sorter.ui.places.sorting import sort_chosen
from photo_sorter.ui.sorting.page import EARLIER, PLAN, RULES, SortingPage
from photo_sorter.ui.sorting.rule_row import RuleRow
from photo_sorter.ui.sorting.sort_words import SortWords
from photo_sorter.ui.window.main_window import MainWindow
from tests.conftest import NewLibrary

from .conftest import ICONS

COUNT = 4  # photos, all of them taken in 2021
IN = {"in/0.jpg", "in/1.jpg", "in/2.jpg", "in/3.jpg"}
BY_YEAR = {"2021/0.jpg", "2021/1.jpg", "2021/2.jpg", "2021/3.jpg"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_photos: Path) -> Path:
    made = tmp_path_factory.mktemp("sorting") / "photos"
    (made / "in").mkdir(parents=True)
    pictures = sorted(path for path in sample_photos.rglob("*") if path.suffix == ".jpg")
    for number, picture in enumerate(pictures[:COUNT]):
        shutil.copy(picture, made / "in" / f"{number}.jpg")
    return made


@pytest.fixture(scope="module")
def library(
    folder: Path, new_library: NewLibrary, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """Shared: each test takes back what it sorted."""
    opened = open_library(new_library(tmp_path_factory.mktemp("sorting") / "library"))
    opened.do(AddFolder(str(folder)))
    opened.jobs.index(lambda progress: None, lambda: False)
    by_name = {path: photo for photo, path in opened.photos.paths(ids(opened)).items()}
    opened.do(TagPhotos((by_name[str(folder / "in" / "0.jpg")],), "receipt"))
    yield opened
    opened.close()


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, folder: Path, speak: Callable[[str], None], tmp_path: Path
) -> Iterator[MainWindow]:
    speak("en")
    window = open_window(library, tmp_path, qtbot)
    yield window
    close_window(window, qtbot)
    for plan in library.sorting.all():
        if plan.state is not PlanState.PLANNED and plan.state is not PlanState.UNDONE:
            library.sorting.undo(plan.id)
    assert files(folder) == IN


def open_window(library: Library, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(library, about_program(), ICONS, tmp_path / "window.ini")
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: len(window.grid.neighbours()) == COUNT)
    return window


def close_window(window: MainWindow, qtbot: QtBot) -> None:
    """Unless the test did it."""
    if not isValid(window):
        return
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SortingPage:
    """Reached by the menu's action, with one rule: by year."""
    page = opened(window, qtbot)
    page.rules.editor.set_rules(parse_rules("* -> {year}"))
    page.rules.options.set_options(SortOptions())
    wait_for_example(page.rules.editor.rows[-1], qtbot)
    return page


def opened(window: MainWindow, qtbot: QtBot) -> SortingPage:
    window.keys["sort_shown"].trigger()
    page = window.central_pane.page
    assert isinstance(page, SortingPage)
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    return page


def ids(library: Library) -> list[PhotoId]:
    return [PhotoId(photo) for photo in library.photos.listing(EVERYTHING).ids.tolist()]


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    focus = window.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers or Qt.KeyboardModifier.NoModifier)


def type_text(window: QWidget, text: str) -> None:
    focus = window.window().focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)


def button(within: QWidget, text: str) -> QPushButton:

    found = within.findChildren(QPushButton)
    return next(b for b in found if b.text().startswith(text) and b.isVisible())


def has_button(within: QWidget, text: str) -> bool:
    found = within.findChildren(QPushButton)
    return any(b.text().startswith(text) and b.isVisible() for b in found)


def click(within: QWidget, text: str) -> None:
    QTest.mouseClick(button(within, text), Qt.MouseButton.LeftButton)


def wait_for_example(row: RuleRow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(row.said or row.problem))


def make_plan(page: SortingPage, qtbot: QtBot) -> None:
    before = page.plan.shown
    click(page, "Make the plan")
    qtbot.waitUntil(lambda: page.part == PLAN and page.plan.shown is not before)
    assert page.plan.shown is not None


def sort(page: SortingPage, qtbot: QtBot) -> None:
    click(page, "Sort 4 files")
    wait_for_state(page, PlanState.APPLIED, qtbot)


def wait_for_state(page: SortingPage, state: PlanState, qtbot: QtBot) -> None:
    def there() -> bool:
        shown = page.plan.shown
        return shown is not None and shown.plan.state is state

    qtbot.waitUntil(there)


def toasts(window: MainWindow) -> list[str]:
    return [
        " ".join(label.text() for label in toast.findChildren(QLabel) if label.text())
        for toast in window.findChildren(Toast)
        if toast.isVisible()
    ]


def tree_lines(page: SortingPage) -> list[str]:
    """What is unfolded, from the top, with its folder before it."""
    model = page.plan.model

    def below(parent: object, indent: str) -> Iterator[str]:
        for row in range(model.rowCount(parent)):  # type: ignore[arg-type]
            index = model.index(row, 0, parent)  # type: ignore[arg-type]
            yield indent + str(index.data())
            yield from below(index, indent + "  ")

    return list(below(QModelIndex(), ""))


# ----------------------------------------------------------------------------------------- rules


def test_an_example_tells_where_a_photo_would_go(page: SortingPage) -> None:
    said = page.rules.editor.rows[-1].said
    assert re.fullmatch(r"4 photos, such as (\d)\.jpg → 2021/\1\.jpg", said)


def test_the_keyboard_is_in_the_first_rule(window: MainWindow, qtbot: QtBot) -> None:
    row = opened(window, qtbot).rules.editor.rows[0]
    assert window.focusWidget() in (row.query, row.template)


def test_the_query_of_a_rule_is_completed_as_in_the_search_field(
    page: SortingPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.rules.editor.set_rules(parse_rules("cat -> Found"))
    assert window.isActiveWindow(), "a new rule opens no window of its own"
    row = page.rules.editor.rows[0]
    row.query.setFocus()
    row.query.clear()
    assert listed(page) == [], "what was searched for before is no rule"
    QTest.keyClicks(row.query, "tag:re")
    qtbot.waitUntil(lambda: listed(page) == ["receipt"])
    press(window, Qt.Key.Key_Escape)
    assert listed(page) == []
    assert page.isVisible(), "it closes the list and nothing else"
    QTest.keyClicks(row.query, "c")
    qtbot.waitUntil(lambda: listed(page) == ["receipt"])
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert row.query.text() == "tag:receipt "
    assert row.query.hasFocus()
    qtbot.waitUntil(lambda: row.said.startswith("1 photo, such as 0.jpg"))
    QTest.keyClicks(row.query, "ty")
    qtbot.waitUntil(lambda: listed(page) == ["type:"])
    row.template.setFocus()
    assert listed(page) == []
    page.rules.editor.set_rules(parse_rules("tag:receipt -> {year}"))
    # a rule that is gone takes its list along
    qtbot.waitUntil(lambda: len(page.findChildren(CompletionList)) == 1)


def listed(page: SortingPage) -> list[str]:
    return [
        shown.list.item(row).text()
        for shown in page.findChildren(CompletionList)
        if shown.isVisible()
        for row in range(shown.list.count())
    ]


def test_rules_are_added_moved_and_removed_by_keys(page: SortingPage, qtbot: QtBot) -> None:
    editor, alt = page.rules.editor, Qt.KeyboardModifier.AltModifier
    button(page, "Add a rule").setFocus()
    press(page, Qt.Key.Key_Space)
    type_text(page, "tag:receipt")
    press(page, Qt.Key.Key_Tab)
    type_text(page, "Papers")
    click(page, "Add a rule")
    type_text(page, "name:1*")
    press(page, Qt.Key.Key_Tab)
    type_text(page, "First")
    qtbot.waitUntil(lambda: editor.rows[1].said == "1 photo, such as 1.jpg → First/1.jpg")
    assert editor.rows[2].said.startswith("2 photos")
    press(page, Qt.Key.Key_Up, alt)
    assert [row.draft.query for row in editor.rows] == ["name:1*", "tag:receipt", ""]
    assert page.window().focusWidget() is editor.rows[0].template
    press(page, Qt.Key.Key_Down, alt)
    press(page, Qt.Key.Key_Down, alt)  # the last one stays last
    assert [row.draft.query for row in editor.rows] == ["tag:receipt", "name:1*", ""]
    press(page, Qt.Key.Key_Backspace, alt)
    assert [row.draft.query for row in editor.rows] == ["tag:receipt", ""]
    assert page.window().focusWidget() is editor.rows[1].template


def test_the_mouse_moves_and_removes_too(page: SortingPage) -> None:
    editor = page.rules.editor
    editor.set_rules(parse_rules("tag:receipt -> A\nname:1* -> B\n* -> C"))
    up, down, remove = editor.rows[1].stops[3:6]
    QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    assert [rule.text for rule in editor.rules or ()] == [
        "name:1* → B", "tag:receipt → A", "* → C",
    ]  # fmt: skip
    QTest.mouseClick(down, Qt.MouseButton.LeftButton)
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [rule.text for rule in editor.rules or ()] == ["tag:receipt → A", "* → C"]


def test_what_is_wrong_is_underlined_and_said_with_a_remedy(
    page: SortingPage, qtbot: QtBot
) -> None:
    row = page.rules.editor.rows[0]
    row.focus()
    type_text(page, "Shots/{yaer}")
    assert row.problem == "There is no field “yaer” (character 8). Perhaps “year” is meant."
    assert row.template.wrong == ((7, 11),)
    click(page, "Make the plan")
    assert page.rules.problem == "A rule is not understood yet; it says why."
    assert page.part == RULES
    type_text(page, "{year}")
    assert row.problem == ""
    assert not row.template.wrong


def test_a_query_that_is_not_understood_says_what_was_meant(
    page: SortingPage, qtbot: QtBot
) -> None:
    click(page, "Add a rule")
    row = page.rules.editor.rows[0]
    type_text(page, "tag:receit")
    press(page, Qt.Key.Key_Tab)
    type_text(page, "Papers")
    qtbot.waitUntil(lambda: row.problem == "There is no tag called “receit”.")
    assert row.query.wrong == ((0, 10),)
    click(row, "Take “")
    qtbot.waitUntil(lambda: row.said == "1 photo, such as 0.jpg → Papers/0.jpg")
    assert row.query.text() == "tag:receipt"


def test_a_field_is_inserted_where_the_cursor_is(page: SortingPage, qtbot: QtBot) -> None:
    row = page.rules.editor.rows[0]
    row.focus()
    type_text(page, "A/B")
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Space)
    menu = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert row.template.text() == "A/{month:02}B"
    assert row.template.hasFocus()


def test_without_a_rule_it_says_what_is_lacking(page: SortingPage) -> None:
    page.rules.editor.rows[0].template.clear()
    click(page, "Make the plan")
    assert page.rules.problem == "Write where the photos are to go."


def test_rules_are_kept_in_files_that_the_command_line_reads(
    page: SortingPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = page.rules.editor
    rules = parse_rules("tag:receipt -> Papers/{year}\n* -> {year}/{event}")
    editor.set_rules(rules)
    path = tmp_path / "rules.txt"
    page.rules.save_rules(str(path), editor.rules or ())
    qtbot.waitUntil(path.exists)
    assert parse_rules(path.read_text("utf-8")) == rules
    editor.set_rules(parse_rules("* -> Other"))
    page.rules.open_rules(str(path))
    qtbot.waitUntil(lambda: editor.rules == rules)
    path.write_text("no arrow")
    page.rules.open_rules(str(path))
    qtbot.waitUntil(lambda: "This line is no rule" in page.rules.problem)
    page.rules.save_rules(str(tmp_path / "nowhere" / "rules.txt"), rules)
    qtbot.waitUntil(lambda: "cannot be written" in page.rules.problem)
    assert "Choose another folder" in page.rules.problem


def test_rules_and_options_of_the_last_plan_are_there_again(
    page: SortingPage, window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    page.rules.editor.set_rules(parse_rules("tag:receipt -> Papers\n* -> {year}"))
    page.rules.options.set_folder(str(tmp_path / "sorted"))
    page.rules.options.empty.setFocus()
    press(page, Qt.Key.Key_Down)
    make_plan(page, qtbot)
    close_window(window, qtbot)
    again = open_window(library, tmp_path, qtbot)
    try:
        rules = opened(again, qtbot).rules
        texts = [rule.text for rule in rules.editor.rules or ()]
        assert again.focusWidget() is rules.editor.rows[0].query
        assert texts == ["tag:receipt → Papers", "* → {year}"]
        assert rules.options.options.into == str(tmp_path / "sorted")
        assert rules.options.options.remove_empty
    finally:
        close_window(again, qtbot)


# ------------------------------------------------------------------------------------------ plan


def test_nothing_moves_before_the_button_is_pressed(
    page: SortingPage, folder: Path, window: MainWindow, qtbot: QtBot
) -> None:
    page.rules.editor.set_rules(parse_rules("tag:receipt -> Papers\n* -> {year}"))
    page.rules.editor.focus()
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_state(page, PlanState.PLANNED, qtbot)
    assert page.part == PLAN
    assert page.plan.title.text().startswith("4 files to move, ")
    assert page.plan.about.text() == "2 new folders"
    assert tree_lines(page) == [
        str(folder), "  2021", "    1.jpg", "    2.jpg", "    3.jpg", "  Papers", "    0.jpg",
    ]  # fmt: skip
    assert files(folder) == IN
    assert page.window().focusWidget() is page.plan.tree
    qtbot.waitUntil(lambda: button(page, "Sort 4 files").isEnabled())
    press(page, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is button(page, "Sort 4 files")
    press(page, Qt.Key.Key_Space)
    wait_for_state(page, PlanState.APPLIED, qtbot)
    assert files(folder) == {"Papers/0.jpg", *(BY_YEAR - {"2021/0.jpg"})}
    assert page.plan.about.text() == "4 sorted"


def test_ctrl_z_takes_a_sort_back_and_redo_does_it_again(
    page: SortingPage, folder: Path, window: MainWindow, qtbot: QtBot
) -> None:
    make_plan(page, qtbot)
    sort(page, qtbot)
    qtbot.waitUntil(lambda: any("Files sorted into folders: 4" in said for said in toasts(window)))
    page.plan.tree.setFocus()
    window.keys["undo"].trigger()
    qtbot.waitUntil(lambda: files(folder) == IN)
    wait_for_state(page, PlanState.UNDONE, qtbot)
    qtbot.waitUntil(lambda: any("4 files are back" in said for said in toasts(window)))
    window.keys["redo"].trigger()
    qtbot.waitUntil(lambda: files(folder) == BY_YEAR)
    wait_for_state(page, PlanState.APPLIED, qtbot)


def test_only_what_is_to_be_looked_at_is_shown_on_request(
    page: SortingPage, folder: Path, qtbot: QtBot
) -> None:
    (folder / "2021").mkdir()
    (folder / "2021" / "1.jpg").write_bytes(b"another file")
    try:
        make_plan(page, qtbot)
        assert page.plan.about.text() == "1 name taken"
        click(page, "To look at (1)")
        assert tree_lines(page) == [str(folder / "2021"), "  1 (2).jpg"]
        click(page, "All")
        assert "  1 (2).jpg" in tree_lines(page)
    finally:
        (folder / "2021" / "1.jpg").unlink()
        (folder / "2021").rmdir()


def test_what_stays_says_why_and_how_many(page: SortingPage, qtbot: QtBot) -> None:
    page.rules.editor.set_rules(parse_rules("tag:receipt -> {album}\nname:1* -> in"))
    make_plan(page, qtbot)
    lines = tree_lines(page)
    assert [line for line in lines if not line.startswith(" ")] == [
        "Nothing is known to fill in", "Are where they belong", "No rule fits",
    ]  # fmt: skip
    assert not has_button(page, "Sort ")
    assert has_button(page, "Change the rules")


def test_only_the_chosen_photos_are_sorted(
    window: MainWindow, library: Library, folder: Path, qtbot: QtBot
) -> None:
    window.grid.setFocus()
    window.chosen.choose(ids(library)[:1])
    sort_chosen(window.context)
    page = window.central_pane.page
    assert isinstance(page, SortingPage)
    titles = [page.rules.scope.itemText(n) for n in range(page.rules.scope.count())]
    assert titles == ["The choice: 1 photo", "All photos"]
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    page.rules.editor.set_rules(parse_rules("* -> {year}"))
    make_plan(page, qtbot)
    assert page.plan.title.text().startswith("1 file to move, ")


def test_what_a_search_shows_comes_first_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.browser.found):
        window.search_for("tag:receipt")
    page = opened(window, qtbot)
    assert page.rules.scope.currentText() == "Found by “tag:receipt”"
    page.rules.editor.set_rules(parse_rules("* -> {year}"))
    make_plan(page, qtbot)
    assert page.plan.title.text().startswith("1 file to move, ")


def test_where_nothing_is_to_be_sorted_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.browser.found):
        window.search_for("date:1950")
    page = opened(window, qtbot)
    page.rules.editor.set_rules(parse_rules("* -> {year}"))
    make_plan(page, qtbot)
    assert "There is nothing to sort" in [
        label.text() for label in page.findChildren(QLabel) if label.isVisible()
    ]
    qtbot.waitUntil(lambda: has_button(page, "To the rules"))
    click(page, "To the rules")
    assert page.part == RULES


# ------------------------------------------------------------------------------------------- run


class Gate:
    """Files move one at a time, each when it is let through."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        mover = library.sorting._mover
        move = mover.move

        def wait(*asked: Any) -> FileStamp:
            self.reached.set()
            assert self.opened.wait(60)
            return move(*asked)

        monkeypatch.setattr(mover, "move", wait)


@pytest.fixture
def paused(
    page: SortingPage,
    window: MainWindow,
    library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> SortingPage:
    """Sorting that was paused by the button in the middle of its first file."""
    with monkeypatch.context() as patch:
        gate = Gate(library, patch)
        make_plan(page, qtbot)
        click(page, "Sort 4 files")
        qtbot.waitUntil(gate.reached.is_set)
        qtbot.waitUntil(lambda: has_button(page.plan, "Pause"))
        click(page.plan, "Pause")
        gate.opened.set()
        qtbot.waitUntil(lambda: window.context.sort_work.paused is not None)
    wait_for_state(page, PlanState.APPLYING, qtbot)
    return page


def test_sorting_pauses_at_a_file_and_goes_on(
    paused: SortingPage, folder: Path, window: MainWindow, qtbot: QtBot
) -> None:
    assert len(files(folder) & BY_YEAR) == 1
    assert window.sort_bar.isVisible()
    assert window.context.sort_work.progress.activity is Activity.PAUSED
    click(paused.plan, "Go on")
    wait_for_state(paused, PlanState.APPLIED, qtbot)
    assert files(folder) == BY_YEAR
    qtbot.waitUntil(lambda: not window.sort_bar.isVisible())


def test_what_was_done_is_kept(paused: SortingPage, folder: Path, qtbot: QtBot) -> None:
    before = files(folder)
    click(paused.plan, "Keep it as it is")
    wait_for_state(paused, PlanState.APPLIED, qtbot)
    assert files(folder) == before
    assert paused.plan.about.text() == "1 sorted · 3 left where they were"


def test_what_was_done_is_taken_back(paused: SortingPage, folder: Path, qtbot: QtBot) -> None:
    click(paused.plan, "Take it back")
    wait_for_state(paused, PlanState.UNDONE, qtbot)
    assert files(folder) == IN


def test_a_plan_half_way_is_offered_at_the_next_start(
    paused: SortingPage,
    window: MainWindow,
    library: Library,
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    close_window(window, qtbot)
    again = open_window(library, tmp_path, qtbot)
    try:
        qtbot.waitUntil(again.sort_bar.isVisible)
        said = [label.text() for label in again.sort_bar.findChildren(QLabel)]
        assert "Sorting is paused" in said
        assert "1 of 4" in said
        click(again.sort_bar, "Show")
        page = again.central_pane.page
        assert isinstance(page, SortingPage)
        wait_for_state(page, PlanState.APPLYING, qtbot)
        assert page.part == PLAN
        QTest.mouseClick(again.sort_bar.button, Qt.MouseButton.LeftButton)
        wait_for_state(page, PlanState.APPLIED, qtbot)
        assert files(folder) == BY_YEAR
    finally:
        close_window(again, qtbot)


def test_closing_the_window_pauses_what_runs(
    page: SortingPage,
    window: MainWindow,
    library: Library,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        gate = Gate(library, patch)
        make_plan(page, qtbot)
        click(page, "Sort 4 files")
        qtbot.waitUntil(gate.reached.is_set)
        window.context.sort_work.stop()
        gate.opened.set()
        window.close()
    plan = library.sorting.all()[0]
    assert plan.state is PlanState.APPLYING
    assert len(files(folder) & BY_YEAR) == 1


def test_what_cannot_be_sorted_is_said_and_can_be_gone_on_with(
    page: SortingPage,
    library: Library,
    folder: Path,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_plan(page, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(library.sorting._mover, "is_mounted", lambda mount: False)
        click(page, "Sort 4 files")
        qtbot.waitUntil(lambda: window.context.sort_work.paused is not None)
    problems = [x.text() for x in page.plan.findChildren(QLabel) if x.isVisible()]
    assert any("Sorting stopped" in x and "let the plan go on" in x for x in problems)
    click(page.plan, "Go on")
    wait_for_state(page, PlanState.APPLIED, qtbot)
    assert files(folder) == BY_YEAR


# -------------------------------------------------------------------------------- earlier plans


def test_an_earlier_plan_is_opened_and_one_rule_of_it_taken_back(
    page: SortingPage, library: Library, folder: Path, qtbot: QtBot
) -> None:
    page.rules.editor.set_rules(parse_rules("tag:receipt -> Papers\n* -> {year}"))
    make_plan(page, qtbot)
    sort(page, qtbot)
    click(page, "Earlier plans")
    assert page.part == EARLIER
    model = page.earlier.model
    qtbot.waitUntil(lambda: model.rowCount() == len(library.sorting.all()))
    assert model.index(0, 2).data() == "done: 4 sorted"
    assert model.index(0, 3).data() == "tag:receipt → Papers; * → {year}"
    page.earlier.view.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.part == PLAN
    qtbot.waitUntil(lambda: has_button(page.plan, "Undo one rule…"))
    click(page.plan, "Undo one rule…")
    menu = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files(folder) == {"in/0.jpg", *(BY_YEAR - {"2021/0.jpg"})})
    qtbot.waitUntil(lambda: page.plan.about.text() == "3 sorted · 1 taken back")


def test_the_report_says_what_was_left_and_why(
    page: SortingPage, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    make_plan(page, qtbot)
    changed = folder / "in" / "0.jpg"
    before = changed.stat()
    os.utime(changed, (1, 1))
    click(page, "Sort 4 files")
    try:
        wait_for_state(page, PlanState.APPLIED, qtbot)
        click(page, "Copy the report")
        clipboard = QGuiApplication.clipboard()
        qtbot.waitUntil(lambda: "Sorting into folders, plan" in clipboard.text())
        line = (
            f"  {folder}/in/0.jpg → {folder}/2021/0.jpg: left, has changed since the plan was made"
        )
        assert line in clipboard.text().splitlines()
        path = tmp_path / "report.txt"
        page.plan.save_report(str(path))
        qtbot.waitUntil(path.exists)
        assert path.read_text("utf-8") == clipboard.text()
    finally:
        os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_esc_leads_back_to_the_rules_and_then_to_the_photos(
    page: SortingPage, window: MainWindow, qtbot: QtBot
) -> None:
    make_plan(page, qtbot)
    page.plan.focus()
    press(page, Qt.Key.Key_Escape)
    assert page.part == RULES
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.central_pane.page is window.grid)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_and_notice_and_state_has_words(
    language: str, speak: Callable[[str], None]
) -> None:
    speak(language)
    say = SortWords()
    assert all(say.why(why) for why in Why)
    assert all(say.state(state) for state in PlanState)
    for why in Why:
        assert "{" not in say.reason(Reason(why, "x"))
    for notice in Notice:
        assert "{" not in say.note(Note(notice, "3 files"))
    assert all(meaning for _, meaning in say.fields())
    assert say.far({EntryState.DONE: 1})
