"""Menus made of lines: what each says and does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from photo_sorter.ui.base.theme import Theme


@dataclass(frozen=True, slots=True)
class MenuItem:
    """`note` stands at the right where there is room for it: a shortcut, or a kind of place. One
    that is `apart` has a line above it. `colour` is that of the icon, where it is not the
    theme's."""

    icon: str
    text: str
    run: Callable[[], object]
    note: str = ""
    apart: bool = False
    colour: str = ""


def menu_of(theme: Theme, parent: QWidget, items: Sequence[MenuItem], title: str = "") -> QMenu:
    menu = QMenu(title, parent)
    for item in items:
        if item.apart:
            menu.addSeparator()
        icon = theme.icon_in(item.icon, item.colour) if item.colour else None
        action = menu.addAction(
            icon or theme.icon(item.icon, "quiet"), item.text.replace("&", "&&")
        )
        action.triggered.connect(lambda _=False, run=item.run: run())
    return menu


def pop_up(menu: QMenu, position: QPoint) -> None:
    """Show it; it goes when it is done."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
