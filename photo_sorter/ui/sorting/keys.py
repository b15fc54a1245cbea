"""The keys of the page of sorting, for the rows that listen and for the keyboard page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

translate = QCoreApplication.translate

UP, DOWN, REMOVE = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("Alt+↑, Alt+↓", translate("Sorting", "Sorting into folders: move the rule up, down")),
        ("Alt+Backspace", translate("Sorting", "Sorting into folders: remove the rule")),
        ("Ctrl+Return", translate("Sorting", "Sorting into folders: make the plan")),
    ]
