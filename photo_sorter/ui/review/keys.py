"""The review's keys, for the page that listens and for the keyboard page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

translate = QCoreApplication.translate

_PLAIN = (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_G, Qt.Key.Key_Escape)


def is_own(event: QKeyEvent) -> bool:
    """Whether it is the review's, and no action's of the window."""
    return is_undo(event) or (not event.modifiers() and event.key() in _PLAIN)


def is_undo(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Z


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("Y", translate("Review", "Review: yes")),
        ("N", translate("Review", "Review: no")),
        ("Space", translate("Review", "Review: skip")),
        ("G", translate("Review", "Review: one photo or a sheet")),
    ]
