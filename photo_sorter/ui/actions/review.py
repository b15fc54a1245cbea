"""Review a tag or a described album: the one that is looked at, or one of all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.keywords import shown
from photo_sorter.core.views import AlbumKind
from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import of_album, of_tag
from photo_sorter.ui.places.albums import album_icon, is_described
from photo_sorter.ui.places.review import review

translate = QCoreApplication.translate


def _can_review(window: WindowContext) -> bool:
    place = window.browser.place
    return place.has_photos and (place.tag is not None or is_described(place, window))


def _all(window: WindowContext) -> Sequence[MenuItem]:
    """Of tags those that a person or the model gives; files may bring thousands."""
    data = window.overview.data
    tags = [tag.name for tag in data.tags if not tag.from_file]
    albums = [album for album in data.albums if album.kind is AlbumKind.DESCRIBED]
    return [
        *(MenuItem("tag", shown(name), partial(review, of_tag(name), window)) for name in tags),
        *(
            MenuItem(album_icon(album), album.name, partial(review, of_album(album), window))
            for album in albums
        ),
    ]


ACTIONS = (
    ActionSpec(
        "review",
        "check",
        lambda _: translate("Actions", "Review this tag or album…"),
        lambda window: review(window.browser.place, window),
        ("R",),
        enabled=_can_review,
    ),
    ActionSpec(
        "review_one",
        "check",
        lambda _: translate("Actions", "Review"),
        lambda window: window.frame.pop_up(_all(window)),
        choices=_all,
    ),
)
