"""Photos under way: inside the window as ids, outside it as files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

PHOTO_IDS = "application/x-photo-sorter-ids"

TAG = "application/x-photo-sorter-tag"


def tag_name(data: QMimeData) -> str:
    """The tag that is dragged; '' for anything else."""
    return bytes(data.data(TAG).data()).decode() if data.hasFormat(TAG) else ""


def drag_tag(source: QWidget, name: str) -> None:
    """Drag a tag within the window until it is dropped."""
    data = QMimeData()
    data.setData(TAG, QByteArray(name.encode()))
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.MoveAction)


def photo_ids(data: QMimeData) -> list[int]:
    """The photos that are dragged; empty for anything else."""
    if not data.hasFormat(PHOTO_IDS):
        return []
    return [int(part) for part in bytes(data.data(PHOTO_IDS).data()).decode().split(",") if part]


def local_files(data: QMimeData) -> list[str]:
    """Files dragged in from outside."""
    if data.hasFormat(PHOTO_IDS):
        return []
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def drag_photos(
    source: QWidget, ids: Sequence[int], paths: Sequence[str], picture: QPixmap | None
) -> None:
    """Drag until it is dropped: a copy of the files where it lands outside the window."""
    data = QMimeData()
    data.setData(PHOTO_IDS, QByteArray(",".join(map(str, ids)).encode()))
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_picture(source, len(ids), picture))
    drag.setHotSpot(QPoint(16, 16))
    drag.exec(Qt.DropAction.CopyAction)


def _picture(source: QWidget, count: int, picture: QPixmap | None) -> QPixmap:
    size = QSize(96, 96)
    result = QPixmap(size)
    result.fill(QColor("#55555c"))
    painter = QPainter(result)
    if picture is not None:
        scaled = picture.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap((96 - scaled.width()) // 2, (96 - scaled.height()) // 2, scaled)
    if count > 1:
        font = QFont(source.font())
        font.setBold(True)
        painter.setFont(font)
        painter.fillRect(0, 72, 96, 24, QColor(0, 0, 0, 170))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(0, 72, 96, 24, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
    painter.end()
    return result
