"""The keys that decide a conflict, for the row that listens and for the keyboard page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from photo_sorter.core.operations import Side

translate = QCoreApplication.translate

SIDES = {Qt.Key.Key_H: Side.OURS, Qt.Key.Key_F: Side.THEIRS}


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("H", translate("Conflicts", "Differences from files: keep what is here")),
        ("F", translate("Conflicts", "Differences from files: take what is in the file")),
    ]
