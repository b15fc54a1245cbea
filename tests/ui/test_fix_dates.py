"""Dates are put right in a dialog that shows what becomes of each photo."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.operations import DatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.services.library import Library
from photo_sorter.ui.details.date import DateSection
from photo_sorter.ui.dialogs.dates import DatesDialog
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_rating_photos import as_it_was, chosen  # noqa: F401

NOON = datetime(2019, 5, 6, 12)


@pytest.fixture
def dated(qtbot: QtBot, window: MainWindow, indexed: Library, as_it_was: None) -> list[PhotoId]:  # noqa: F811
    """Three photos: two that a person has dated, at noon and a second later, and one without."""
    photos = [PhotoId(photo) for photo in window.grid.neighbours()[:3]]
    said = [PersonDate(photo, NOON + timedelta(seconds=at)) for at, photo in enumerate(photos[:2])]
    indexed.do(DatePhotos((*said, PersonDate(photos[2]))))

    def followed() -> bool:
        listing = window.grid.content.listing
        years = listing.times[np.isin(listing.ids, photos[:2])].astype("datetime64[s]")
        return bool((years.astype("datetime64[Y]") == np.datetime64("2019")).all())

    qtbot.waitUntil(followed)  # so that no reload comes between a choice and what is done with it
    return photos


def opened(qtbot: QtBot, window: MainWindow, photos: list[PhotoId]) -> DatesDialog:
    """Choose them in the grid, wherever they stand, and press D."""
    qtbot.waitUntil(lambda: set(photos) <= set(window.grid.neighbours()))
    rows = [window.grid.neighbours().index(photo) for photo in photos]
    chosen(window, *rows)
    QTest.keyClick(window.grid, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: window.findChild(DatesDialog) is not None)
    dialog = window.findChild(DatesDialog)
    assert dialog is not None
    return dialog


def field(dialog: DatesDialog, name: str) -> QLineEdit:
    (found,) = [f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name]
    return found


def button(dialog: DatesDialog, name: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == name]
    return found


def after(dialog: DatesDialog) -> list[str]:
    """The last column, with plain spaces."""
    (table,) = dialog.findChildren(QTableView)
    model = table.model()
    column = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    return [text.replace("\u202f", " ") for text in column]


def says(dialog: DatesDialog, text: str) -> bool:
    return text in {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_a_shift_is_shown_while_it_is_typed_done_with_return_and_undone(
    qtbot: QtBot, window: MainWindow, indexed: Library, dated: list[PhotoId]
) -> None:
    dialog = opened(qtbot, window, dated)
    hours = field(dialog, "hours")
    qtbot.waitUntil(hours.hasFocus)
    assert not button(dialog, "Fix dates").isEnabled()  # nothing is asked yet
    QTest.keyClicks(hours, "2")
    qtbot.waitUntil(lambda: says(dialog, "Changes 2 of 3 photos"))
    assert sorted(after(dialog)) == [
        "May 6, 2019, 2:00:00 PM",
        "May 6, 2019, 2:00:01 PM",
        "has no date",
    ]
    with qtbot.waitSignal(window.commands.changed) as done:
        QTest.keyClick(hours, Qt.Key.Key_Return)
    change: Change = done.args[0]
    assert (change.deed.action, change.deed.count) == (Action.PHOTOS_DATED, 2)
    details = indexed.photos.details(dated[0])
    assert details is not None
    assert details.taken_at == NOON + timedelta(hours=2)
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    details = indexed.photos.details(dated[0])
    assert details is not None
    assert details.taken_at == NOON


def test_escape_changes_nothing(qtbot: QtBot, window: MainWindow, dated: list[PhotoId]) -> None:
    before = window.context.library.history()
    dialog = opened(qtbot, window, dated)
    QTest.keyClicks(field(dialog, "hours"), "2")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.context.library.history() == before


def test_what_the_camera_showed_and_what_it_was_make_the_shift(
    qtbot: QtBot, window: MainWindow, dated: list[PhotoId]
) -> None:
    dialog = opened(qtbot, window, dated)
    showed = field(dialog, "What the camera showed")
    assert showed.text() == "2019-05-06 12:00:00"  # of the oldest that is dated
    QTest.keyClicks(field(dialog, "What it really was"), "2019-05-05 10:30")
    shown = [field(dialog, name).text() for name in ("days", "hours", "minutes", "seconds")]
    assert shown == ["1", "1", "30", "0"]
    qtbot.waitUntil(lambda: "May 5, 2019, 10:30:00 AM" in after(dialog))
    dialog.reject()


def test_of_one_photo_the_date_stands_in_the_field(
    qtbot: QtBot, window: MainWindow, indexed: Library, dated: list[PhotoId]
) -> None:
    dialog = opened(qtbot, window, dated[:1])
    date = field(dialog, "Date and time")
    qtbot.waitUntil(date.hasFocus)
    assert date.text() == "2019-05-06 12:00:00"
    QTest.keyClicks(date, "2018x")  # in place of what was there
    assert not button(dialog, "Fix dates").isEnabled()
    assert says(dialog, "This is no date. Write it like 2019-05-06 12:00.")
    QTest.keyClick(date, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: after(dialog) == ["2018 · only the year"])
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(date, Qt.Key.Key_Return)
    details = indexed.photos.details(dated[0])
    assert details is not None
    assert (details.taken_at, details.taken_precision) == (datetime(2018, 1, 1), Precision.YEAR)


def test_each_way_has_its_preview(qtbot: QtBot, window: MainWindow, dated: list[PhotoId]) -> None:
    dialog = opened(qtbot, window, dated[1:])
    ok = button(dialog, "Fix dates")
    QTest.mouseClick(button(dialog, "From the name"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: after(dialog) == ["no date in the name"] * 2)
    qtbot.waitUntil(lambda: not ok.isEnabled())
    QTest.mouseClick(button(dialog, "Time zone"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(after(dialog)) == ["has no date", "no place is known"])
    qtbot.waitUntil(lambda: not ok.isEnabled())
    QTest.mouseClick(button(dialog, "As in the file"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(ok.isEnabled)
    qtbot.waitUntil(lambda: says(dialog, "Changes 1 of 2 photos"))
    QTest.keyClick(button(dialog, "As in the file"), Qt.Key.Key_Left)
    assert button(dialog, "Time zone").isChecked()
    dialog.reject()


def test_the_details_show_whose_date_it_is_and_give_the_file_its_word_back(
    qtbot: QtBot, window: MainWindow, indexed: Library, dated: list[PhotoId]
) -> None:
    section = window.findChild(DateSection)
    assert section is not None
    details = indexed.photos.details(dated[0])
    assert details is not None
    section.show_photo(details)
    shown = [label.text().replace("\u202f", " ") for label in section.findChildren(QLabel)]
    assert shown[0] == "May 6, 2019, 12:00 PM · by you"
    assert shown[1].startswith("The file says")
    (back,) = section.findChildren(QPushButton)
    with qtbot.waitSignal(window.commands.changed):
        back.click()
    details = indexed.photos.details(dated[0])
    assert details is not None
    assert details.taken_source is not TakenSource.PERSON
    section.show_photo(details)
    assert back.isHidden()
