"""By which part of it a photo was found, while there is an answer to a search."""

from __future__ import annotations

from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.browser import BrowseQuery, Found
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class FoundBySection(DetailSection):
    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._line = label("", "quiet", wrap=True)
        self.column.addWidget(self._line)
        self._found: dict[int, FoundBy] = {}
        self._photo: int | None = None
        window.browser.found.connect(self._answered)
        window.browser.query_changed.connect(self._asked)
        window.chosen.counted.connect(self._several)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._photo = details.id
        return self._say()

    def show_veiled(self, details: PhotoDetails) -> bool:
        self._photo = None
        return False

    def _several(self, _count: int) -> None:
        """None is chosen, or several."""
        self._photo = None

    def _answered(self, found: Found, _same: bool) -> None:
        hits = (*found.result.strong, *found.result.weak)
        self._found = {hit.photo_id: hit.found_by for hit in hits}
        self.setVisible(self._say())

    def _asked(self, query: BrowseQuery | None) -> None:
        """What was found before answers another question."""
        self._found = {}
        self.setVisible(False)

    def _say(self) -> bool:
        parts = self._found.get(self._photo or 0, FoundBy.NOTHING)
        words = self._words()
        said = [words[name] for name in parts.names]
        self._line.setText(self.tr("Found by: {parts}").format(parts=", ".join(said)))
        return bool(said)

    def _words(self) -> dict[str, str]:
        return {
            "picture": self.tr("picture"),
            "name": self.tr("file name"),
            "folder": self.tr("folder"),
            "keyword": self.tr("keyword"),
            "tag": self.tr("tag"),
            "title": self.tr("title"),
            "description": self.tr("description"),
            "caption": self.tr("caption"),
            "album": self.tr("album"),
            "text": self.tr("text in the picture"),
        }
