"""The albums that the photo is in, and the way into others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from photo_sorter.core.operations import RestoreInAlbum
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Album, PhotoDetails
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import of_album
from photo_sorter.ui.details.section import DetailSection


class AlbumsSection(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self.add_heading(self.tr("Albums"), "albums")
        albums = QWidget()
        self._flow = FlowLayout()
        albums.setLayout(self._flow)
        self.column.addWidget(albums)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._fill(details.albums)
        for album in details.never_in:
            self._flow.addWidget(self._kept_out(details.id, album))
        return True

    def _kept_out(self, photo_id: PhotoId, album: Album) -> QWidget:
        words = self.tr("Never in {album}").format(album=album.name)
        letting = RestoreInAlbum(album.id, (photo_id,), ())
        button = text_button(words, "pill", lambda: self._window.commands.do(letting))
        button.setToolTip(self.tr("Let the album decide again"))
        button.setAccessibleDescription(button.toolTip())
        self._window.theme.set_icon(button, "close", "quiet")
        return button

    def show_veiled(self, details: PhotoDetails) -> bool:
        return self.show_many(1)

    def show_many(self, count: int) -> bool:
        self._fill(())
        return True

    def _fill(self, albums: Sequence[Album]) -> None:
        clear_layout(self._flow)
        for album in albums:
            go = partial(self._window.browser.go_to, of_album(album))
            self._flow.addWidget(text_button(album.name, "pill", go))
        add = partial(self._window.frame.act, "add_to_album")
        self._flow.addWidget(text_button(self.tr("Add to an album"), "link", add))
