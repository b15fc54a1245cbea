"""A file that the system hands over while the program runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from photo_sorter.app.file_open import FileOpenRequests


def test_a_file_handed_over_is_opened(qapp: QApplication) -> None:
    opened: list[Sequence[str]] = []
    requests = FileOpenRequests(opened.append)
    qapp.installEventFilter(requests)
    try:
        QApplication.sendEvent(qapp, QFileOpenEvent("/photos/é.jpg"))
        QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationActivate))
    finally:
        qapp.removeEventFilter(requests)
    assert opened == [["/photos/é.jpg"]]
