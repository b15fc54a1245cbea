"""That a part of the picture is missing."""

from __future__ import annotations

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Incomplete(DetailSection):
    above = 10

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._label = label("", "warning", wrap=True)
        self.column.addWidget(self._label)

    def show_photo(self, details: PhotoDetails) -> bool:
        if details.warning is None:
            return False
        self._label.setText(f"{problem_words(details.warning)[0]}.")
        return True
