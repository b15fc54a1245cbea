"""What can be done with the sidebar's places: albums, tags, folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from photo_sorter.core.changes import Action
from photo_sorter.core.operations import (
    AddFolder,
    Compound,
    CreateAlbum,
    DeleteAlbum,
    PutInAlbum,
    RemoveFolder,
)
from photo_sorter.core.query import InAlbum, Tag
from photo_sorter.core.views import Album
from photo_sorter.services.library import Library
from photo_sorter.ui.actions.menus import place_menu, pop_up
from photo_sorter.ui.base import external
from photo_sorter.ui.base.commands import Commands, of_photos
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.browse.browser import Browser, Place, PlaceKind
from photo_sorter.ui.dialogs.opener import Dialogs
from photo_sorter.ui.pages.first_start import FirstStart
from photo_sorter.ui.sidebar.overview import Overview
from photo_sorter.ui.sidebar.sidebar import Sidebar

Entries = list[tuple[str, str, Callable[[], object]]]


class PlaceActions(QObject):
    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        library: Library,
        tasks: Tasks,
        sidebar: Sidebar,
        first_start: FirstStart,
        browser: Browser,
        commands: Commands,
        dialogs: Dialogs,
        overview: Overview,
    ) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._library, self._tasks = library, tasks
        self._browser, self._commands = browser, commands
        self._dialogs, self._overview = dialogs, overview
        self._first_start = first_start
        sidebar.place_chosen.connect(browser.go_to)
        sidebar.menu_requested.connect(self._menu)
        sidebar.photos_dropped.connect(self._drop_photos)
        sidebar.folders_dropped.connect(self.add_folders)
        sidebar.add_album_requested.connect(dialogs.new_album)
        sidebar.edit_vocabulary_requested.connect(dialogs.vocabulary)
        sidebar.add_folder_requested.connect(dialogs.choose_folder)
        first_start.folders_dropped.connect(self.add_folders)
        browser.place_changed.connect(sidebar.set_chosen)

    def add_folders(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._commands.do(AddFolder(path))

    def go_to_tag(self, name: str) -> None:
        self._browser.go_to(Place(PlaceKind.TAG, Tag(name), name))

    def go_to_album(self, album: Album) -> None:
        self._browser.go_to(Place(PlaceKind.ALBUM, InAlbum(album.id), album.name))

    def make_suggested_albums(self) -> None:
        """After the first folder: the albums that the first page offered and the person kept."""
        wanted = self._first_start.wanted_albums()
        self._first_start.offer_albums(())
        if wanted:
            albums = tuple(CreateAlbum(name, description) for name, description in wanted)
            self._commands.do(Compound(albums, Action.ALBUMS_CREATED))

    def _drop_photos(self, place: Place, photo_ids: list[int]) -> None:
        if place.album is not None:
            self._commands.do(PutInAlbum(place.album, of_photos(photo_ids)))

    def _menu(self, place: Place, position: QPoint) -> None:
        entries = self._entries(place)
        if entries:
            pop_up(place_menu(self._theme, self._window, entries), position)

    def _entries(self, place: Place) -> Entries:
        data = self._overview.data
        if place.kind is PlaceKind.ALBUM:
            album = next((a for a in data.albums if a.id == place.album), None)
            if album is None:
                return []
            return [
                ("pencil", self.tr("Change…"), lambda: self._dialogs.change_album(album)),
                (
                    "trash",
                    self.tr("Delete the album; its photos stay"),
                    lambda: self._delete(place, album),
                ),
            ]
        if place.kind is PlaceKind.FOLDER:
            folder = next((f for f in data.folders if f.id == place.folder), None)
            if folder is None:
                return []
            return [
                (
                    "external",
                    self.tr("Show in the file manager"),
                    lambda: external.open_folder(folder.path),
                ),
                (
                    "refresh",
                    self.tr("Look through the folders again"),
                    lambda: self._tasks.run(self._library.jobs.rescan),
                ),
                (
                    "minus",
                    self.tr("Stop watching; its files stay"),
                    lambda: self._stop_watching(place),
                ),
            ]
        if place.kind is PlaceKind.TAG:
            return [("words", self.tr("Edit the tag words…"), self._dialogs.vocabulary)]
        return []

    def _delete(self, place: Place, album: Album) -> None:
        self._leave(place)
        self._commands.do(DeleteAlbum(album.id))

    def _stop_watching(self, place: Place) -> None:
        self._leave(place)
        for folder in self._overview.data.folders:
            if folder.id == place.folder:
                self._commands.do(RemoveFolder(folder.path))

    def _leave(self, place: Place) -> None:
        if self._browser.place.query == place.query:
            self._browser.go_to(Place())
