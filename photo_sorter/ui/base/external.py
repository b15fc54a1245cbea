"""What happens outside the window: the file manager, the browser, the clipboard, the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QUrl
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
