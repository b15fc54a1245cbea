"""Photos that are there twice. It is in the sidebar only while there are any; the menu always leads
to it, for bursts and look-alikes too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.duplicates.group_words import summary_said
from photo_sorter.ui.duplicates.page import DuplicatesPage
from photo_sorter.ui.places.place_type import Entry, PlaceType

KEY = "duplicates"


class DuplicatesPlace(PlaceType):
    key = KEY

    def entries(self, data: Holdings) -> Sequence[Entry]:
        found = data.duplicates
        if not found.surplus:
            return ()
        return [Entry(there_twice(), "copy", found.surplus, summary_said(found))]

    def page(self, window: WindowContext) -> QWidget:
        return DuplicatesPage(window)


def there_twice() -> Place:
    title = QCoreApplication.translate("Places", "There twice")
    return Place(KEY, title=title, has_photos=False)


def compare(window: WindowContext) -> None:
    window.browser.go_to(there_twice())
