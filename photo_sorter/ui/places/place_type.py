"""What a kind of place says of itself: what the sidebar, the middle of the window and the menus
need to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from photo_sorter.core.operations import Operation
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tag_tree import TagColour
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Count, Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.notice import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sidebar. `place` is None for one that only shows more or less; `note` is its
    tooltip. One with a `depth` lies below the last one that has less, is called `leaf` there, and
    is folded away with it. `colour` is that of the icon, where it is not the theme's."""

    place: Place | None
    icon: str
    count: int = 0
    note: str = ""
    title: str = ""
    dim: bool = False
    alert: bool = False
    depth: int = 0
    leaf: str = ""
    colour: TagColour = TagColour.NONE

    @property
    def label(self) -> str:
        """What it is called where it stands below others."""
        return self.leaf or self.text

    @property
    def text(self) -> str:
        return self.place.title if self.place is not None else self.title


@dataclass(frozen=True, slots=True)
class Fold:
    """Of more than `most` entries the rest is one click away; the words say which way. Of more
    than `limit` the rest is found by the palette."""

    most: int
    fewer: Callable[[], str]
    all_of_them: Callable[[int], str]
    further: Callable[[int], str]
    limit: int = 300


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sidebar with a heading, and with a button for one thing to do there. An empty
    one is shown where `shown_empty`."""

    heading: Callable[[], str]
    icon: str
    button: Callable[[], str]
    run: Callable[[WindowContext], object]
    kind: Callable[[], str]  # what one of its places is called: "Album"
    shown_empty: bool = True
    fold: Fold | None = None


class PlaceType:
    """The defaults are those of a place with photos that nothing can be done with."""

    key: str
    section: Section | None = None  # None: at the top, without a heading
    fills_by_reading = True  # while folders are read, an empty one says that photos will come
    count: Count | None = None  # of a place that is there once; called on a worker

    def entries(self, data: Holdings) -> Sequence[Entry]:
        """Its places, in order, as the sidebar and the palette list them."""
        raise NotImplementedError

    def empty(self, place: Place, window: WindowContext) -> Message:
        """What is said where the place has no photos."""
        raise NotImplementedError

    def edit(self, place: Place, window: WindowContext) -> None:
        """F2: change its name, and what else there is to it."""

    def carried(self, place: Place) -> str:
        """The tag that is dragged with the place; '' where it stays where it is."""
        return ""

    def put_below(self, place: Place | None, tag: str) -> Operation | None:
        """What dropping a tag on the place, or on the heading, does; None where nothing does."""
        return None

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        """What can be done with the place."""
        return ()

    def page(self, window: WindowContext) -> QWidget | None:
        """A page in place of photos; made once, when it is first looked at."""
        return None

    def put_in(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation | None:
        """What dropping photos on the place does; None where it takes none, whichever they are."""
        return None

    def take_out(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation | None:
        """What takes photos out of the place, never off the disk; None where nothing does,
        whichever they are."""
        return None


def leave(place: Place, window: WindowContext) -> None:
    """Before the place goes: look at all photos instead, if it is looked at."""
    if window.browser.place.same_as(place):
        window.browser.go_to(Place())
