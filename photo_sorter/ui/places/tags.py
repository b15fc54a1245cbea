"""Tags, the commonest first: those that a person or the model gives, then those that only files
do, of which there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.operations import Operation, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import FILE_TAG, TAG, Place, of_tag
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, Fold, PlaceType, Section
from photo_sorter.ui.places.review import review_item

translate = QCoreApplication.translate
SHOWN = 8  # the rest is one click away


class _Counts(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def all_tags(self, count: int) -> str:
        return self.tr("All %n tag(s)", "", count)

    def further(self, count: int) -> str:
        return self.tr("Find %n more…", "", count)


_FOLD = Fold(
    SHOWN,
    lambda: translate("Places", "Fewer tags"),
    lambda count: _Counts().all_tags(count),
    lambda count: _Counts().further(count),
)


class Tags(PlaceType):
    key = TAG
    section = Section(
        lambda: translate("Places", "Tags"),
        "pencil",
        lambda: translate("Places", "Edit the tag words"),
        lambda window: window.dialogs.vocabulary(),
        lambda: translate("Places", "Tag"),
        shown_empty=False,
        fold=_FOLD,
    )

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return _entries(data, from_file=False)

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message(
            "tag",
            translate("Places", "No photo has this tag"),
            translate("Places", "Choose photos and press T to give it to them."),
        )

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        text = translate("Places", "Edit the tag words…")
        return (
            review_item(place, window),
            MenuItem("words", text, window.dialogs.vocabulary),
        )

    def take_out(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation | None:
        return None if place.tag is None else TagPhotos(photos, place.tag, present=False)


class FileTags(Tags):
    key = FILE_TAG
    section = Section(
        lambda: translate("Places", "From files"),
        "search",
        lambda: translate("Places", "Find a tag"),
        lambda window: window.frame.show_palette(),
        lambda: translate("Places", "Tag from files"),
        shown_empty=False,
        fold=_FOLD,
    )

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return _entries(data, from_file=True)

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        return (review_item(place, window),)


def _entries(data: Holdings, *, from_file: bool) -> Sequence[Entry]:
    tags = [tag for tag in data.tags if tag.from_file is from_file]
    tags.sort(key=lambda tag: (-tag.count, tag.name))
    return [Entry(of_tag(tag.name, from_file=from_file), "tag", tag.count) for tag in tags]
