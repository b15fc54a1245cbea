"""Offers tags while one types into a field."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def complete_tags(field: QLineEdit, known: QStringListModel, name: str) -> None:
    """Those of `known` that hold what is typed; `name` is what a screen reader calls the list."""
    completer = QCompleter(known, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("completions")
        popup.setAccessibleName(name)
    field.setCompleter(completer)
