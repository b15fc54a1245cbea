"""The buttons that lie on the photo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import VEIL_ALPHA
from photo_sorter.ui.base.widgets import icon_button

_SIDE = 44
_GAP = 16


class ViewerButtons:
    """Back, to both sides, closer or further away, and what is given of the text in the photo and
    of a part of it; `place` when the window's size changes."""

    def __init__(
        self,
        theme: Theme,
        viewer: QWidget,
        leave: Callable[[], None],
        walk: Callable[[int], None],
        step_closer: Callable[[int], None],
        show_text: Callable[[], None] | None = None,
        crop: Callable[[], None] | None = None,
    ) -> None:
        self._theme, self._viewer = theme, viewer
        self._close = self._button(
            "close", QCoreApplication.translate("Viewer", "Back (Esc)"), leave
        )
        self._back = self._button(
            "left", QCoreApplication.translate("Viewer", "Previous photo (←)"), lambda: walk(-1)
        )
        self._next = self._button(
            "right", QCoreApplication.translate("Viewer", "Next photo (→)"), lambda: walk(1)
        )
        self._out = self._button(
            "zoom-out",
            QCoreApplication.translate("Viewer", "Zoom out (-)"),
            lambda: step_closer(-1),
        )
        self._in = self._button(
            "zoom-in", QCoreApplication.translate("Viewer", "Zoom in (+)"), lambda: step_closer(1)
        )
        more = (
            (
                "text",
                QCoreApplication.translate("Viewer", "Text in the picture (Shift+T)"),
                show_text,
            ),
            ("crop", QCoreApplication.translate("Viewer", "Crop the photo (Shift+C)"), crop),
        )
        self._more = [
            self._button(icon, name, clicked) for icon, name, clicked in more if clicked is not None
        ]

    def show_ends(self, *, has_previous: bool, has_next: bool) -> None:
        self._back.setVisible(has_previous)
        self._next.setVisible(has_next)

    def place(self, width: int, height: int) -> None:
        self._close.move(_GAP, _GAP)
        self._back.move(_GAP, (height - _SIDE) // 2)
        self._next.move(width - _SIDE - _GAP, (height - _SIDE) // 2)
        self._in.move(width - _SIDE - _GAP, _GAP)
        self._out.move(width - 2 * _SIDE - _GAP - 8, _GAP)
        for number, button in enumerate(self._more, 3):
            button.move(width - number * (_SIDE + 8) + 8 - _GAP, _GAP)

    def _button(self, icon: str, name: str, clicked: Callable[[], None]) -> QToolButton:
        button = icon_button(self._theme, icon, name, clicked)
        button.setParent(self._viewer)
        button.setIconSize(QSize(24, 24))
        button.resize(_SIDE, _SIDE)
        self._theme.set_icon(button, icon, "on_toast")
        button.setStyleSheet(
            f"QToolButton {{ background: rgba(0, 0, 0, {VEIL_ALPHA});"
            f" border-radius: {_SIDE // 2}px; }}"
            "QToolButton:hover { background: rgba(70, 70, 70, 230); }"
        )
        return button
