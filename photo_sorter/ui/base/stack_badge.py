"""How many photos a stack has, on a badge in the corner of its first one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import VEIL_ALPHA

HEIGHT = 22.0  # pixels
SIDE = 14.0  # of the icon
PADDING = 6.0
INSET = 6.0  # from the cell's edges


def stack_badge(cell: QRectF, count: int) -> QRectF:
    """Its place: top right, inside a cell that is too narrow for it."""
    metrics = QFontMetricsF(_font())
    width = SIDE + 3 + metrics.horizontalAdvance(words.number(count)) + 2 * PADDING
    inset = min(INSET, cell.width() / 8)
    size = QSizeF(min(width, cell.width() - 2 * inset), HEIGHT)
    return QRectF(cell.topRight() + QPointF(-inset - size.width(), inset), size)


def paint_stack(painter: QPainter, theme: Theme, cell: QRectF, count: int, *, opened: bool) -> None:
    """An icon and the number on a veil, in the accent's colour where the stack is open."""
    pill = stack_badge(cell, count)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.accent) if opened else QColor(0, 0, 0, VEIL_ALPHA))
    painter.drawRoundedRect(pill, HEIGHT / 2, HEIGHT / 2)
    ink = "on_accent" if opened else "on_toast"
    icon = QRectF(pill.left() + PADDING, pill.center().y() - SIDE / 2, SIDE, SIDE)
    theme.icon("stack", ink).paint(painter, icon.toRect())
    painter.setFont(_font())
    painter.setPen(QColor(getattr(theme.colours, ink)))
    number = pill.adjusted(PADDING + SIDE + 3, 0, -PADDING, 0)
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, words.number(count))


def _font() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 0.9)
    font.setWeight(QFont.Weight.DemiBold)
    return font
