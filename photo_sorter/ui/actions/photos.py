"""Actions on the chosen photos: look at them, sort them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from photo_sorter.core.operations import Operation, PutInAlbum
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import AlbumKind
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, one_chosen, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.menus import MenuItem, menu_of, pop_up
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.albums import album_icon
from photo_sorter.ui.places.table import type_of

translate = QCoreApplication.translate


def _find_similar(window: WindowContext) -> None:
    paths = window.chosen.paths
    name = paths[0].rsplit("/", 1)[-1] if paths else translate("Actions", "this photo")
    window.browser.search(BrowseQuery(photo_id=PhotoId(window.chosen.ids[0]), label=name))


def _albums(window: WindowContext) -> Sequence[MenuItem]:
    """Those picked by hand first, since that is what one does by hand; then a new one."""
    photos = of_photos(window.chosen.ids)
    albums = sorted(
        window.overview.data.albums,
        key=lambda album: (album.kind is AlbumKind.DESCRIBED, album.name.casefold()),
    )
    items = [
        MenuItem(
            album_icon(album),
            album.name,
            partial(window.commands.do, PutInAlbum(album.id, photos)),
        )
        for album in albums
    ]
    new = translate("Actions", "New album…")
    return [*items, MenuItem("plus", new, lambda: window.dialogs.new_album(photos), apart=True)]


def _pop_up_albums(window: WindowContext) -> None:
    parent = QApplication.activeWindow()
    if parent is not None:
        pop_up(menu_of(window.theme, parent, _albums(window)), QCursor.pos())


def _taking_out(window: WindowContext) -> Operation | None:
    """Out of the album or tag that is looked at; never off the disk."""
    browser, photos = window.browser, of_photos(window.chosen.ids)
    return (
        None
        if browser.query is not None
        else type_of(browser.place).take_out(browser.place, photos)
    )


def _take_out(window: WindowContext) -> None:
    operation = _taking_out(window)
    if operation is not None:
        window.commands.do(operation)


ACTIONS = (
    ActionSpec(
        "open",
        "eye",
        lambda _: translate("Actions", "Open"),
        lambda window: window.frame.open_photo(window.chosen.ids[0]),
        enabled=one_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "peek",
        "eye",
        lambda _: translate("Actions", "Peek"),
        lambda window: window.frame.peek(),
        ("Space",),
        on_photos=True,
        in_palette=False,
    ),
    ActionSpec(
        "similar",
        "similar",
        lambda _: translate("Actions", "Find similar"),
        _find_similar,
        ("S",),
        enabled=one_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "tag",
        "tag",
        lambda _: translate("Actions", "Add a tag…"),
        lambda window: window.frame.start_tag(),
        ("T",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "add_to_album",
        "album",
        lambda _: translate("Actions", "Add to an album"),
        _pop_up_albums,
        enabled=photos_chosen,
        choices=_albums,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "take_out",
        "minus",
        lambda _: translate("Actions", "Take out"),
        _take_out,
        ("Del",),
        enabled=photos_chosen,
        offered=lambda window: _taking_out(window) is not None,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
)
