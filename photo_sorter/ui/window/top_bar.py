"""The bar over everything: sidebar, search, help, settings, details, menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from photo_sorter.ui.actions.key_page import without_dots
from photo_sorter.ui.actions.menus import main_menu
from photo_sorter.ui.actions.window_actions import Actions
from photo_sorter.ui.base.theme import Theme, with_shortcut
from photo_sorter.ui.base.widgets import icon_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.window.search_bar import SearchBar


class TopBar(QFrame):
    def __init__(self, window: WindowContext, keys: Actions, search_bar: SearchBar) -> None:
        super().__init__()
        theme = window.theme
        self.setObjectName("topBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(6)
        row.addWidget(_button(theme, "sidebar", keys["sidebar"]))
        row.addStretch(1)
        row.addWidget(search_bar, 4)
        row.addStretch(1)
        for icon, action in (
            ("help", keys["shortcuts"]),
            ("settings", keys["settings"]),
            ("panel", keys["panel"]),
        ):
            row.addWidget(_button(theme, icon, action))
        more = icon_button(theme, "more", self.tr("Menu"), lambda: None)
        menu = main_menu(window, keys, self)
        menu.setAccessibleName(self.tr("Menu"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)


def _button(theme: Theme, icon: str, action: QAction) -> QToolButton:
    """Triggers the action; not made from it, so that the button keeps its own look."""
    name = without_dots(action.text())
    button = icon_button(theme, icon, name, action.trigger)
    button.setToolTip(with_shortcut(name, action))
    return button
