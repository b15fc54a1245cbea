"""What can be done with the chosen photos."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from photo_sorter.core.operations import PutInAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Like
from photo_sorter.core.views import Album
from photo_sorter.ui.actions.chosen import Chosen
from photo_sorter.ui.actions.menus import album_menu, photo_menu, pop_up
from photo_sorter.ui.actions.shortcuts import Actions
from photo_sorter.ui.base import external
from photo_sorter.ui.base.commands import Commands, of_photos
from photo_sorter.ui.base.drag import drag_photos
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.browse.browser import BrowseQuery, Browser, PlaceKind
from photo_sorter.ui.dialogs.opener import Dialogs
from photo_sorter.ui.grid.view import PhotoGrid
from photo_sorter.ui.sidebar.overview import Overview
from photo_sorter.ui.viewer import Viewer


class PhotoActions(QObject):
    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        actions: Actions,
        grid: PhotoGrid,
        viewer: Viewer,
        chosen: Chosen,
        browser: Browser,
        commands: Commands,
        dialogs: Dialogs,
        overview: Overview,
        thumbnails: Thumbnails,
        start_tag: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._actions = window, theme, actions
        self._grid, self._viewer, self._chosen = grid, viewer, chosen
        self._browser, self._commands, self._dialogs = browser, commands, dialogs
        self._overview, self._thumbnails = overview, thumbnails
        actions.connect_all(
            peek=self._open,
            open=self._open,
            similar=self.find_similar,
            tag=start_tag,
            take_out=self._take_out,
            rename=self._rename,
            show_file=self._show_file,
            copy=self._copy,
            copy_path=lambda: external.copy_paths(self._chosen.paths),
        )
        grid.opened.connect(self.open)
        grid.menu_requested.connect(self._menu)
        grid.drag_requested.connect(self._drag)
        grid.selection_changed.connect(chosen.choose)
        viewer.closed.connect(self._back_from_viewer)

    def open(self, photo_id: int) -> None:
        self._viewer.open(self._grid.neighbours(), photo_id)

    def find_similar(self) -> None:
        if self._chosen.ids:
            paths = self._chosen.paths
            name = paths[0].rsplit("/", 1)[-1] if paths else self.tr("this photo")
            self._browser.search(BrowseQuery(like=Like(PhotoId(self._chosen.ids[0])), label=name))

    def add_tag(self, name: str) -> None:
        if self._chosen.ids:
            self._commands.do(TagPhotos(of_photos(self._chosen.ids), name))

    def remove_tag(self, name: str) -> None:
        if self._chosen.ids:
            self._commands.do(TagPhotos(of_photos(self._chosen.ids), name, present=False))

    def pop_up_albums(self) -> None:
        pop_up(self._albums(), QCursor.pos())

    def _open(self) -> None:
        photo_id = self._grid.selection.current_id
        if photo_id is not None:
            self.open(photo_id)

    def _back_from_viewer(self, photo_id: int) -> None:
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.show_photo(photo_id)

    def _take_out(self) -> None:
        """Out of the album or tag that is looked at; never off the disk."""
        place, ids = self._browser.place, of_photos(self._chosen.ids)
        if not ids or self._browser.query is not None:
            return
        if place.kind is PlaceKind.ALBUM and place.album is not None:
            self._commands.do(PutInAlbum(place.album, ids, present=False))
        elif place.kind is PlaceKind.TAG and place.tag is not None:
            self._commands.do(TagPhotos(ids, place.tag, present=False))

    def _rename(self) -> None:
        if self._chosen.ids:
            self._dialogs.rename(self._chosen.ids)

    def _show_file(self) -> None:
        if self._chosen.paths:
            external.show_in_file_manager(self._chosen.paths[0])

    def _copy(self) -> None:
        if self._chosen.paths:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(path) for path in self._chosen.paths])
            data.setText("\n".join(self._chosen.paths))
            QGuiApplication.clipboard().setMimeData(data)

    def _drag(self) -> None:
        ids = self._chosen.ids
        if ids:
            picture = self._thumbnails.get(ids[0], SIDES[0])
            drag_photos(self._grid, ids, self._chosen.paths, picture)

    def _albums(self) -> QMenu:
        def add(album: Album) -> None:
            self._commands.do(PutInAlbum(album.id, of_photos(self._chosen.ids)))

        def new() -> None:
            self._dialogs.new_album(self._chosen.ids)

        return album_menu(self._theme, self._window, self._overview.data.albums, add, new)

    def _menu(self, position: QPoint) -> None:
        place, one = self._browser.place, len(self._chosen.ids) == 1
        menu = photo_menu(self._actions, self._albums(), self._window, place, one)
        pop_up(menu, position)
