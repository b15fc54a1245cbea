"""A sensitive photo lies behind a veil until somebody asks for it, wherever it would be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.core.operations import CreateAlbum, EditPhotos, TagPhotos
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.sensitive import SENSITIVE_TAG
from photo_sorter.services.library import Library
from photo_sorter.ui.base.cover import places
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.details.fitting_words import FittingWords
from photo_sorter.ui.details.found_by import FoundBySection
from photo_sorter.ui.details.preview import Preview
from photo_sorter.ui.details.said import Said
from photo_sorter.ui.details.why import WhySection
from photo_sorter.ui.dialogs.date_preview import DatePreviewModel
from photo_sorter.ui.window import photo_hands
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.test_rating_photos import chosen


@pytest.fixture
def photo(qtbot: QtBot, window: MainWindow, indexed: Library) -> Iterator[PhotoId]:
    """The first photo of the grid, which a person has marked; its picture has come."""
    grid = window.grid
    found = PhotoId(grid.id_of(0))
    qtbot.waitUntil(lambda: window.thumbnails.get(found, 320) is not None)
    qtbot.waitUntil(lambda: not grid.fading)
    indexed.do(TagPhotos((found,), SENSITIVE_TAG))
    qtbot.waitUntil(lambda: window.context.veil.hides(found))
    yield found
    indexed.undo()


def colours(window: MainWindow, row: int) -> set[int]:
    """Of what is painted of a row's left third, where the cover has neither icon nor words."""
    rect = window.grid.rect_of_row(row).adjusted(6, 6, -6, -6)
    rect.setWidth(rect.width() / 4)
    image = window.grid.viewport().grab(rect.toRect()).toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_nothing_of_it_is_painted_in_the_grid_until_its_button_is_clicked(
    qtbot: QtBot, window: MainWindow, photo: PhotoId
) -> None:
    grid = window.grid
    assert colours(window, 0) == {QColor(window.theme.colours.field).rgb()}
    assert len(colours(window, 1)) > 1
    button = places(grid.rect_of_row(0), QFontMetricsF(grid.font())).hit.center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=button.toPoint())
    assert not window.context.veil.hides(photo)
    assert len(colours(window, 0)) > 1


def test_a_key_shows_it_and_hides_it_again(
    qtbot: QtBot, window: MainWindow, photo: PhotoId
) -> None:
    grid, veil = window.grid, window.context.veil
    grid.setFocus()
    grid.go_to(0)
    QTest.keyClick(grid, Qt.Key.Key_V)
    assert not veil.hides(photo)
    QTest.keyClick(grid, Qt.Key.Key_V)
    assert veil.hides(photo)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert not veil.hides(photo)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert veil.hides(photo)


def test_the_viewer_and_the_details_cover_it_until_it_is_asked_for(
    qtbot: QtBot, window: MainWindow, photo: PhotoId
) -> None:
    window.grid.go_to(0)
    preview = window.panel.findChild(Preview)
    assert preview is not None
    (in_details,) = preview.findChildren(QPushButton)
    qtbot.waitUntil(in_details.isVisible)
    window.peek()
    viewer = window.viewer
    qtbot.waitUntil(lambda: viewer.has_original)
    button = next(b for b in viewer.findChildren(QPushButton) if b.isVisible())
    corner = viewer.rect().center() - viewer.rect().center() / 4
    assert QColor(viewer.grab().toImage().pixel(corner)).name() == "#1c1c1f"
    button.click()
    assert not button.isVisible()
    assert not in_details.isVisible()
    assert QColor(viewer.grab().toImage().pixel(corner)).name() != "#1c1c1f"


def words_in(widget: QWidget) -> str:
    """All that can be read in it."""
    seen: list[QLabel | QPushButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QPushButton),
    ]
    return "\n".join(each.text() for each in seen if each.isVisible())


def test_the_details_keep_what_is_said_of_it_to_themselves_until_it_is_shown(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, indexed: Library
) -> None:
    telling = ("Bathing naked", "At the lake", "skinny dip", "Swimmers")
    indexed.do(EditPhotos((photo,), DetailChange(title=telling[0], description=telling[1])))
    indexed.do(TagPhotos((photo,), telling[2]))
    indexed.do(CreateAlbum(telling[3], photo_ids=(photo,)))
    panel, veil = window.panel, window.context.veil
    window.grid.go_to(0)
    try:
        said = panel.findChild(Said)
        assert said is not None
        qtbot.waitUntil(lambda: "hidden" in words_in(said))
        assert not any(each in words_in(panel) for each in telling)
        fitting = panel.findChild(FittingWords)
        assert fitting is not None
        assert not fitting.isVisible()
        assert panel.field.isVisible(), "a tag can be given to what is not seen"
        veil.reveal([photo])
        qtbot.waitUntil(lambda: all(each in words_in(panel) for each in telling))
        assert fitting.isVisible()
        assert "hidden" not in words_in(said)
        veil.cover([photo])
        assert not any(each in words_in(panel) for each in telling)
        assert not fitting.isVisible()
    finally:
        for _ in range(3):
            indexed.undo()


def test_the_details_of_a_search_do_not_say_why_a_hidden_photo_fits(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, indexed: Library
) -> None:
    panel = window.panel
    said, why = panel.findChild(Said), panel.findChild(WhySection)
    found_by = panel.findChild(FoundBySection)
    assert said is not None
    assert why is not None
    assert found_by is not None
    change = indexed.do(TagPhotos((photo,), "Zwirbelhuber"))
    window.browser.search(BrowseQuery("zwirbelhuber"))
    qtbot.waitUntil(lambda: window.grid.neighbours() == [photo])
    chosen(window, 0)
    qtbot.waitUntil(lambda: "hidden" in words_in(said))
    assert not why.isVisible()
    assert not found_by.isVisible()
    window.context.veil.reveal([photo])
    qtbot.waitUntil(lambda: why.isVisible() and found_by.isVisible())
    window.browser.search(None)
    indexed.undo(change.id)


def test_a_screen_reader_hears_that_it_is_hidden_and_not_what_it_shows(
    qtbot: QtBot, window: MainWindow, photo: PhotoId
) -> None:
    spoken = window.grid.spoken
    assert spoken.name(photo).startswith("sensitive, hidden")
    assert spoken.description(photo) == ""
    window.context.veil.reveal([photo])
    assert "hidden" not in spoken.name(photo)


def test_neither_a_drag_nor_a_dialog_shows_it_even_after_it_was_seen(
    qtbot: QtBot,
    window: MainWindow,
    photo: PhotoId,
    indexed: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.context.veil.reveal([photo])
    dragged: list[QPixmap | None] = []
    monkeypatch.setattr(
        photo_hands, "drag_photos", lambda grid, ids, files, picture: dragged.append(picture)
    )
    for row in (0, 1):
        window.grid.go_to(row)
        window.grid.drag_requested.emit()
    assert dragged[0] is None
    assert dragged[1] is not None
    dated = [DatedPhoto(photo, "a.jpg")]
    model = DatePreviewModel(window.theme, window.thumbnails, window.context.veil, dated)
    icon = model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole)
    assert isinstance(icon, QIcon)
    assert icon.cacheKey() == window.theme.icon("eye-off", "quiet").cacheKey()


def test_a_person_takes_the_mark_back_and_it_is_seen(
    qtbot: QtBot, window: MainWindow, photo: PhotoId
) -> None:
    window.grid.go_to(0)
    assert window.keys["mark_sensitive"].text() == "Mark as not sensitive"
    with qtbot.waitSignal(window.commands.changed):
        window.keys["mark_sensitive"].trigger()
    qtbot.waitUntil(lambda: not window.context.veil.is_sensitive(photo))
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    qtbot.waitUntil(lambda: window.context.veil.hides(photo))
