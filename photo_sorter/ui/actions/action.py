"""What an action is: its words, keys and icon, when it can be done, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext


class MainMenu(IntEnum):
    """The groups of the window's menu, in order."""

    ADD = auto()
    LIBRARY = auto()
    BESIDE_PHOTOS = auto()
    SET_UP = auto()
    HELP = auto()
    LEAVE = auto()


class PhotoMenu(IntEnum):
    """The groups of the menu of the chosen photos, in order."""

    LOOK = auto()
    SORT = auto()
    FILES = auto()


def always(window: WindowContext) -> bool:
    return True


def photos_chosen(window: WindowContext) -> bool:
    return bool(window.chosen.ids)


def one_chosen(window: WindowContext) -> bool:
    """Or one closed stack: what is looked at is its first photo."""
    return len(window.chosen.seen) == 1


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Plain data, the same for every window. `text` is asked for again whenever the choice of
    photos or the place changes, as is `enabled`. Where it is not `offered`, menus and palette
    leave it out; where it is not `enabled`, menus show it in grey. One with `choices` is a menu
    of its own. The keys of one that is `on_photos` listen only while the grid has the keyboard,
    so that Space and Return still press buttons elsewhere."""

    id: str
    icon: str
    text: Callable[[WindowContext], str]
    run: Callable[[WindowContext], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[WindowContext], bool] = always
    offered: Callable[[WindowContext], bool] = always
    choices: Callable[[WindowContext], Sequence[MenuItem]] | None = None
    on_photos: bool = False
    main_menu: MainMenu | None = None
    photo_menu: PhotoMenu | None = None
    in_palette: bool = True
