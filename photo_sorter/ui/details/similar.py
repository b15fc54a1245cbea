"""The buttons that look for photos like this one: of the same thing, or of the same look."""

from __future__ import annotations

from functools import partial

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import FlowLayout, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Similar(DetailSection):
    above = 12

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        row = FlowLayout(8)  # one below the other where the words are long
        for text, tip, action in (
            (
                self.tr("Find similar"),
                self.tr("Photos of the same thing, however they look (S)"),
                "similar",
            ),
            (
                self.tr("Same look"),
                self.tr("Photos of the same scene, patterns and colours (Shift+S)"),
                "same_look",
            ),
        ):
            button = text_button(text, "", partial(window.frame.act, action))
            button.setToolTip(tip)
            row.addWidget(button)
        self.column.addLayout(row)

    def show_photo(self, details: PhotoDetails) -> bool:
        return True
