"""Needs attention: the files that could not become photos, or only in part. It is there only while
there are any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from photo_sorter.core.photo import LocationId
from photo_sorter.services.library import Library
from photo_sorter.ui.base import external
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.attention import Attention
from photo_sorter.ui.places.place_type import Entry, PlaceType

translate = QCoreApplication.translate
KEY = "attention"


class NeedsAttention(PlaceType):
    key = KEY

    @staticmethod
    def count(library: Library) -> int:
        return len(library.folders.failures())

    def entries(self, data: Holdings) -> Sequence[Entry]:
        count = data.counts.get(KEY, 0)
        title = translate("Places", "Needs attention")
        place = Place(KEY, title=title, has_photos=False)
        return [Entry(place, "attention", count, alert=True)] if count else []

    def page(self, window: WindowContext) -> QWidget:
        page = Attention(window.theme)
        _Failures(window, page)
        return page


class _Failures(QObject):
    """Keeps the page current, and does what it asks for."""

    def __init__(self, window: WindowContext, page: Attention) -> None:
        super().__init__(page)
        self._window, self._page = window, page
        window.overview.loaded.connect(self._read)
        page.retry_requested.connect(self._retry)
        page.show_file_requested.connect(external.show_in_file_manager)
        self._read()

    def _read(self) -> None:
        read, show = self._window.library.folders.failures, self._page.show_failures
        self._window.tasks.run(read, show, newest="failures")

    def _retry(self, locations: list[LocationId]) -> None:
        self._window.tasks.run(
            lambda: self._window.library.folders.retry(locations),
            lambda count: self._window.toasts.say(self.tr("Trying %n file(s) again", "", count)),
        )
