"""How a photo is rated, quietly in the corner of its cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from photo_sorter.core.rating import ColourLabel, Rating
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import LABEL_COLOURS, VEIL_ALPHA

SIDE = 13.0  # pixels, of an icon
STEP = 14.0
PADDING = 5.0
INSET = 6.0  # from the cell's edges


def badge_width(rating: Rating) -> float:
    """Pixels, of a badge that has room enough."""
    count = len(_icons(rating)) + (rating.label is not ColourLabel.NONE)
    return count * STEP - (STEP - SIDE) + 2 * PADDING


def paint_rating(painter: QPainter, theme: Theme, cell: QRectF, rating: Rating) -> None:
    """Stars, a heart, a crossed circle and a dot of colour, on a veil at the bottom right; of a
    cell that is too narrow as many as fit, the most telling first."""
    icons = _icons(rating)
    room = int((cell.width() - 2 * (INSET + PADDING)) / STEP)
    dot = rating.label is not ColourLabel.NONE
    shown = icons[: max(room - dot, 0)]
    count = len(shown) + dot
    if count == 0 or room <= 0:
        return
    width = count * STEP - (STEP - SIDE) + 2 * PADDING
    size = QSizeF(width, SIDE + 2 * PADDING - 2)
    pill = QRectF(cell.bottomRight() - QPointF(INSET + size.width(), INSET + size.height()), size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    place = QRectF(pill.left() + PADDING, pill.center().y() - SIDE / 2, SIDE, SIDE)
    if dot:
        painter.setBrush(QColor(LABEL_COLOURS[rating.label]))
        painter.drawEllipse(place.adjusted(2, 2, -2, -2))
        place.translate(STEP, 0)
    for icon in shown:
        theme.icon(icon, "on_toast").paint(painter, place.toRect())
        place.translate(STEP, 0)


def _icons(rating: Rating) -> list[str]:
    icons = ["reject"] if rating.rejected else []
    icons += ["heart-filled"] if rating.favourite else []
    return icons + ["star-filled"] * rating.stars
