"""Suggested albums in their dialog: made under the name that stands there, or sent away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.album_suggestion import AlbumSuggestion, Days, Dismissal
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.ui.base.suggestion_words import suggestion_name, suggestion_note
from photo_sorter.ui.dialogs.album import AlbumDialog
from photo_sorter.ui.dialogs.suggestions import SuggestionRow, SuggestionsDialog
from photo_sorter.ui.window.main_window import MainWindow

AUGUST = Days(date(2023, 8, 3), date(2023, 8, 5))


def suggestion(library: Library, words: str = "dog", days: Days | None = None) -> AlbumSuggestion:
    ids = tuple(PhotoId(i) for i in library.photos.listing(EVERYTHING).ids[:5].tolist())
    return AlbumSuggestion(words, "" if days else words, ids if days else (), 5, ids[:4], days)


@pytest.fixture
def dialog(window: MainWindow, indexed: Library, qtbot: QtBot) -> Iterator[SuggestionsDialog]:
    """With what it is given; the sample library is too small for any of its own."""
    before = sum(not change.undone for change in indexed.history())
    indexed.suggestions.make()
    window.context.dialogs.suggestions()
    dialog = window.findChild(SuggestionsDialog)
    assert isinstance(dialog, SuggestionsDialog)
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    yield dialog
    dialog.close()
    qtbot.waitUntil(lambda: window.context.tasks.idle)
    while sum(not change.undone for change in indexed.history()) > before:
        indexed.undo()


def button(row: SuggestionRow, text: str) -> QPushButton:
    return next(each for each in row.findChildren(QPushButton) if each.text() == text)


def test_where_nothing_stands_out_that_is_said(dialog: SuggestionsDialog) -> None:
    dialog.show_suggestions([])
    assert dialog.nothing.isVisible()
    assert dialog.nothing.title.text() == "Nothing stands out yet"


def test_while_they_are_made_that_is_said(dialog: SuggestionsDialog) -> None:
    dialog.show_busy()
    assert dialog.nothing.title.text() == "Looking at what your photos have in common…"


def test_return_in_a_name_makes_the_album_of_that_name(
    dialog: SuggestionsDialog, indexed: Library, qtbot: QtBot
) -> None:
    dialog.show_suggestions([suggestion(indexed, "dog", AUGUST)])
    (row,) = dialog.rows
    assert row.name.text() == "Dog, August 2023"
    assert row.name.hasFocus()
    row.name.setText("Rex")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Rex" in [album.name for album in indexed.albums.all()])
    assert indexed.albums.named("Rex").count == 5
    assert dialog.isVisible()


def test_a_name_that_is_taken_is_said_and_nothing_is_made(
    dialog: SuggestionsDialog, indexed: Library, qtbot: QtBot
) -> None:
    dialog.show_suggestions([suggestion(indexed, "snow")])
    button(dialog.rows[0], "Create").click()
    problem = next(x for x in dialog.findChildren(QLabel) if x.property("role") == "danger")
    qtbot.waitUntil(lambda: not problem.isHidden())
    assert "Snow" in problem.text()


def test_not_this_one_is_kept(dialog: SuggestionsDialog, indexed: Library, qtbot: QtBot) -> None:
    dismissed: list[AlbumSuggestion] = []
    dialog.dismissed.connect(dismissed.append)
    dialog.show_suggestions([suggestion(indexed, "zebra")])
    button(dialog.rows[0], "Not this one").click()
    qtbot.waitUntil(
        lambda: any(
            change.deed.name == "zebra" and not change.undone for change in indexed.history()
        )
    )
    assert [Dismissal.of(each) for each in dismissed] == [Dismissal("zebra", None)]


def test_what_was_written_in_a_name_stays_when_another_goes(
    dialog: SuggestionsDialog, indexed: Library
) -> None:
    dog, cat = suggestion(indexed, "dog"), suggestion(indexed, "cat")
    dialog.show_suggestions([dog, cat])
    dialog.rows[1].name.setText("My cats")
    dialog.rows[0].name.setFocus()
    dialog.show_suggestions([cat])
    assert [row.name.text() for row in dialog.rows] == ["My cats"]


def test_the_keyboard_goes_on_to_the_next_where_its_row_went(
    dialog: SuggestionsDialog, indexed: Library
) -> None:
    dog, cat = suggestion(indexed, "dog"), suggestion(indexed, "cat")
    dialog.show_suggestions([dog, cat])
    button(dialog.rows[0], "Create").setFocus()
    dialog.show_suggestions([cat])
    assert dialog.rows[0].name.hasFocus()


def test_an_album_without_a_name_cannot_be_made(
    dialog: SuggestionsDialog, indexed: Library
) -> None:
    dialog.show_suggestions([suggestion(indexed)])
    dialog.rows[0].name.setText("  ")
    assert not button(dialog.rows[0], "Create").isEnabled()


def test_the_dialog_of_a_new_album_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    window.context.dialogs.new_album()
    new = window.findChild(AlbumDialog)
    assert isinstance(new, AlbumDialog)
    next(b for b in new.findChildren(QPushButton) if b.text() == "Suggested albums…").click()
    qtbot.waitUntil(lambda: window.findChild(SuggestionsDialog) is not None)
    dialog = window.findChild(SuggestionsDialog)
    assert isinstance(dialog, SuggestionsDialog)
    dialog.close()
    qtbot.waitUntil(lambda: window.context.tasks.idle)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Dog, 3 – 5 August 2023", "Dog, August 2023", "Dog, 3 August 2023", "Dog"]),
        ("de", ["Dog, 3. – 5. August 2023", "Dog, August 2023", "Dog, 3. August 2023", "Dog"]),
    ],
)
def test_days_are_written_as_the_language_does(
    speak: Callable[[str], None], indexed: Library, language: str, names: list[str]
) -> None:
    speak(language)
    first = date(2023, 8, 3)
    all_days = [Days(first, date(2023, 8, 5), single=True), AUGUST, Days(first, first), None]
    offered = [suggestion(indexed, "dog", days) for days in all_days]
    assert [suggestion_name(each) for each in offered] == names
    if language == "en":
        assert [each.name for each in offered] == names
        assert suggestion_note(offered[-1]).startswith("5 photos")
