"""All photos of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.services.library import Library
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import ALL, Place
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType

translate = QCoreApplication.translate


class AllPhotos(PlaceType):
    key = ALL

    @staticmethod
    def count(library: Library) -> int:
        return library.status.counts().photos

    def entries(self, data: Holdings) -> Sequence[Entry]:
        place = Place(title=translate("Places", "All photos"))
        return [Entry(place, "photos", data.counts.get(ALL, 0))]

    def empty(self, place: Place, window: WindowContext) -> Message:
        return no_photos(window)


def no_photos(window: WindowContext) -> Message:
    """For a place that is filled by what lies in the folders."""
    return Message(
        "photos",
        translate("Places", "No photos here"),
        translate(
            "Places",
            "There is no picture in your folders that can be read. New ones appear here by "
            "themselves.",
        ),
        [(translate("Places", "Add another folder"), "", window.dialogs.choose_folder)],
    )
