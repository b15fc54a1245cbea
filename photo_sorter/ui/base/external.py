"""What happens outside the window: the file manager, the browser, the clipboard, the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def show_in_file_manager(path: str) -> None:
    """Open the folder that holds `path`."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(PurePath(path).parent)))


def open_folder(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_page(url: str) -> None:
    """In the person's browser."""
    QDesktopServices.openUrl(QUrl(url))


def copy_paths(paths: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(paths))


def copy_files(paths: Sequence[str]) -> None:
    """To the clipboard, for a file manager to paste; as text, their paths."""
    if paths:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        data.setText("\n".join(paths))
        QGuiApplication.clipboard().setMimeData(data)
