"""The tables that a feature adds a line to: actions, places, sections of the details."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from photo_sorter.core.operations import CreateAlbum, DeleteAlbum
from photo_sorter.core.photo import Folder, FolderId, FolderState, PhotoId
from photo_sorter.core.views import Album, AlbumId, AlbumKind, SavedSearch, SearchId, TagSummary
from photo_sorter.services.duplicates.service import Summary
from photo_sorter.services.library import Library
from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu
from photo_sorter.ui.actions.key_page import key_page
from photo_sorter.ui.actions.menus import main_menu, photo_menu
from photo_sorter.ui.actions.palette import palette_items
from photo_sorter.ui.actions.table import ACTIONS
from photo_sorter.ui.actions.window_actions import Actions
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place, of_album, of_tag
from photo_sorter.ui.details.heading import Heading
from photo_sorter.ui.places.table import PLACE_TYPES, counts, type_of
from photo_sorter.ui.window.main_window import MainWindow
from tests.ui.conftest import ICONS

HOLDINGS = Holdings(
    albums=[
        Album(AlbumId(1), "Picked", AlbumKind.MANUAL, ""),
        Album(AlbumId(2), "Beach", AlbumKind.DESCRIBED, "a beach"),
    ],
    tags=[TagSummary("rare", "", 1), TagSummary("common", "", 9), TagSummary("A|b", "", 2, True)],
    folders=[
        Folder(FolderId(number), f"/photos/{state.name}", state)
        for number, state in enumerate(FolderState, 1)
    ],
    searches=[SavedSearch(SearchId(1), "Cars", "car type:raw", 3)],
    counts=dict.fromkeys(counts(), 7),
    duplicates=Summary(2, 3, 4_000),
)


def test_every_action_has_an_icon_and_words(window: MainWindow) -> None:
    assert [spec.id for spec in ACTIONS if not (ICONS / f"{spec.icon}.svg").is_file()] == []
    assert {spec.id: window.keys[spec.id].text() for spec in ACTIONS} == {
        spec.id: spec.text(window.context) for spec in ACTIONS
    }


def test_no_two_actions_share_a_name_or_a_key() -> None:
    names = Counter(spec.id for spec in ACTIONS)
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [shared for shared, count in (names + keys).items() if count > 1] == []


def test_a_line_in_the_table_is_all_that_a_further_action_needs(window: MainWindow) -> None:
    done: list[str] = []
    further = ActionSpec(
        "further",
        "tag",
        lambda _: "Something further…",
        lambda _: done.append("done"),
        ("Ctrl+J",),
        main_menu=MainMenu.ADD,
        photo_menu=PhotoMenu.SORT,
    )
    specs = (*ACTIONS, further)
    actions = Actions(window.context, window.central_pane, window.grid, specs)
    for menu in (main_menu, photo_menu):
        made = menu(window.context, actions, window)
        assert "Something further…" in [action.text() for action in made.actions()]
    assert ("Ctrl+J", "Something further") in key_page(specs, window.context)
    (item,) = [i for i in palette_items(specs, window.context) if i.text == "Something further…"]
    item.run()
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert done == ["done", "done"]


def test_actions_on_photos_can_be_done_once_photos_are_chosen(window: MainWindow) -> None:
    for_any = ["more_like", "less_like", "tag", "add_to_album", "rename", "copy", "copy_path"]
    for_one = ["open", "similar", "show_file"]

    def enabled() -> list[str]:
        return [name for name in (*for_any, *for_one) if window.keys[name].isEnabled()]

    assert enabled() == []
    window.grid.go_to(0)
    assert enabled() == [*for_any, *for_one]
    window.grid.go_to(2, extend=True)
    assert enabled() == for_any


def test_taking_out_is_offered_only_where_photos_can_be_taken_out(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    def offered() -> list[str]:
        menu = photo_menu(window.context, window.keys, window)
        return [action.text() for action in menu.actions() if action.isVisible()]

    out = ("Take out", "Never in this album")
    assert not [text for text in offered() if text in out]
    with qtbot.waitSignal(window.browser.listed):
        window.browser.go_to(of_album(indexed.albums.named("Sunsets")))
    assert [text for text in offered() if text in out] == ["Never in this album"]
    window.grid.go_to(0)
    assert window.keys["take_out"].isEnabled()


def test_the_menu_of_photos_holds_the_albums(window: MainWindow) -> None:
    menu = photo_menu(window.context, window.keys, window)
    (inner,) = [made for made in menu.findChildren(QMenu) if made.title() == "Add to an album"]
    assert [action.text() for action in inner.actions() if action.text()] == [
        *sorted(album.name for album in window.overview.data.albums),
        "New album…",
    ]


def test_the_details_lead_into_an_album(qtbot: QtBot, window: MainWindow, indexed: Library) -> None:
    with qtbot.waitSignal(window.commands.changed):
        window.commands.do(CreateAlbum("Picked"))
    qtbot.waitUntil(lambda: len(window.overview.data.albums) == 3)
    window.grid.go_to(0)
    qtbot.waitUntil(lambda: window.chosen.details is not None)
    link = next(x for x in window.panel.findChildren(QPushButton) if x.text() == "Add to an album")
    link.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(window.commands.changed):
        menu.actions()[0].trigger()  # those picked by hand come first
    menu.close()
    album = indexed.albums.named("Picked")
    assert [hit.photo_id for hit in indexed.albums.members(album.id)] == window.chosen.ids
    indexed.do(DeleteAlbum(album.id))


def test_a_place_is_of_its_own_type_and_has_an_icon_and_a_name(window: MainWindow) -> None:
    assert [kind.key for kind in PLACE_TYPES if not kind.entries(HOLDINGS)] == []
    for kind in PLACE_TYPES:
        for entry in kind.entries(HOLDINGS):
            assert (ICONS / f"{entry.icon}.svg").is_file(), kind.key
            assert entry.text, kind.key
            assert entry.place is not None, kind.key
            assert type_of(entry.place) is kind
            if entry.place.has_photos:
                assert kind.empty(entry.place, window.context).title, kind.key


def test_tags_are_listed_by_how_common_they_are() -> None:
    kind = type_of(of_tag("rare"))
    assert [entry.text for entry in kind.entries(HOLDINGS)] == ["common", "rare"]


def test_photos_are_dropped_on_what_a_person_fills_and_taken_out_again() -> None:
    photos = (PhotoId(1),)
    places = [
        (kind, entry.place)
        for kind in PLACE_TYPES
        for entry in kind.entries(HOLDINGS)
        if entry.place is not None
    ]
    assert {kind.key for kind, place in places if kind.put_in(place, photos)} == {
        "album",
        "favourites",
    }
    assert {kind.key for kind, place in places if kind.take_out(place, photos)} == {
        "album",
        "favourites",
        "rejected",
        "tag",
        "file_tag",
    }


def test_what_needs_attention_has_a_page_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    (entry,) = next(k for k in PLACE_TYPES if k.key == "attention").entries(HOLDINGS)
    assert entry.place is not None
    pane = window.central_pane
    window.browser.go_to(entry.place)
    page = pane.page
    assert page is not None
    assert page is not window.grid
    said = "Nothing needs your attention. Every file could be read."
    qtbot.waitUntil(lambda: said in [label.text() for label in page.findChildren(QLabel)])
    window.browser.go_to(Place())
    qtbot.waitUntil(lambda: pane.page is window.grid)
    window.browser.go_to(entry.place)
    assert pane.page is page  # made once


def test_the_details_say_of_many_only_what_can_be_done_with_all(
    qtbot: QtBot, window: MainWindow
) -> None:
    def said() -> list[str]:
        headings = [x for x in window.panel.findChildren(Heading) if x.isVisible()]
        labels = [x for x in window.panel.findChildren(QLabel) if x.isVisible()]
        return [*(x.accessibleName() for x in headings), *(x.text() for x in labels)]

    assert said() == ["Choose a photo to see what is known of it."]
    window.grid.go_to(0)
    qtbot.waitUntil(lambda: window.chosen.details is not None)
    assert {"Tags", "Albums", "File"} <= set(said())
    window.grid.go_to(2, extend=True)
    qtbot.waitUntil(lambda: "3 photos chosen" in said())
    assert {"Tags", "Albums"} <= set(said())
    assert "File" not in said()
