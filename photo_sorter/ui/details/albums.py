"""The albums that the photo is in, and the way into others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

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
        self.add_heading(self.tr("Albums"))
        albums = QWidget()
        self._flow = FlowLayout()
        albums.setLayout(self._flow)
        self.column.addWidget(albums)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._fill(details.albums)
        return True

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
