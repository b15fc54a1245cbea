"""What is said of the photo that is seen, in its lower part."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.rating_badge import INSET, badge_width, paint_rating
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import VEIL_ALPHA, VIEWER_TEXT

BADGE_WIDTH = 400.0  # room for all that a rating can have
_BESIDE = 260  # pixels of the window's width that stay free
_GAP = "   ·   "


def file_name(details: PhotoDetails) -> str:
    return details.paths[0].rsplit("/", 1)[-1] if details.paths else ""


def why_not_whole(error: PhotoSorterError, *, has_preview: bool) -> list[str]:
    """Why the picture itself is not seen and, on a line below, what the person can do."""
    reason, remedy = problem_words(error)
    if has_preview:
        sentence = QCoreApplication.translate("Viewer", "Only a preview can be shown: {reason}")
    else:
        sentence = QCoreApplication.translate("Viewer", "This picture cannot be shown: {reason}")
    return [sentence.format(reason=reason), *filter(None, [remedy])]


def paint_caption(
    painter: QPainter, theme: Theme, size: QSizeF, details: PhotoDetails, said: list[str]
) -> None:
    """Name and date, below them what is `said`, and above them how the photo is rated."""
    lines = [f"{file_name(details)}{_GAP}{words.taken(details)}", *said]
    pill = paint_pill(painter, size, lines, size.height() - 34)
    badge = QRectF(0, 0, BADGE_WIDTH, pill.top())  # as in the corner of a cell
    badge.moveRight(size.width() / 2 + badge_width(details.rating) / 2 + INSET)
    paint_rating(painter, theme, badge, details.rating)


def paint_pill(painter: QPainter, size: QSizeF, lines: list[str], bottom_line: float) -> QRectF:
    """Lines on a veil, in the middle of the width; the last one's middle at `bottom_line`."""
    metrics = painter.fontMetrics()
    room = int(size.width()) - _BESIDE
    lines = [metrics.elidedText(x, Qt.TextElideMode.ElideMiddle, room) for x in lines]
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    single = metrics.height() + 14.0
    pill = QRectF(0, 0, wide + 32, single + (len(lines) - 1) * metrics.lineSpacing())
    pill.moveLeft((size.width() - pill.width()) / 2)
    pill.moveBottom(bottom_line + single / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
    painter.drawRoundedRect(pill, single / 2, single / 2)
    painter.setPen(QColor(VIEWER_TEXT))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
    return pill
