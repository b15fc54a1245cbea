"""The window on a real library: real files, catalog, index and model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photo_sorter.app.composition import about_program
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.operations import CreateAlbum, DeleteAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import And, Like, Not, Tag, Text, parse
from photo_sorter.core.views import TagSource
from photo_sorter.services.library import Library
from photo_sorter.services.search import neighbour_walk as search
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.drag import PHOTO_IDS
from photo_sorter.ui.base.toasts import Toast
from photo_sorter.ui.browse.browser import BrowseQuery, Found
from photo_sorter.ui.browse.place import Place, of_album
from photo_sorter.ui.dialogs.rename import RenameDialog
from photo_sorter.ui.window.main_window import MainWindow


def click(qtbot: QtBot, window: MainWindow, row: int, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    point = window.grid.rect_of_row(row).center().toPoint()
    QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def search_field(window: MainWindow) -> QLineEdit:
    field = window.search_bar.findChild(QLineEdit)
    assert field is not None
    return field


def type_search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = search_field(window)
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)


def test_pictures_come_into_view(qtbot: QtBot, window: MainWindow) -> None:
    first = window.grid.neighbours()[0]
    qtbot.waitUntil(lambda: window.thumbnails.get(first, 512) is not None, timeout=10_000)


def test_the_window_opens_within_the_screen_and_its_title_bar(window: MainWindow) -> None:
    room = window.screen().availableSize()
    first = window.sizeHint()
    assert first.width() <= room.width()
    assert first.height() <= room.height() - 40


def test_the_scroll_bar_can_be_gripped_only_where_there_is_more_to_see(
    qtbot: QtBot, window: MainWindow
) -> None:
    bar = window.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.isEnabled()
    window.resize(1280, 20_000)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert not bar.isEnabled()


def test_typing_finds_best_first_and_esc_goes_back(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    everything = window.grid.neighbours()
    type_search(qtbot, window, "a red car at night")
    query = window.browser.query
    assert query is not None
    expected = indexed.search.by_text(query.text)
    shown = window.grid.content
    assert shown.strong == len(expected.strong)
    assert shown.listing.ids.tolist() == [h.photo_id for h in expected.strong + expected.weak]
    if window.completing.list.isVisible():  # a list that is open is closed first
        QTest.keyClick(search_field(window), Qt.Key.Key_Escape)
    QTest.keyClick(search_field(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.grid.neighbours() == everything)
    assert window.search_bar.text == ""


def test_the_best_are_shown_while_the_rest_is_looked_for(
    qtbot: QtBot, window: MainWindow, indexed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "GLANCE", 2)
    whole = indexed.search.by_text("night")
    assert len(whole.strong) > 2
    answers: list[tuple[Found, bool]] = []
    window.browser.found.connect(lambda found, same: answers.append((found, same)))
    type_search(qtbot, window, "night")
    (first, first_is_newer), (last, last_is_newer) = answers[-2:]
    assert (first.result.partial, first_is_newer) == (True, False)
    assert (last.result.partial, last_is_newer) == (False, True)
    assert 0 < sum(FoundBy.PICTURE in hit.found_by for hit in first.result.strong) <= 2
    assert window.grid.neighbours() == [hit.photo_id for hit in whole.strong]


def test_that_nothing_fits_is_said_of_all_photos_alone(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "GLANCE", 1)
    answers: list[Found] = []
    window.browser.found.connect(lambda found, same: answers.append(found))
    type_search(qtbot, window, "quarterly derivatives spreadsheet")
    assert answers
    assert not any(found.result.partial for found in answers if not found.result.strong)


def test_filters_alone_list_by_date_and_what_they_cannot_use_is_said(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    (tag, *_) = sorted(indexed.tags.all(), key=lambda tag: -tag.count)
    type_search(qtbot, window, f'tag:"{tag.name}" has:hats')
    content = window.grid.content
    assert content.dated
    assert content.listing.ids.tolist() == indexed.photos.listing(Tag(tag.name)).ids.tolist()
    assert any("has:hats" in label.text() for label in window.central_pane.findChildren(QLabel))
    type_search(qtbot, window, "tag:nothing-of-that-name")
    assert window.central_pane.page is window.central_pane.notice


def test_a_search_can_be_kept_to_the_album_one_is_in(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    album = indexed.albums.named("Sunsets")
    place = of_album(album)
    members = set(indexed.photos.listing(place.query).ids.tolist())
    with qtbot.waitSignal(window.browser.listed):
        window.browser.go_to(place)
    type_search(qtbot, window, "a picture")
    everywhere = set(window.grid.content.listing.ids.tolist())
    assert not everywhere <= members
    buttons = {b.text(): b for b in window.central_pane.scope_row.findChildren(QAbstractButton)}
    within = buttons["Sunsets"]
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(within, Qt.MouseButton.LeftButton)
    assert within.isChecked()
    assert set(window.grid.content.listing.ids.tolist()) == everywhere & members
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(buttons["All photos"], Qt.MouseButton.LeftButton)
    assert set(window.grid.content.listing.ids.tolist()) == everywhere
    with qtbot.waitSignal(window.browser.listed):
        window.browser.go_to(Place())
    assert window.central_pane.scope_row.isHidden()


def test_nothing_found_says_so_and_offers_the_weaker_matches(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    window.central_pane.header.strictness_changed.emit(1.0)
    qtbot.waitUntil(lambda: indexed.settings.current().strictness == 1.0)
    type_search(qtbot, window, "quarterly derivatives spreadsheet")
    assert window.grid.content.strong == 0
    assert window.central_pane.page is window.central_pane.notice
    assert window.central_pane.notice.title == "Nothing fits well"
    buttons = window.central_pane.notice.findChildren(QAbstractButton)
    weaker = next(b for b in buttons if "weaker" in b.text() and not b.isHidden())
    QTest.mouseClick(weaker, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.central_pane.page is window.grid)
    assert window.grid.content.unfolded
    assert window.grid.neighbours()


def test_what_was_meant_is_searched_for_by_a_click(qtbot: QtBot, window: MainWindow) -> None:
    type_search(qtbot, window, "beahc sunste")
    notice = window.central_pane.notice
    assert notice.isVisible()
    assert "“beahc, sunste”" in notice.accessibleDescription()
    (meant,) = [
        button
        for button in notice.findChildren(QAbstractButton)
        if button.text() == "Search for “beach sunset”" and not button.isHidden()
    ]
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(meant, Qt.MouseButton.LeftButton)
    assert search_field(window).text() == "beach sunset"
    assert window.central_pane.page is window.grid
    assert window.central_pane.remark_row.isHidden()


def test_what_is_left_out_of_a_search_is_said_over_the_photos(
    qtbot: QtBot, window: MainWindow
) -> None:
    type_search(qtbot, window, "beahc receipt")
    row = window.central_pane.remark_row
    assert row.isVisible()
    (meant,) = [button for button in row.findChildren(QAbstractButton) if not button.isHidden()]
    assert meant.accessibleName() == "Search for “beach receipt”"
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.mouseClick(meant, Qt.MouseButton.LeftButton)
    assert search_field(window).text() == "beach receipt"


def test_a_photo_opened_from_a_file_manager_is_shown(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photo = PhotoId(window.grid.neighbours()[5])
    window.open_requests.open([indexed.photos.paths([photo])[photo]])
    qtbot.waitUntil(lambda: window.viewer.isVisible() and window.viewer.photo_id == photo)
    assert window.grid.selection.ids == [photo]


def test_for_a_picture_of_no_watched_folder_its_folder_is_offered(
    qtbot: QtBot, window: MainWindow, indexed: Library, tmp_path: Path, sample_photos: Path
) -> None:
    other = tmp_path / "other" / "picture.jpg"
    other.parent.mkdir()
    shutil.copy(next(sample_photos.rglob("*.jpg")), other)
    window.open_requests.open([str(other), str(tmp_path / "gone.jpg")])
    offer = "Watch its folder"

    def offers() -> list[QAbstractButton]:
        return [b for b in window.toasts.findChildren(QAbstractButton) if b.text() == offer]

    qtbot.waitUntil(lambda: len(offers()) == 1)
    assert len(indexed.folders.all()) == 1


def name_of(library: Library, photo_id: int) -> str:
    path = library.photos.paths([PhotoId(photo_id)])[PhotoId(photo_id)]
    return path.rsplit("/", 1)[-1]


def test_find_similar_searches_with_the_photo(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    click(qtbot, window, 0)
    chosen = window.grid.selection.ids[0]
    qtbot.waitUntil(lambda: window.chosen.details is not None)
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_S)
    assert window.browser.query is not None
    assert parse(window.browser.query.text).query == Like(name_of(indexed, chosen))
    assert window.search_bar.text == window.browser.query.text
    assert chosen not in window.grid.neighbours()


def test_a_picture_dropped_on_the_field_searches_with_it(
    qtbot: QtBot, window: MainWindow, sample_photos: Path
) -> None:
    picture = next(sample_photos.rglob("*.jpg"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        window.search_bar.dropEvent(drop)
    assert window.browser.query is not None
    assert parse(window.browser.query.text).query == Like(picture.name)


def test_pictures_dropped_are_added_to_what_was_typed(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    type_search(qtbot, window, "snow")
    ids = [PhotoId(photo_id) for photo_id in window.grid.neighbours()[:2]]
    data = QMimeData()
    data.setData(PHOTO_IDS, ",".join(map(str, ids)).encode())
    entering = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.search_bar.dragEnterEvent(entering)
    assert entering.isAccepted()
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        window.search_bar.dropEvent(drop)
    assert window.browser.query is not None
    names = [Like(name_of(indexed, photo_id)) for photo_id in ids]
    assert parse(window.browser.query.text).query == And((Text("snow"), *names))
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)
    assert not set(ids) & set(window.grid.neighbours())
    field = search_field(window)  # taken back by editing the text
    field.setSelection(len("snow"), len(field.text()))
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(field, Qt.Key.Key_Delete)
    assert window.browser.query == BrowseQuery("snow")


def test_more_and_less_like_these_refine_the_search_by_keys(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    click(qtbot, window, 0)
    click(qtbot, window, 1, shift=True)
    ids = window.grid.selection.ids
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_L)
    more = [Like(name_of(indexed, photo_id)) for photo_id in ids]
    assert window.browser.query is not None
    assert parse(window.browser.query.text).query == And(tuple(more))
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)
    assert not set(ids) & set(window.grid.neighbours())
    click(qtbot, window, 0)
    (wrong,) = window.grid.selection.ids
    with qtbot.waitSignal(window.browser.found, timeout=30_000):
        QTest.keyClick(window.grid, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    less = Not(Like(name_of(indexed, wrong)))
    assert parse(window.browser.query.text).query == And((*more, less))
    assert window.search_bar.text == window.browser.query.text
    qtbot.waitUntil(lambda: window.tasks.idle, timeout=30_000)
    assert wrong not in window.grid.neighbours()


def test_choosing_shows_details(qtbot: QtBot, window: MainWindow, indexed: Library) -> None:
    click(qtbot, window, 2)
    photo_id = window.grid.selection.ids[0]
    details = indexed.photos.details(PhotoId(photo_id))
    assert details is not None
    qtbot.waitUntil(lambda: window.chosen.details == details)
    click(qtbot, window, 4, shift=True)
    assert len(window.grid.selection) == 3
    qtbot.waitUntil(lambda: len(window.chosen.paths) == 3)


def test_a_tag_is_given_shown_and_undone(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    click(qtbot, window, 0)
    click(qtbot, window, 2, shift=True)
    ids = [PhotoId(i) for i in window.grid.selection.ids]
    window.panel.field.setFocus()
    QTest.keyClicks(window.panel.field, "grandma")
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(window.panel.field, Qt.Key.Key_Return)
    given = [t for tags in indexed.tags.of(ids).values() for t in tags if t.name == "grandma"]
    assert [tag.source for tag in given] == [TagSource.PERSON] * 3
    qtbot.waitUntil(lambda: "grandma" in [t.name for t in window.overview.data.tags])
    with qtbot.waitSignal(window.commands.undone):
        window.keys["undo"].trigger()
    assert not any(t.name == "grandma" for tags in indexed.tags.of(ids).values() for t in tags)


def test_photos_go_into_an_album_and_out_again(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    ids = window.grid.neighbours()[:2]
    with qtbot.waitSignal(window.commands.changed):
        window.commands.do(CreateAlbum("Picked", photo_ids=of_photos(ids)))
    album = indexed.albums.named("Picked")
    place = of_album(album)
    window.browser.go_to(place)
    qtbot.waitUntil(lambda: sorted(window.grid.neighbours()) == sorted(ids))
    click(qtbot, window, 0)
    with qtbot.waitSignal(window.commands.changed):
        QTest.keyClick(window.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.grid.neighbours()) == 1)
    indexed.do(DeleteAlbum(album.id))


def test_the_viewer_walks_zooms_and_leaves(qtbot: QtBot, window: MainWindow) -> None:
    ids = window.grid.neighbours()
    click(qtbot, window, 0)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    viewer = window.viewer
    assert viewer.isVisible()
    qtbot.waitUntil(lambda: viewer.has_original)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.photo_id == ids[1]
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom > 1
    QTest.keyClick(viewer, Qt.Key.Key_Z)
    assert viewer.zoom == 1
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert window.grid.selection.ids == [ids[1]]


def test_new_photos_move_neither_the_view_nor_the_choice(qtbot: QtBot, window: MainWindow) -> None:
    window.grid.set_cells(400, False)
    bar = window.grid.verticalScrollBar()
    window.grid.go_to(len(window.grid.neighbours()) // 2)
    chosen = window.grid.selection.ids
    place = window.grid.rect_of_row(window.grid.neighbours().index(chosen[0])).topLeft()
    assert bar.value() > 0
    with qtbot.waitSignal(window.browser.listed):
        window.browser.refresh_soon()
    assert window.grid.selection.ids == chosen
    row = window.grid.neighbours().index(chosen[0])
    assert window.grid.rect_of_row(row).topLeft() == place


def test_the_keyboard_walks_the_grid(qtbot: QtBot, window: MainWindow) -> None:
    ids = window.grid.neighbours()
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Home)
    assert window.grid.selection.ids == [ids[0]]
    QTest.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.grid.selection.ids == ids[:2]
    QTest.keyClick(window.grid, Qt.Key.Key_End)
    assert window.grid.selection.ids == [ids[-1]]
    QTest.keyClick(window.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selection.ids == ids
    QTest.keyClick(window.grid, Qt.Key.Key_Escape)
    assert window.grid.selection.ids == []


def test_a_rubber_band_chooses(qtbot: QtBot, window: MainWindow) -> None:
    view = window.grid.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    end = window.grid.rect_of_row(1).center().toPoint()
    start = QPoint(2, round(window.grid.rect_of_row(0).top()) - 4)
    QTest.mousePress(view, left, none, start)
    QTest.mouseMove(view, start + QPoint(30, 30))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, none, end)
    assert window.grid.selection.ids == window.grid.neighbours()[:2]


def test_settings_take_effect_at_once_and_are_kept(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    window.keys["settings"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    theme = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Appearance")
    theme.setCurrentIndex(theme.findData("dark"))
    assert window.theme.dark
    qtbot.waitUntil(lambda: indexed.settings.current().theme == "dark")
    dialog.close()


def test_every_dialog_opens_and_every_control_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, 0)
    qtbot.waitUntil(lambda: window.chosen.details is not None)
    nameless = unnamed(window)
    for action in (
        "settings",
        "models",
        "vocabulary",
        "new_album",
        "shortcuts",
        "palette",
        "about",
    ):
        window.keys[action].trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(lambda: window.tasks.idle)
        assert dialog.windowTitle()
        nameless += unnamed(dialog)
        dialog.close()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not nameless, nameless


def unnamed(root: QWidget) -> list[str]:
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView)
    return [
        f"{type(root).__name__}: {type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, controls)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QScrollBar)
        and not widget.accessibleName()
        and not isinstance(widget.parentWidget(), QComboBox)
        and not widget.objectName().startswith("qt_")
    ]


def test_a_narrow_window_is_the_photos_own(window: MainWindow) -> None:
    window.resize(1280, 800)
    assert not window.panel.isHidden()
    window.resize(760, 540)
    assert window.panel.isHidden()
    window.keys["panel"].trigger()
    assert not window.panel.isHidden()
    window.keys["panel"].trigger()
    window.resize(1280, 800)
    assert not window.panel.isHidden()


def test_the_window_keeps_its_size(
    qtbot: QtBot, window: MainWindow, indexed: Library, tmp_path: Path
) -> None:
    from tests.ui.conftest import ICONS

    window.keys["panel"].trigger()
    assert window.panel.isHidden()
    window.resize(760, 540)
    window.keys["panel"].trigger()
    assert not window.panel.isHidden()
    window.close()
    again = MainWindow(indexed, about_program(), ICONS, tmp_path / "window.ini")
    again.show()
    qtbot.waitUntil(lambda: again.tasks.idle)
    assert (again.width(), again.height()) == (760, 540)
    assert not again.panel.isHidden()
    again.resize(1280, 800)
    assert again.panel.isHidden()
    again.close()
    again.deleteLater()


def test_the_picture_of_the_window_is_drawn_when_settled(window: MainWindow) -> None:
    picture = window.picture_when_settled("a sunset", 30_000)
    assert window.browser.query is not None
    assert not window.grid.fading
    assert picture.width() >= 1280


def test_f2_renames_the_chosen_photos_and_undo_gives_the_names_back(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    click(qtbot, window, 0)
    click(qtbot, window, 3, shift=True)
    ids = [PhotoId(i) for i in window.chosen.ids]
    before = indexed.photos.paths(ids)
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.findChild(RenameDialog) is not None)
    dialog = window.findChild(RenameDialog)
    assert isinstance(dialog, RenameDialog)
    field, accept = dialog.findChild(QLineEdit), dialog.findChildren(QAbstractButton)[-1]
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Trip/##")
    assert not accept.isEnabled()
    field.clear()
    with qtbot.waitSignal(window.commands.changed, timeout=10_000):
        QTest.keyClicks(field, "Trip ##")
        QTest.keyClick(field, Qt.Key.Key_Return)
    after = indexed.photos.paths(ids)
    stems = sorted(Path(path).stem for path in after.values())
    assert stems == [f"Trip {n:02}" for n in range(1, len(ids) + 1)]
    assert all(Path(path).is_file() for path in after.values())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.commands.undone, timeout=10_000):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert indexed.photos.paths(ids) == before


def test_a_narrower_sidebar_keeps_its_buttons_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    buttons = window.sidebar.findChildren(QToolButton)
    assert buttons
    window._splitter.setSizes([400, 880, 0])
    for width in (400, 180):
        window._splitter.setSizes([width, 1280 - width, 0])
        viewport = window.sidebar.viewport()

        def all_in_sight(viewport: QWidget = viewport) -> bool:
            right = [button.mapTo(viewport, button.rect().topRight()).x() for button in buttons]
            return viewport.width() - 40 < min(right) and max(right) <= viewport.width()

        qtbot.waitUntil(all_in_sight)


def test_what_is_undone_is_done_again_by_key(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photo = PhotoId(window.grid.neighbours()[0])
    with qtbot.waitSignal(window.commands.changed):
        window.commands.do(TagPhotos((photo,), "grandpa"))
    with qtbot.waitSignal(window.commands.undone):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "grandpa" not in [tag.name for tag in indexed.tags.of([photo]).get(photo, [])]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(window.commands.redone):
        QTest.keyClick(window, Qt.Key.Key_Z, both)
    assert "grandpa" in [tag.name for tag in indexed.tags.of([photo])[photo]]
    with qtbot.waitSignal(window.commands.undone):
        window.commands.undo()


def test_edits_are_done_in_the_order_in_which_they_were_asked_for(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    photo = PhotoId(window.grid.neighbours()[0])
    before = indexed.history()[0].id if indexed.history() else 0
    for number in range(12):
        window.commands.do(TagPhotos((photo,), "in order", present=number % 2 == 0))
    for _ in range(12):
        window.commands.undo()
    qtbot.waitUntil(lambda: window.tasks.idle)
    made = [change for change in indexed.history() if change.id > before]
    assert len(made) == 12
    assert all(change.undone for change in made)
    assert "in order" not in [tag.name for tag in indexed.tags.of([photo]).get(photo, [])]


def test_messages_that_come_together_have_room_and_an_old_offer_is_withdrawn(
    qtbot: QtBot, window: MainWindow
) -> None:
    done: list[str] = []
    window.toasts.say("A first message", "", "Undo", lambda: done.append("first"), 1)
    window.toasts.say("A second message", "", "Undo", lambda: done.append("second"), 2)
    toasts = window.toasts.findChildren(Toast)
    qtbot.waitUntil(lambda: all(t.isVisible() for t in toasts))
    QApplication.sendPostedEvents()
    assert all(toast.height() >= toast.minimumSizeHint().height() for toast in toasts)
    window.toasts.say("Undone: a first message", "", "Redo", lambda: None, 1)
    said = [t.accessibleName() for t in window.toasts.findChildren(Toast) if t.isVisible()]
    assert said == ["A second message", "Undone: a first message"]
