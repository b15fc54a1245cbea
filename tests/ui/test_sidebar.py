"""The sidebar's sections, entries and what can be done with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.changes import Action
from photo_sorter.core.operations import CreateAlbum, DeleteAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Tag
from photo_sorter.core.tag_tree import TagColour, TagTraits
from photo_sorter.core.views import TagSummary
from photo_sorter.services.library import Library
from photo_sorter.ui.base.drag import PHOTO_IDS, TAG
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place, of_tag
from photo_sorter.ui.dialogs.palette import PaletteDialog
from photo_sorter.ui.dialogs.tag import TagDialog
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


TREE = [
    TagSummary("Animals", "", 9),
    TagSummary("Animals|Cat", "", 4),
    TagSummary("Animals|Dog", "", 5, said=TagTraits("Animals|Dog", TagColour.RED)),
    TagSummary("Animals|Dog|Poodle", "", 2),
    TagSummary("zebra", "", 3),
]


def tags(sidebar: Sidebar) -> list[str]:
    said = lines(sidebar)
    return said[said.index("Tags") + 1 : said.index("Folders")]


def test_tags_are_a_tree_that_is_folded_until_somebody_looks_into_it(sidebar: Sidebar) -> None:
    sidebar.show_data(Holdings(tags=TREE))
    assert tags(sidebar) == ["Animals, 9", "zebra, 3"]
    sidebar.setCurrentRow(lines(sidebar).index("Animals, 9"))
    QTest.keyClick(sidebar, Qt.Key.Key_Right)
    within = ["Animals › Dog, 5, red", "Animals › Cat, 4"]
    assert tags(sidebar) == ["Animals, 9", *within, "zebra, 3"]
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    QTest.keyClick(sidebar, Qt.Key.Key_Right)
    assert "Animals › Dog › Poodle, 2" in tags(sidebar)
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    assert lines(sidebar)[sidebar.currentRow()] == "Animals, 9"
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    assert tags(sidebar) == ["Animals, 9", "zebra, 3"]


def test_a_click_on_the_arrow_unfolds_and_goes_nowhere(
    window: MainWindow, sidebar: Sidebar
) -> None:
    sidebar.show_data(Holdings(tags=TREE))
    row = sidebar.visualItemRect(sidebar.item(lines(sidebar).index("Animals, 9")))
    left = QPoint(row.left() + 10, row.center().y())
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert len(tags(sidebar)) == 4
    assert window.browser.place == Place()
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert len(tags(sidebar)) == 2


def test_what_is_gone_to_elsewhere_is_unfolded(window: MainWindow, sidebar: Sidebar) -> None:
    sidebar.show_data(Holdings(tags=TREE))
    sidebar.set_chosen(of_tag("Animals|Dog|Poodle"))
    assert lines(sidebar)[sidebar.currentRow()] == "Animals › Dog › Poodle, 2"


def test_below_a_tag_only_so_many_are_listed(sidebar: Sidebar) -> None:
    many = [TagSummary(f"Places|{number}", "", 1) for number in range(400)]
    sidebar.show_data(Holdings(tags=[TagSummary("Places", "", 400), *many]))
    sidebar.setCurrentRow(lines(sidebar).index("Places, 400"))
    QTest.keyClick(sidebar, Qt.Key.Key_Right)
    assert len(tags(sidebar)) == 302
    assert tags(sidebar)[-1] == "Find 100 more…"


def drop_tag(sidebar: Sidebar, name: str, line: str) -> None:
    data = QMimeData()
    data.setData(TAG, QByteArray(name.encode()))
    drop = QDropEvent(
        QPointF(middle_of(sidebar, line)),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sidebar.dropEvent(drop)


def test_a_tag_dropped_on_another_lies_below_it_and_comes_back(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar, indexed: Library
) -> None:
    ids = tuple(PhotoId(photo) for photo in window.grid.neighbours()[:20])
    for name in ("first kind", "other kind"):
        indexed.do(TagPhotos(ids, name))
    qtbot.waitUntil(lambda: "other kind, 20" in lines(sidebar))
    with qtbot.waitSignal(window.commands.changed):
        drop_tag(sidebar, "other kind", "first kind")
    qtbot.waitUntil(lambda: "other kind, 20" not in lines(sidebar))
    assert len(indexed.photos.listing(Tag("first kind|other kind"))) == 20
    with qtbot.waitSignal(window.commands.changed):
        drop_tag(sidebar, "first kind|other kind", "Tags")
    assert {"first kind", "other kind"} <= {tag.name for tag in indexed.tags.all()}
    for _ in range(4):
        indexed.undo()
    assert not {"first kind", "other kind"} & {tag.name for tag in indexed.tags.all()}


def test_f2_changes_a_tag_and_says_where_two_become_one(
    qtbot: QtBot, window: MainWindow, sidebar: Sidebar, indexed: Library
) -> None:
    ids = tuple(PhotoId(photo) for photo in window.grid.neighbours()[:20])
    for name in ("first kind", "other kind"):
        indexed.do(TagPhotos(ids, name))
    qtbot.waitUntil(lambda: "other kind, 20" in lines(sidebar))
    QTest.keyClick(window.grid, Qt.Key.Key_Home)
    sidebar.setFocus()
    sidebar.setCurrentRow(lines(sidebar).index("other kind, 20"))
    QTest.keyClick(sidebar, Qt.Key.Key_F2)  # elsewhere it renames the chosen files
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), TagDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TagDialog)
    field, *_ = dialog.findChildren(QLineEdit)
    field.setText("First kind")
    save = next(b for b in dialog.findChildren(QPushButton) if b.isDefault())
    assert save.text() == "Make them one"
    with qtbot.waitSignal(window.commands.changed) as done:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert done.args[0].deed.action is Action.TAGS_MERGED
    assert "other kind" not in {tag.name for tag in indexed.tags.all()}
    assert window.browser.place.tag == "First kind"
    for _ in range(3):
        indexed.undo()
