"""That the photo's folder is away, and what that means."""

from __future__ import annotations

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Offline(DetailSection):
    above = 10

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        text = self.tr("Its folder is not connected now. What you see here was kept.")
        self.column.addWidget(label(text, "warning", wrap=True))

    def show_photo(self, details: PhotoDetails) -> bool:
        return details.offline
