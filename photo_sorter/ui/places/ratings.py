"""Favourites and rejected photos, as places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import Operation, RatePhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Flag, Is
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.library import Library
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType

translate = QCoreApplication.translate


class Favourites(PlaceType):
    key = "favourites"
    fills_by_reading = False

    @staticmethod
    def count(library: Library) -> int:
        return library.photos.count(Is(Flag.FAVOURITE))

    def entries(self, data: Holdings) -> Sequence[Entry]:
        place = Place(self.key, Is(Flag.FAVOURITE), translate("Places", "Favourites"))
        return [Entry(place, "heart", data.counts.get(self.key, 0))]

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message(
            "heart",
            translate("Places", "No favourites yet"),
            translate("Places", "Choose photos and press F to make them favourites."),
        )

    def put_in(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation:
        return RatePhotos(photos, RatingChange(favourite=True))

    def take_out(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation:
        return RatePhotos(photos, RatingChange(favourite=False))


class Rejected(PlaceType):
    """It is there only while there are any."""

    key = "rejected"
    fills_by_reading = False

    @staticmethod
    def count(library: Library) -> int:
        return library.photos.count(Is(Flag.REJECTED))

    def entries(self, data: Holdings) -> Sequence[Entry]:
        count = data.counts.get(self.key, 0)
        place = Place(self.key, Is(Flag.REJECTED), translate("Places", "Rejected"))
        return [Entry(place, "reject", count)] if count else []

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message(
            "reject",
            translate("Places", "No rejected photos"),
            translate("Places", "Choose photos and press X to reject them; they stay on the disk."),
        )

    def take_out(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation:
        return RatePhotos(photos, RatingChange(rejected=False))
