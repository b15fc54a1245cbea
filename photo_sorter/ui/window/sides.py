"""What stands beside the photos: the sidebar and the panel, and when there is room for them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from photo_sorter.ui.base.tokens import ROOMY_WIDTH
from photo_sorter.ui.window.window_state import WindowState


class Sides:
    """A narrow window is the photos' own, unless the panel is asked for there; the first page has
    nothing beside it."""

    def __init__(
        self, window: QWidget, sidebar: QWidget, panel: QWidget, state: WindowState
    ) -> None:
        self._window, self._sidebar, self._panel = window, sidebar, panel
        self._wanted = state.sides
        self._first = False

    def know_first_start(self, first: bool) -> None:
        """Whether the first page is shown."""
        self._first = first
        self.fit()

    def fit(self) -> None:
        self._sidebar.setVisible(self._wanted["sidebar"] and not self._first)
        self._panel.setVisible(self._wanted[self._panel_side()] and not self._first)

    def toggle_sidebar(self) -> None:
        self._want("sidebar", not self._wanted["sidebar"])

    def toggle_panel(self) -> None:
        side = self._panel_side()
        self._want(side, not self._wanted[side])

    def show_panel(self) -> None:
        if not self._panel.isVisible() and not self._first:
            self._want(self._panel_side(), True)

    def _want(self, side: str, shown: bool) -> None:
        self._wanted[side] = shown
        self.fit()

    def _panel_side(self) -> str:
        return "panel" if self._window.width() >= ROOMY_WIDTH else "panel_in_narrow"
