"""The keys of the page of duplicates, for what listens and for the keyboard page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

translate = QCoreApplication.translate

_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
_PLAIN = {
    Qt.Key.Key_A,
    Qt.Key.Key_S,
    Qt.Key.Key_K,
    Qt.Key.Key_V,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


def digit(event: QKeyEvent) -> int | None:
    """Which member of the group it names, from 0."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers or event.key() not in _DIGITS:
        return None
    return int(event.key() - Qt.Key.Key_1)


def other_kind(event: QKeyEvent) -> int:
    """Ctrl with page down or up: the next kind or the one before; else 0."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return 0
    return {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)


def is_own(event: QKeyEvent) -> bool:
    """Whether it is the page's, and no action's of the window."""
    if other_kind(event) or digit(event) is not None:
        return True
    return not event.modifiers() and event.key() in _PLAIN


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("← →", translate("Duplicates", "There twice: choose which one stays")),
        ("1 … 9", translate("Duplicates", "There twice: this one stays")),
        ("K", translate("Duplicates", "There twice: this one stays too")),
        ("↑ ↓", translate("Duplicates", "There twice: the next group, or the one before")),
        ("A", translate("Duplicates", "There twice: keep all")),
        ("S", translate("Duplicates", "There twice: stack")),
        ("Del", translate("Duplicates", "There twice: move the others to the trash")),
        ("Space", translate("Duplicates", "There twice: look closer, and flip to the next one")),
        ("Ctrl+PgDown", translate("Duplicates", "There twice: the next kind")),
    ]
