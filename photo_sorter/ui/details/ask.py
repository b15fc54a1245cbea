"""Questions about the chosen photo, or about a few."""

from __future__ import annotations

from photo_sorter.core.describing.conversation import MOST_PHOTOS
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.asking.photo_choice import Pictures
from photo_sorter.ui.asking.talk_view import TalkView
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class AskSection(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self.add_heading(self.tr("Ask"), "ask")
        pictures = Pictures(window.thumbnails, window.veil, window.theme)
        self.view = TalkView(window.talk, window.dialogs.models, pictures)
        self.column.addWidget(self.view)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._window.talk.about([details.id])
        return True

    def show_veiled(self, details: PhotoDetails) -> bool:
        self._window.talk.about([])
        return False

    def show_many(self, count: int) -> bool:
        """Of a closed stack what is seen is meant: its cover."""
        seen = self._window.chosen.seen
        few = 1 < len(seen) <= MOST_PHOTOS
        veiled = any(self._window.veil.hides(photo_id) for photo_id in seen) if few else False
        self._window.talk.about(seen if few and not veiled else [])
        return few and not veiled
