"""The review of a tag or a described album. It is no entry of the sidebar: one comes to it from
the menu of the tag or the album."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType
from photo_sorter.ui.review.page import ReviewPage
from photo_sorter.ui.review.subject import REVIEW, review_of


class ReviewPlace(PlaceType):
    key = REVIEW

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return ()

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message("check", place.title)

    def page(self, window: WindowContext) -> QWidget:
        return ReviewPage(window)


def review(place: Place, window: WindowContext) -> None:
    """Ask about the photos of that tag or album."""
    window.browser.go_to(review_of(place))


def review_item(place: Place, window: WindowContext) -> MenuItem:
    text = QCoreApplication.translate("Places", "Review…")
    return MenuItem("check", text, lambda: review(place, window))
