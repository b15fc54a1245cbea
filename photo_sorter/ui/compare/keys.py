"""The keys of comparing, for the view that listens and for the keyboard page."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

translate = QCoreApplication.translate


class Ask(Enum):
    LEAVE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    PREVIOUS_GROUP = auto()
    NEXT_GROUP = auto()
    CLOSER = auto()
    FURTHER = auto()
    NATURAL = auto()
    FACE = auto()
    LOCK = auto()
    EDGES = auto()
    FAVOURITE = auto()
    REJECT = auto()
    KEEP_BEST = auto()
    KEEP_THIS = auto()
    FEWER = auto()
    MORE = auto()
    VEIL = auto()


_PLAIN = {
    Qt.Key.Key_Escape: Ask.LEAVE,
    Qt.Key.Key_Left: Ask.PREVIOUS,
    Qt.Key.Key_Right: Ask.NEXT,
    Qt.Key.Key_Up: Ask.PREVIOUS,
    Qt.Key.Key_Down: Ask.NEXT,
    Qt.Key.Key_PageUp: Ask.PREVIOUS_GROUP,
    Qt.Key.Key_PageDown: Ask.NEXT_GROUP,
    Qt.Key.Key_N: Ask.NEXT_GROUP,
    Qt.Key.Key_Plus: Ask.CLOSER,
    Qt.Key.Key_Equal: Ask.CLOSER,
    Qt.Key.Key_Minus: Ask.FURTHER,
    Qt.Key.Key_Z: Ask.NATURAL,
    Qt.Key.Key_A: Ask.FACE,
    Qt.Key.Key_L: Ask.LOCK,
    Qt.Key.Key_E: Ask.EDGES,
    Qt.Key.Key_F: Ask.FAVOURITE,
    Qt.Key.Key_P: Ask.FAVOURITE,
    Qt.Key.Key_X: Ask.REJECT,
    Qt.Key.Key_B: Ask.KEEP_BEST,
    Qt.Key.Key_Return: Ask.KEEP_THIS,
    Qt.Key.Key_Enter: Ask.KEEP_THIS,
    Qt.Key.Key_BracketLeft: Ask.FEWER,
    Qt.Key.Key_BracketRight: Ask.MORE,
    Qt.Key.Key_V: Ask.VEIL,
}
_STARS = range(Qt.Key.Key_0, Qt.Key.Key_5 + 1)
_LOOSE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def asked(event: QKeyEvent) -> Ask | None:
    """None where it is no key of comparing."""
    if event.modifiers() & ~_LOOSE:
        return None
    ask = _PLAIN.get(Qt.Key(event.key()))
    back = event.key() == Qt.Key.Key_N and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return Ask.PREVIOUS_GROUP if back else ask


def stars(event: QKeyEvent) -> int | None:
    plain = not event.modifiers() & ~_LOOSE
    return event.key() - Qt.Key.Key_0 if plain and event.key() in _STARS else None


def label(event: QKeyEvent) -> int | None:
    """The number of a colour label."""
    control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_control = control == Qt.KeyboardModifier.ControlModifier
    return event.key() - Qt.Key.Key_0 if is_control and event.key() in _STARS else None


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("N, Shift+N", translate("Compare", "Comparing: next group, the one before")),
        ("B", translate("Compare", "Comparing: keep the proposed photo, reject the others")),
        ("Return", translate("Compare", "Comparing: keep this photo, reject the others")),
        ("P", translate("Compare", "Comparing: pick, which is favourite")),
        ("E", translate("Compare", "Comparing: mark edges in focus")),
        ("L", translate("Compare", "Comparing: move the pictures together, or one by one")),
        ("A", translate("Compare", "Comparing: to the next face")),
        ("[, ]", translate("Compare", "Comparing: fewer or more photos side by side")),
    ]
