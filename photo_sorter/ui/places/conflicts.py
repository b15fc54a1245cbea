"""Where a person and a file say different things of a photo. It is no entry of the sidebar: one
comes to it from *Needs attention* and from the menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.conflicts.page import ConflictsPage
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType

KEY = "conflicts"


class ConflictsPlace(PlaceType):
    key = KEY

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return ()

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message("check", place.title)

    def page(self, window: WindowContext) -> QWidget:
        return ConflictsPage(window)


def decide_conflicts(window: WindowContext) -> None:
    title = QCoreApplication.translate("Places", "Differences from files")
    window.browser.go_to(Place(KEY, title=title, has_photos=False))
