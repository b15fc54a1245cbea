"""A picture of the window with a search's answer in it."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.grid.view import PhotoGrid
from photo_sorter.ui.window.search_bar import SearchBar


def picture_when_settled(
    widget: QWidget,
    window: WindowContext,
    grid: PhotoGrid,
    search_bar: SearchBar,
    query: str,
    patience_ms: int,
) -> QPixmap:
    """Search, wait until the answer and its pictures are there (or patience ends), and draw
    the window."""

    def look() -> None:
        if window.tasks.idle and window.thumbnails.idle and not grid.fading:
            loop.quit()

    loop = QEventLoop()
    timer = QTimer(interval=100)
    timer.timeout.connect(look)
    window.browser.found.connect(timer.start)
    search_bar.set_text(query)
    search_bar.search_now()
    QTimer.singleShot(patience_ms, loop.quit)
    loop.exec()
    window.browser.found.disconnect(timer.start)
    timer.stop()
    return widget.grab()
