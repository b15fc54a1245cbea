"""The sidebar's sections, entries and what can be done with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import CreateAlbum, DeleteAlbum
from photo_sorter.core.views import TagSummary
from photo_sorter.services.library import Library
from photo_sorter.ui.base.drag import PHOTO_IDS
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.dialogs.palette import PaletteDialog
from photo_sorter.ui.places.sidebar import Sidebar
from photo_sorter.ui.places.tags import SHOWN
from photo_sorter.ui.window.main_window import MainWindow


@pytest.fixture
def sidebar(window: MainWindow) -> Sidebar:
    return window.sidebar


def lines(sidebar: Sidebar) -> list[str]:
    """What a screen reader says, headings included."""
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [sidebar.item(row).data(spoken) for row in range(sidebar.count())]


def middle_of(sidebar: Sidebar, line: str) -> QPoint:
    row = next(row for row, said in enumerate(lines(sidebar)) if said.startswith(line))
    return sidebar.visualItemRect(sidebar.item(row)).center()


def click(sidebar: Sidebar, line: str) -> None:
    sidebar.scrollToItem(sidebar.item([x.startswith(line) for x in lines(sidebar)].index(True)))
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(sidebar, line))


def test_sections_stand_in_their_order_and_one_without_tags_is_left_out(sidebar: Sidebar) -> None:
    sidebar.show_data(Holdings())
    assert lines(sidebar) == ["All photos", "Favourites", "Albums", "Folders"]
    sidebar.show_data(Holdings(tags=[TagSummary("dog", "", 4)], counts={"attention": 2}))
    said = ["All photos", "Favourites", "Needs attention, 2", "Albums", "Tags", "dog, 4", "Folders"]
    assert lines(sidebar) == said


def test_the_keyboard_shows_all_tags_and_only_the_commonest_again(sidebar: Sidebar) -> None:
    tags = [TagSummary(f"tag {number}", "", number) for number in range(1, 21)]
    sidebar.show_data(Holdings(tags=tags))
    before = len(lines(sidebar))
    sidebar.setCurrentRow(lines(sidebar).index("Show all 20 tags"))
    QTest.keyClick(sidebar, Qt.Key.Key_Return)
    assert len(lines(sidebar)) == before + 20 - SHOWN
    QTest.keyClick(sidebar, Qt.Key.Key_Return)
    assert len(lines(sidebar)) == before
    assert lines(sidebar)[sidebar.currentRow()] == "Show all 20 tags"


def test_the_commonest_tags_are_shown_and_the_others_on_a_click(sidebar: Sidebar) -> None:
    tags = [TagSummary(f"tag {number}", "", number) for number in range(1, 21)]
    sidebar.show_data(Holdings(tags=tags))

    def shown() -> int:
        return len([line for line in lines(sidebar) if line.startswith("tag ")])

    assert shown() == SHOWN
    click(sidebar, "Show all 20 tags")
    assert shown() == 20
    click(sidebar, "Fewer tags")
    assert shown() == SHOWN


def test_tags_of_files_have_a_section_that_stays_short_however_many_there_are(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar
) -> None:
    tags = [TagSummary(f"Places|{number}", "", 10_000 - number, True) for number in range(9_000)]
    sidebar.show_data(Holdings(tags=[TagSummary("dog", "", 4), *tags]))
    said = lines(sidebar)
    at = said.index("From files")
    assert said[at + 1] == "Places › 0, 10,000"
    assert said.index("dog, 4") < at
    click(sidebar, "Show all 9000 tags")
    assert len(lines(sidebar)) < 400
    click(sidebar, "Find 8700 more…")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PaletteDialog))
    palette = QApplication.activeModalWidget()
    assert palette is not None
    palette.close()


def test_a_click_goes_there_and_what_goes_elsewhere_is_followed(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar
) -> None:
    with qtbot.waitSignal(window.browser.listed):
        click(sidebar, "Snow")
    assert window.browser.place.title == "Snow"
    window.browser.go_to(Place())
    assert sidebar.currentItem().text() == "All photos"


def test_photos_dropped_on_an_album_are_in_it(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar, indexed: Library
) -> None:
    indexed.do(CreateAlbum("Picked"))
    qtbot.waitUntil(lambda: any(line.startswith("Picked") for line in lines(sidebar)))
    photo = window.grid.neighbours()[0]
    data = QMimeData()
    data.setData(PHOTO_IDS, QByteArray(str(photo).encode()))
    drop = QDropEvent(
        QPointF(middle_of(sidebar, "Picked")),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.commands.changed):
        sidebar.dropEvent(drop)
    picked = indexed.albums.named("Picked")
    assert [hit.photo_id for hit in indexed.albums.members(picked.id)] == [photo]
    indexed.do(DeleteAlbum(picked.id))


def test_an_album_has_a_menu_and_one_that_is_deleted_is_left(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar, indexed: Library
) -> None:
    indexed.do(CreateAlbum("Picked"))
    qtbot.waitUntil(lambda: any(line.startswith("Picked") for line in lines(sidebar)))
    click(sidebar, "Picked")
    sidebar.customContextMenuRequested.emit(middle_of(sidebar, "Picked"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Change…", "Delete the album; its photos stay"]
    with qtbot.waitSignal(window.commands.changed):
        menu.actions()[1].trigger()
    menu.close()
    assert window.browser.place.title == ""
    assert "Picked" not in [album.name for album in indexed.albums.all()]
