"""The window's menu, and the menu of the chosen photos."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtWidgets import QMenu, QWidget

from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.actions.window_actions import Actions
from photo_sorter.ui.base.menus import menu_of
from photo_sorter.ui.browse.context import WindowContext


def main_menu(window: WindowContext, actions: Actions, parent: QWidget) -> QMenu:
    return _grouped(window, actions, parent, lambda spec: spec.main_menu)


def photo_menu(window: WindowContext, actions: Actions, parent: QWidget) -> QMenu:
    return _grouped(window, actions, parent, lambda spec: spec.photo_menu)


def _grouped(
    window: WindowContext,
    actions: Actions,
    parent: QWidget,
    group_of: Callable[[ActionSpec], IntEnum | None],
) -> QMenu:
    """The actions that have a group, by group, with a line between two groups."""
    menu = QMenu(parent)
    grouped = [(group, spec) for spec in actions.specs if (group := group_of(spec)) is not None]
    before: IntEnum | None = None
    for group, spec in sorted(grouped, key=lambda entry: entry[0]):
        if before is not None and group is not before:
            menu.addSeparator()
        before = group
        if spec.choices is None:
            menu.addAction(actions[spec.id])
        else:
            inner = menu_of(window.theme, menu, spec.choices(window), spec.text(window))
            inner.setIcon(window.theme.icon(spec.icon, "quiet"))
            inner.menuAction().setVisible(spec.offered(window))
            inner.setEnabled(spec.enabled(window))
            menu.addMenu(inner)
    return menu
