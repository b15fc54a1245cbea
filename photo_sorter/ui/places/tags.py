"""Tags, the commonest first: those that a person or the model gives, then those that only files
do, of which there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.keywords import shown
from photo_sorter.core.operations import DeleteTag, MoveTag, Operation, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tag_branches import TagLine
from photo_sorter.core.tag_tree import TagColour, join, key_of, leaf_of, lies_below
from photo_sorter.core.views import TagSummary
from photo_sorter.ui.base import words
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import FILE_TAG, TAG, Place, of_tag
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, Fold, PlaceType, Section, leave
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
        return [_entry(line) for line in data.branches.by_person]

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message(
            "tag",
            translate("Places", "No photo has this tag"),
            translate("Places", "Choose photos and press T to give it to them."),
        )

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        words_text = translate("Places", "Edit the tag words…")
        return (
            *_menu(self, place, window),
            MenuItem("words", words_text, window.dialogs.vocabulary, apart=True),
        )

    def edit(self, place: Place, window: WindowContext) -> None:
        if place.tag is not None:
            window.dialogs.edit_tag(place.tag, lambda new: _follow(place, new, window))

    def carried(self, place: Place) -> str:
        return place.tag or ""

    def put_below(self, place: Place | None, tag: str) -> Operation | None:
        above = "" if place is None else place.tag or ""
        to = join(above, leaf_of(tag))
        keys = key_of(tag), key_of(above)
        if key_of(to) == keys[0] or keys[0] == keys[1] or lies_below(keys[1], keys[0]):
            return None
        return MoveTag(tag, to)

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
        return [_entry(line, from_file=True) for line in data.branches.by_file]

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        return _menu(self, place, window)


def _menu(kind: Tags, place: Place, window: WindowContext) -> Sequence[MenuItem]:
    tag = place.tag
    if tag is None:
        return ()

    def delete() -> None:
        leave(place, window)
        window.commands.do(DeleteTag(tag))

    return (
        review_item(place, window),
        MenuItem("pencil", translate("Places", "Change…"), lambda: kind.edit(place, window), "F2"),
        MenuItem("trash", translate("Places", "Delete the tag; its photos stay"), delete),
    )


def _follow(place: Place, new: str, window: WindowContext) -> None:
    """The tag that is looked at has another name from now on."""
    if window.browser.place.same_as(place):
        window.browser.go_to(of_tag(new, from_file=place.key == FILE_TAG))


def _entry(line: TagLine, *, from_file: bool = False) -> Entry:
    tag = line.tag
    return Entry(
        of_tag(tag.name, from_file=from_file),
        "tag",
        tag.count,
        note=_note(tag),
        depth=line.depth,
        leaf=shown(line.leaf) if line.depth else "",
        colour=TagColour.NONE if tag.said is None else tag.said.colour,
    )


def _note(tag: TagSummary) -> str:
    """What there is to the tag beside its name."""
    said = tag.said
    if said is None:
        return ""
    coloured = said.colour is not TagColour.NONE
    exclusive = translate("Places", "What lies below exclude one another")
    parts = (
        ", ".join(synonym.text for synonym in said.synonyms),
        words.tag_colour(said.colour) if coloured else "",
        exclusive if said.exclusive else "",
    )
    return " · ".join(filter(None, parts))
