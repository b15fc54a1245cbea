"""The details of all chosen photos are edited in a dialog that shows what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.common_details import Common, CommonDetails, CommonTag
from photo_sorter.core.operations import EditPhotos, RestoreDetails, TagPhotos
from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library
from photo_sorter.ui.details.edit import EditSection
from photo_sorter.ui.dialogs.dates import DatesDialog
from photo_sorter.ui.dialogs.edit import EditDialog
from photo_sorter.ui.dialogs.edit_tags import TagStateChip
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_rating_photos import chosen

RETURN = Qt.Key.Key_Return


@pytest.fixture
def photos(window: MainWindow, indexed: Library) -> Iterator[tuple[PhotoId, ...]]:
    """Three, of which the first has a title, and the first two a tag; all is taken back."""
    entries = len([change for change in indexed.history() if not change.undone])
    found = tuple(PhotoId(photo) for photo in window.grid.neighbours()[:3])
    indexed.do(EditPhotos(found[:1], DetailChange(title="Sea", copyright="Me")))
    indexed.do(EditPhotos(found, DetailChange(description="Here")))
    indexed.do(TagPhotos(found[:2], "trip"))
    indexed.do(TagPhotos(found, "every"))
    yield found
    while len([change for change in indexed.history() if not change.undone]) > entries:
        indexed.undo()


def opened(qtbot: QtBot, window: MainWindow, photos: tuple[PhotoId, ...]) -> EditDialog:
    """Choose them in the grid, wherever they stand, and press E."""
    qtbot.waitUntil(lambda: set(photos) <= set(window.grid.neighbours()))
    chosen(window, *(window.grid.neighbours().index(photo) for photo in photos))
    QTest.keyClick(window.grid, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: window.findChild(EditDialog) is not None)
    dialog = window.findChild(EditDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.title.editor.hasFocus)
    return dialog


def shown(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}


def ok(dialog: EditDialog) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Save"]
    return found


def side_button(field: QWidget) -> QToolButton:
    (found,) = field.findChildren(QToolButton)
    return found


def titles(dialog: EditDialog) -> str | None:
    """What a person makes of them."""
    return dialog.title.value


def chip(dialog: EditDialog, name: str) -> TagStateChip:
    (found,) = [
        c
        for c in dialog.findChildren(TagStateChip)
        if c.isVisible() and name in {b.text() for b in c.findChildren(QPushButton)}
    ]
    return found


def press(chip: TagStateChip) -> None:
    (name,) = chip.findChildren(QPushButton)
    QTest.mouseClick(name, Qt.MouseButton.LeftButton)


def details(library: Library, photo: PhotoId) -> PhotoDetails:
    found = library.photos.details(photo)
    assert found is not None
    return found


def test_what_all_have_is_shown_and_where_they_differ_that_they_do(
    qtbot: QtBot, window: MainWindow, photos: tuple[PhotoId, ...]
) -> None:
    dialog = opened(qtbot, window, photos)
    assert dialog.title.editor.placeholderText() == "several values (2)"
    assert isinstance(dialog.description.editor, QPlainTextEdit)
    assert dialog.description.editor.toPlainText() == "Here"
    assert {"2 of 3", "all"} <= shown(chip(dialog, "trip")) | shown(chip(dialog, "every"))
    assert not ok(dialog).isEnabled()
    assert "Nothing is touched yet." in shown(dialog)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_only_what_was_touched_is_written_and_undone_at_once(
    qtbot: QtBot, window: MainWindow, indexed: Library, photos: tuple[PhotoId, ...]
) -> None:
    before = [details(indexed, photo) for photo in photos]
    dialog = opened(qtbot, window, photos)
    QTest.keyClicks(dialog.title.editor, "By the lake")
    QTest.keyClicks(dialog.place.editor, "48 8 14 N, 11 34 32 E")
    press(chip(dialog, "trip"))
    QTest.keyClicks(dialog.tags.field, "new")
    QTest.keyClick(dialog.tags.field, RETURN)  # adds it, and closes nothing
    QTest.keyClicks(dialog.label, "red")
    qtbot.waitUntil(lambda: any("Title: 3 photos" in text for text in shown(dialog)))
    qtbot.waitUntil(lambda: any("+ “trip”: 1 photo ·" in text for text in shown(dialog)))
    with qtbot.waitSignal(window.commands.changed) as done:
        QTest.keyClick(dialog.title.editor, RETURN)
    change: Change = done.args[0]
    assert (change.deed.action, change.deed.count) == (Action.PHOTOS_EDITED, 3)
    for photo, old in zip(photos, before, strict=True):
        now = details(indexed, photo)
        assert (now.title, now.description, now.copyright) == (
            "By the lake", "Here", old.copyright,
        )  # fmt: skip
        assert (now.latitude, now.longitude) == pytest.approx((48.137222, 11.575556), abs=1e-6)
        assert {"trip", "every", "new"} <= {tag.name for tag in now.tags}
        assert now.rating.label is ColourLabel.RED
        assert now.rating.stars == old.rating.stars
        assert now.taken_at == old.taken_at
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    assert [details(indexed, photo) for photo in photos] == before


def test_several_values_are_emptied_by_a_button_and_let_be_again(
    qtbot: QtBot, window: MainWindow, indexed: Library, photos: tuple[PhotoId, ...]
) -> None:
    dialog = opened(qtbot, window, photos)
    QTest.keyClicks(dialog.title.editor, "x")
    QTest.keyClick(dialog.title.editor, Qt.Key.Key_Backspace)
    assert titles(dialog) is None  # nothing typed leaves them
    QTest.mouseClick(side_button(dialog.title), Qt.MouseButton.LeftButton)
    assert titles(dialog) == ""
    assert dialog.title.editor.placeholderText() == "nothing, for all photos"
    QTest.mouseClick(side_button(dialog.title), Qt.MouseButton.LeftButton)
    assert titles(dialog) is None
    QTest.mouseClick(side_button(dialog.copyright), Qt.MouseButton.LeftButton)
    QTest.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: details(indexed, photos[0]).copyright == "")
    assert details(indexed, photos[0]).title == "Sea"


def test_a_tag_is_taken_off_put_on_and_left_as_it_is(
    qtbot: QtBot, window: MainWindow, photos: tuple[PhotoId, ...]
) -> None:
    dialog = opened(qtbot, window, photos)
    QTest.mouseClick(side_button(chip(dialog, "every")), Qt.MouseButton.LeftButton)
    assert dialog.edit.no_tags == ("every",)
    assert "taken off" in shown(chip(dialog, "every"))
    press(chip(dialog, "every"))
    assert not dialog.edit
    press(chip(dialog, "every"))  # all have it
    assert not dialog.edit
    press(chip(dialog, "trip"))
    assert dialog.edit.tags == ("trip",)
    press(chip(dialog, "trip"))
    assert "2 of 3" in shown(chip(dialog, "trip"))
    QTest.keyClicks(dialog.tags.field, "TRIP")
    QTest.keyClick(dialog.tags.field, RETURN)
    assert dialog.edit.tags == ("trip",)
    QTest.keyClicks(dialog.tags.field, "one more")
    QTest.keyClick(dialog.tags.field, RETURN)
    QTest.mouseClick(side_button(chip(dialog, "one more")), Qt.MouseButton.LeftButton)
    assert dialog.edit.tags == ("trip",)
    dialog.reject()


def test_what_is_no_place_or_no_date_is_said_and_not_saved(
    qtbot: QtBot, window: MainWindow, photos: tuple[PhotoId, ...]
) -> None:
    dialog = opened(qtbot, window, photos)
    QTest.keyClicks(dialog.title.editor, "x")
    assert ok(dialog).isEnabled()
    QTest.keyClicks(dialog.place.editor, "Munich")
    assert any(text.startswith("“Munich” is no place") for text in shown(dialog))
    assert not ok(dialog).isEnabled()
    dialog.place.editor.setText("95, 11")  # type: ignore[union-attr]
    assert any(text.startswith("95 is no latitude") for text in shown(dialog))
    dialog.place.editor.setText("geo:48.1,11.5")  # type: ignore[union-attr]
    assert ok(dialog).isEnabled()
    assert dialog.edit.details == DetailChange(title="x", place=Place(48.1, 11.5))
    QTest.keyClicks(dialog.date.editor, "2019-05x")
    assert "This is no date. Write it like 2019-05-06 12:00." in shown(dialog)
    QTest.keyClick(dialog.date.editor, Qt.Key.Key_Backspace)
    date = dialog.edit.date
    assert date is not None
    assert date.when == datetime(2019, 5, 1)
    dialog.reject()


def test_the_dialog_of_dates_is_at_hand(
    qtbot: QtBot, window: MainWindow, photos: tuple[PhotoId, ...]
) -> None:
    dialog = opened(qtbot, window, photos)
    (more,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Fix dates…"]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(DatesDialog) is not None)
    dates = window.findChild(DatesDialog)
    assert dates is not None
    dates.reject()
    dialog.reject()


def test_the_details_lead_there_and_give_the_file_its_word_back(
    qtbot: QtBot, window: MainWindow, indexed: Library, photos: tuple[PhotoId, ...]
) -> None:
    qtbot.waitUntil(lambda: set(photos) <= set(window.grid.neighbours()))
    chosen(window, window.grid.neighbours().index(photos[0]))
    section = window.findChild(EditSection)
    assert section is not None
    edit, back = section.findChildren(QPushButton)
    qtbot.waitUntil(back.isVisible)
    with qtbot.waitSignal(window.commands.changed):
        back.click()
    assert details(indexed, photos[0]).by_person is None
    qtbot.waitUntil(back.isHidden)
    edit.click()
    qtbot.waitUntil(lambda: window.findChild(EditDialog) is not None)
    dialog = window.findChild(EditDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Edit the details of 1 photo"
    dialog.reject()
    indexed.do(RestoreDetails(photos))


def test_of_very_many_photos_it_is_only_said_that_they_differ(
    qtbot: QtBot, window: MainWindow, speak: Callable[[str], None]
) -> None:
    speak("de")
    tags = tuple(CommonTag(f"tag {i}", 9) for i in range(45))
    common = CommonDetails(30_000, title=Common(None, 2), tags=tags, counted=False)
    dialog = EditDialog(window.theme, common, (), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.title.editor.placeholderText() == "verschiedene Werte"
    assert "und 5 weitere Schlagwörter" in shown(dialog)
