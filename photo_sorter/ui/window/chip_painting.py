"""Paints a chip behind and beside the words that stand in the search field."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from photo_sorter.ui.base.tokens import Colours
from photo_sorter.ui.window.chip_layout import CLOSE

_RADIUS = 9.0
_CROSS = 3.2  # pixels from the middle of a × to its ends


def paint_ground(
    painter: QPainter, colours: Colours, rect: QRectF, *, negated: bool, edited: bool, wrong: bool
) -> None:
    """What leaves photos out has a dashed edge, so that colour alone says nothing; a chip that is
    being edited has an edge and no ground. The words of a wrong one are underlined besides."""
    style = Qt.PenStyle.DashLine if negated else Qt.PenStyle.SolidLine
    edge = QPen(QColor(colours.warning if wrong else colours.accent), 1, style)
    painter.setPen(edge if negated or edited or wrong else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if edited else QColor(colours.accent_soft))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def paint_cross(painter: QPainter, colours: Colours, rect: QRectF, *, hovered: bool) -> None:
    colour = QColor(colours.text if hovered else colours.quiet)
    painter.setPen(QPen(colour, 1.6 if hovered else 1.3))
    middle = cross_of(rect).center()
    x, y = middle.x(), middle.y()
    painter.drawLine(QLineF(x - _CROSS, y - _CROSS, x + _CROSS, y + _CROSS))
    painter.drawLine(QLineF(x - _CROSS, y + _CROSS, x + _CROSS, y - _CROSS))


def cross_of(rect: QRectF) -> QRectF:
    """The part of a chip that removes it when it is clicked on."""
    return QRectF(rect.right() - CLOSE, rect.top(), CLOSE, rect.height())
