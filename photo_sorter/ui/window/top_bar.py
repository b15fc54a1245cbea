"""The bar over everything: sidebar, search, help, settings, details, menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from photo_sorter.ui.actions.shortcuts import Actions
from photo_sorter.ui.base.theme import Theme, with_shortcut
from photo_sorter.ui.base.widgets import icon_button
from photo_sorter.ui.window.search_bar import SearchBar


class TopBar(QFrame):
    def __init__(self, theme: Theme, keys: Actions, search_bar: SearchBar) -> None:
        super().__init__()
        self.setObjectName("topBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(6)
        row.addWidget(_button(theme, "sidebar", keys.sidebar))
        row.addStretch(1)
        row.addWidget(search_bar, 4)
        row.addStretch(1)
        for icon, action in (
            ("help", keys.shortcuts),
            ("settings", keys.settings),
            ("panel", keys.panel),
        ):
            row.addWidget(_button(theme, icon, action))
        more = icon_button(theme, "more", self.tr("Menu"), lambda: None)
        more.setMenu(keys.main_menu(self))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)


def _button(theme: Theme, icon: str, action: QAction) -> QToolButton:
    """Triggers the action; not made from it, so that the button keeps its own look."""
    name = action.text().rstrip("…").rstrip()
    button = icon_button(theme, icon, name, action.trigger)
    button.setToolTip(with_shortcut(name, action))
    return button
