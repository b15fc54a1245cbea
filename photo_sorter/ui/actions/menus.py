"""Context menus: of the chosen photos, and of a place in the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from photo_sorter.core.views import Album, AlbumKind
from photo_sorter.ui.actions.shortcuts import Actions
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.browse.browser import Place, PlaceKind

translate = QCoreApplication.translate


def album_menu(
    theme: Theme,
    parent: QWidget,
    albums: Sequence[Album],
    add: Callable[[Album], None],
    new: Callable[[], None],
) -> QMenu:
    """ "Add to an album": those picked by hand first, since that is what one does by hand."""
    menu = QMenu(translate("Menus", "Add to an album"), parent)
    menu.setIcon(theme.icon("album", "quiet"))
    for album in sorted(albums, key=lambda a: (a.kind is AlbumKind.DESCRIBED, a.name.casefold())):
        icon = "album" if album.kind is AlbumKind.MANUAL else "album-auto"
        entry = menu.addAction(theme.icon(icon, "quiet"), album.name.replace("&", "&&"))
        entry.triggered.connect(lambda _=False, a=album: add(a))
    if albums:
        menu.addSeparator()
    menu.addAction(theme.icon("plus", "quiet"), translate("Menus", "New album…"), new)
    return menu


def photo_menu(actions: Actions, albums: QMenu, parent: QWidget, place: Place, one: bool) -> QMenu:
    menu = QMenu(parent)
    menu.addAction(actions.open)
    menu.addAction(actions.similar)
    menu.addSeparator()
    menu.addAction(actions.tag)
    menu.addMenu(albums)
    if place.kind in (PlaceKind.ALBUM, PlaceKind.TAG):
        menu.addAction(actions.take_out)
    menu.addSeparator()
    menu.addAction(actions.rename)
    menu.addAction(actions.copy)
    menu.addAction(actions.copy_path)
    menu.addAction(actions.show_file)
    for action in (actions.open, actions.similar, actions.show_file):
        action.setEnabled(one)
    # the keys must work again once the menu is gone
    menu.aboutToHide.connect(partial(_enable, (actions.open, actions.similar, actions.show_file)))
    return menu


def _enable(actions: Sequence[QAction]) -> None:
    for action in actions:
        action.setEnabled(True)


def place_menu(
    theme: Theme, parent: QWidget, entries: Sequence[tuple[str, str, Callable[[], object]]]
) -> QMenu:
    """`entries`: icon, words, what it does."""
    menu = QMenu(parent)
    for icon, text, act in entries:
        menu.addAction(theme.icon(icon, "quiet"), text).triggered.connect(
            lambda _=False, a=act: a()
        )
    return menu


def pop_up(menu: QMenu, position: QPoint) -> None:
    """Show it; it goes when it is done."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
