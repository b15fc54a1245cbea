"""The review of a tag: photos are asked about and answered by key and mouse, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.answers import Subject
from photo_sorter.core.asked import ReviewState
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.operations import EditPhotos, TagPhotos
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sensitive import SENSITIVE_TAG
from photo_sorter.core.views import PhotoTag, TagSource
from photo_sorter.services.library import Library
from photo_sorter.ui.actions.palette import palette_items
from photo_sorter.ui.browse.place import Place, of_album, of_tag
from photo_sorter.ui.details.chips import TagChip
from photo_sorter.ui.places.review import review
from photo_sorter.ui.places.table import type_of
from photo_sorter.ui.review.chosen_views import View
from photo_sorter.ui.review.marks import Mark
from photo_sorter.ui.review.page import ReviewPage
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_names_of_controls import DESCRIPTION, heard, nameless

TAG = "sunset"
CAT = Subject(tag=TAG)
PATIENCE = 30_000


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, indexed: Library) -> Iterator[ReviewPage]:
    """A review that asks its first question; what is answered is taken back afterwards."""
    before = len(indexed.history())
    yield opened(qtbot, window, of_tag(TAG))
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=PATIENCE)
    for change in indexed.history()[: len(indexed.history()) - before]:
        if not change.undone:
            indexed.undo(change.id)


def opened(qtbot: QtBot, window: MainWindow, place: Place) -> ReviewPage:
    review(place, window.context)
    found = window.central_pane.page
    assert isinstance(found, ReviewPage)
    qtbot.waitUntil(lambda: not found.session.is_busy, timeout=PATIENCE)
    return found


def settled(qtbot: QtBot, window: MainWindow, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: window.tasks.idle and not page.session.is_busy, timeout=PATIENCE)


def seen(page: ReviewPage) -> PhotoId | None:
    return page.question.photo.photo_id


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def press(page: ReviewPage, key: Qt.Key) -> None:
    """Where the keyboard is."""
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus is page or page.isAncestorOf(focus)
    QTest.keyClick(focus, key)


def undo(page: ReviewPage) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_keys_answer_and_the_next_photo_is_there_at_once(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    assert "Is this “sunset”?" in texts(page)
    asked = [each.photo_id for each in page.session.asked[:4]]
    assert seen(page) == asked[0]
    for key, then in (
        (Qt.Key.Key_Y, asked[1]),
        (Qt.Key.Key_N, asked[2]),
        (Qt.Key.Key_Space, asked[3]),
    ):
        press(page, key)
        assert seen(page) == then
    assert "1 yes · 1 no" in page.side.said
    settled(qtbot, window, page)
    state = indexed.review.state(CAT)
    assert (state.yes, state.no, state.skipped) == (1, 1, 1)
    assert seen(page) == asked[3]  # the new order does not take away what is looked at


def test_a_key_that_is_held_answers_once(page: ReviewPage) -> None:
    first, second = (each.photo_id for each in page.session.asked[:2])
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Y)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, "y", True)
    QApplication.sendEvent(focus, held)
    assert seen(page) == second != first


def test_the_last_answer_is_taken_back_and_its_photo_is_there_again(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    first = seen(page)
    press(page, Qt.Key.Key_Y)
    press(page, Qt.Key.Key_N)
    undo(page)
    undo(page)
    assert seen(page) == first
    assert "0 yes · 0 no" in page.side.said
    settled(qtbot, window, page)
    state = indexed.review.state(CAT)
    assert (state.yes, state.no) == (0, 0)
    assert seen(page) == first


def test_an_answer_that_is_undone_elsewhere_is_asked_again(
    qtbot: QtBot, window: MainWindow, page: ReviewPage
) -> None:
    first = seen(page)
    press(page, Qt.Key.Key_Y)
    settled(qtbot, window, page)
    assert seen(page) != first
    with qtbot.waitSignal(window.commands.undone):
        window.commands.undo()
    assert seen(page) == first
    with qtbot.waitSignal(window.commands.redone):
        window.commands.redo()
    assert seen(page) != first


def test_the_buttons_answer_as_the_keys_do(qtbot: QtBot, page: ReviewPage) -> None:
    asked = [each.photo_id for each in page.session.asked[:3]]
    for text, then in (("Yes  (Y)", asked[1]), ("No  (N)", asked[2])):
        button = next(x for x in page.question.findChildren(QPushButton) if x.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert seen(page) == then
    press(page, Qt.Key.Key_Space)  # the keyboard stayed with the question
    assert "1 skipped" in page.side.said


def test_the_picture_of_the_next_photo_is_read_before_it_is_asked_about(
    qtbot: QtBot, page: ReviewPage
) -> None:
    photo = page.question.photo
    qtbot.waitUntil(lambda: photo.shown is not None and photo.is_ahead, timeout=PATIENCE)
    for _ in range(3):
        press(page, Qt.Key.Key_Space)
        assert photo.shown is not None


def test_a_sheet_is_marked_by_click_band_and_key_and_answered_in_one_go(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    press(page, Qt.Key.Key_G)
    assert page.part is page.sheet
    sheet = page.sheet.sheet
    board, marks = sheet.widget(), sheet.marks
    assert board is not None
    assert len(marks) == min(24, len(indexed.photos.listing(EVERYTHING)))

    def middle(place: int) -> QPoint:
        return sheet.cell(place).geometry().center()

    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=middle(0))
    QTest.mouseClick(board, Qt.MouseButton.RightButton, pos=middle(1))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, shift, middle(2))
    bottom = middle(len(marks) - 1).y()
    row = [at for at in range(len(marks)) if middle(at).y() == bottom]
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=middle(row[0]))
    QTest.mouseMove(board, (middle(row[0]) + middle(row[-1])) / 2)
    QTest.mouseMove(board, middle(row[-1]))
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=middle(row[-1]))
    assert [sheet.marks.of(at) for at in range(4)] == [Mark.YES, Mark.NO, Mark.NO, None]
    assert [sheet.marks.of(at) for at in row] == [Mark.YES] * len(row)
    press(page, Qt.Key.Key_End)
    press(page, Qt.Key.Key_N)
    yes, no = sheet.marks.count(Mark.YES), sheet.marks.count(Mark.NO)
    assert f"{yes} yes · {no} no" in texts(page.sheet)
    before = sheet.marks
    press(page, Qt.Key.Key_Return)
    assert f"{yes} yes · {no} no" in page.side.said
    settled(qtbot, window, page)
    state = indexed.review.state(CAT)
    assert (state.yes, state.no, state.skipped) == (yes, no, len(before) - yes - no)
    assert not {x.photo_id for x in sheet.marks.asked} & {x.photo_id for x in before.asked}
    undo(page)
    assert sheet.marks.asked == before.asked
    assert [sheet.marks.of(at) for at in range(len(before))] == [
        before.of(at) for at in range(len(before))
    ]


def test_a_second_click_takes_a_mark_back(page: ReviewPage) -> None:
    page.show_view(View.SHEET)
    sheet = page.sheet.sheet
    board = sheet.widget()
    assert board is not None
    for expected in (Mark.YES, None):
        QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=sheet.cell(0).geometry().center())
        assert sheet.marks.of(0) is expected


def test_every_photo_of_a_sheet_is_heard_with_its_mark(page: ReviewPage) -> None:
    press(page, Qt.Key.Key_G)
    press(page, Qt.Key.Key_Y)
    cell = page.sheet.sheet.cell(0)
    assert cell.accessibleName() == f"Photo 1 of {len(page.sheet.sheet.marks)}, marked yes"
    assert page.sheet.sheet.at == 1


def test_escape_leads_to_the_photos_of_the_tag(window: MainWindow, page: ReviewPage) -> None:
    press(page, Qt.Key.Key_Escape)
    assert window.browser.place.same_as(of_tag(TAG))
    assert window.browser.place.has_photos
    assert page.session.subject is None


def test_a_tag_that_no_word_describes_asks_for_examples_first(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    page = opened(qtbot, window, of_tag("zzkwyjibo"))
    assert page.part is page.notice
    assert page.notice.title == "The model does not know what “zzkwyjibo” looks like"
    button = next(
        x for x in page.findChildren(QPushButton) if x.text() == "Look through photos anyway"
    )
    button.click()
    qtbot.waitUntil(lambda: page.part is page.question, timeout=PATIENCE)


def test_obvious_photos_are_marked_already_and_accepted_in_one_go(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    found = indexed.review.obvious(CAT, yes=False)
    assert len(found) > 2
    page.show_view(View.OBVIOUS)
    qtbot.waitUntil(lambda: page.part is page.obvious, timeout=PATIENCE)
    button = next(x for x in page.obvious.findChildren(QPushButton) if x.text() == "Surely no")
    button.click()
    sheet = page.obvious.sheet
    qtbot.waitUntil(lambda: len(sheet.marks) == len(found), timeout=PATIENCE)
    assert sheet.marks.count(Mark.NO) == len(found)
    board = sheet.widget()
    assert board is not None
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=sheet.cell(0).geometry().center())
    assert sheet.marks.count(Mark.NO) == len(found) - 1
    page.obvious.button.click()
    settled(qtbot, window, page)
    assert indexed.review.state(CAT).no == len(found) - 1


def test_suspects_are_named_by_their_neighbours_and_taken_away_with_a_key(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    wrong = indexed.review.obvious(CAT, yes=False)[0].photo_id
    indexed.do(TagPhotos((wrong,), TAG))
    indexed.review.refresh(CAT)
    page.show_view(View.SUSPECTS)
    qtbot.waitUntil(lambda: page.part is page.suspects, timeout=PATIENCE)
    ids = [each.suspect.photo_id for each in page.suspects.told]
    assert wrong in ids
    while page.suspects.told:
        press(page, Qt.Key.Key_N)
    settled(qtbot, window, page)
    assert page.notice.title == "No photo of “sunset” is suspect"
    assert indexed.review.state(CAT).no == len(ids)


def test_a_tag_an_album_a_chip_and_the_palette_lead_to_the_review(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    album = of_album(indexed.albums.named("Sunsets"))
    for place in (of_tag(TAG), album, of_tag("A|b", from_file=True)):
        items = type_of(place).menu(place, window.context)
        assert [item.text for item in items].count("Review…") == 1
    chip = TagChip(window.theme, PhotoTag(TAG, "", TagSource.MODEL, 0.9))
    qtbot.addWidget(chip)
    (action,) = chip.actions()
    assert isinstance(action, QAction)
    with qtbot.waitSignal(chip.review_requested) as heard:
        action.trigger()
    assert heard.args == [TAG]
    window.browser.go_to(album)
    (item,) = [
        x for x in palette_items(window.keys.specs, window.context) if x.text == "Review: Sunsets"
    ]
    item.run()
    page = window.central_pane.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.part is page.question, timeout=PATIENCE)
    assert "Does it belong in “Sunsets”?" in texts(page)


def test_what_went_wrong_is_said_with_what_to_do_and_tried_again(
    qtbot: QtBot, window: MainWindow, indexed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(subject: Subject) -> ReviewState:
        raise ModelUnavailableError(Problem.MODEL_NOT_THERE, name="x")

    with monkeypatch.context() as broken:
        broken.setattr(indexed.review, "refresh", refuse)
        page = opened(qtbot, window, of_tag(TAG))
        assert page.part is page.notice

        def offered() -> list[str]:
            return [x.text() for x in page.notice.findChildren(QPushButton) if x.isVisible()]

        qtbot.waitUntil(lambda: offered() == ["Try again", "Models…"], timeout=PATIENCE)
    next(x for x in page.notice.findChildren(QPushButton) if x.text() == "Try again").click()
    qtbot.waitUntil(lambda: page.part is page.question, timeout=PATIENCE)


def test_a_tag_that_is_good_enough_stops_the_review_until_one_goes_on(
    qtbot: QtBot, window: MainWindow, indexed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh = indexed.review.refresh
    monkeypatch.setattr(
        indexed.review, "refresh", lambda subject: replace(refresh(subject), is_enough=True)
    )
    page = opened(qtbot, window, of_tag(TAG))
    assert page.notice.title == "Sure enough: you can stop"
    press(page, Qt.Key.Key_Y)  # answers nothing
    assert "0 yes · 0 no" in page.side.said
    next(x for x in page.notice.findChildren(QPushButton) if x.text() == "Go on anyway").click()
    qtbot.waitUntil(lambda: page.part is page.question, timeout=PATIENCE)
    assert "Sure enough: you can stop." in page.side.said


def test_a_sensitive_photo_lies_behind_the_veil_in_a_review_too(
    qtbot: QtBot, window: MainWindow, page: ReviewPage, indexed: Library
) -> None:
    first = seen(page)
    assert first is not None
    indexed.do(TagPhotos((first,), SENSITIVE_TAG))
    indexed.do(EditPhotos((first,), DetailChange(title="Kept to oneself")))
    window.browser.go_to(Place())
    qtbot.waitUntil(lambda: window.grid.count > 0, timeout=PATIENCE)
    opened(qtbot, window, of_tag(TAG))
    assert seen(page) == first
    assert window.context.veil.hides(first)
    question = page.question
    qtbot.waitUntil(lambda: question.accessibleDescription() != "")
    assert "Kept to oneself" not in question.accessibleDescription()
    press(page, Qt.Key.Key_V)
    assert not window.context.veil.hides(first)
    assert "Kept to oneself" in question.accessibleDescription()
    press(page, Qt.Key.Key_V)
    press(page, Qt.Key.Key_G)
    assert page.sheet.sheet.current == first
    assert window.context.veil.hides(first)


@pytest.mark.parametrize("language", ["en", "de"])
def test_whatever_the_keyboard_can_reach_in_a_review_has_a_name(
    qtbot: QtBot, page: ReviewPage, speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    for view in (View.ONE, View.SHEET, View.OBVIOUS):
        page.show_view(view)
        qtbot.waitUntil(lambda: page.part is not page.notice, timeout=PATIENCE)
        assert nameless(page) == []
    qtbot.waitUntil(lambda: bool(page.question.accessibleName()), timeout=PATIENCE)


def test_the_photo_that_is_asked_about_is_told_to_who_hears_it(
    qtbot: QtBot, page: ReviewPage
) -> None:
    assert heard(page.question) == "Is this “sunset”?"
    qtbot.waitUntil(
        lambda: (
            ".jpg" in heard(page.question, DESCRIPTION)
            or ".png" in heard(page.question, DESCRIPTION)
        ),
        timeout=PATIENCE,
    )
