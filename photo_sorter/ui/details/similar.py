"""The button that looks for photos like this one."""

from __future__ import annotations

from functools import partial

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Similar(DetailSection):
    above = 12

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        button = text_button(self.tr("Find similar"), "", partial(window.frame.act, "similar"))
        window.theme.set_icon(button, "similar", "text")
        self.column.addWidget(button)

    def show_photo(self, details: PhotoDetails) -> bool:
        return True
