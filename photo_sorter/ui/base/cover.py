"""What is painted in place of a sensitive photo: an icon, words, and where room is, "Show"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import RADIUS_CELL, UNIT, VIEWER_TEXT

translate = QCoreApplication.translate

_ICON = 24.0
_PADDING = 12.0  # beside the words of the button
_COVER_IN_VIEWER = "#1c1c1f"


@dataclass(frozen=True, slots=True)
class CoverPlaces:
    """Where the parts lie; None for what has no room. The button, else the icon, takes clicks."""

    icon: QRectF
    words: QRectF | None
    button: QRectF | None

    @property
    def hit(self) -> QRectF:
        return self.icon.adjusted(-6, -6, 6, 6) if self.button is None else self.button


def sensitive_words() -> str:
    return translate("Sensitive", "Sensitive")


def show_words() -> str:
    return translate("Sensitive", "Show")


def places(rect: QRectF, metrics: QFontMetricsF, button_height: float = 0) -> CoverPlaces:
    """The icon above the words above the button, in the middle of the rectangle. The button is
    painted where no height of one is given."""
    line = metrics.height()
    button_height = button_height or line + 8
    roomy = rect.width() - 2 * UNIT
    wide = metrics.horizontalAdvance(show_words()) + 2 * _PADDING
    with_words = metrics.horizontalAdvance(sensitive_words()) <= roomy
    with_button = wide <= roomy
    heights = [_ICON]
    if with_button and _ICON + UNIT + button_height <= rect.height() - 2 * UNIT:
        heights.append(UNIT + button_height)
    else:
        with_button = False
    if with_words and sum(heights) + line + 4 <= rect.height() - 2 * UNIT:
        heights.append(line + 4)
    else:
        with_words = False
    middle = rect.center().x()
    top = rect.center().y() - sum(heights) / 2
    icon = QRectF(middle - _ICON / 2, top, _ICON, _ICON)
    top += _ICON
    words = button = None
    if with_words:
        words = QRectF(rect.left(), top + 4, rect.width(), line)
        top += line + 4
    if with_button:
        button = QRectF(middle - wide / 2, top + UNIT, wide, button_height)
    return CoverPlaces(icon, words, button)


def paint_cover(painter: QPainter, theme: Theme, rect: QRectF, button_height: float = 0) -> None:
    """Over a cell or a preview; nothing of the photo is seen, not even its colour. Where a widget
    of `button_height` is the button, none is painted."""
    colours = theme.colours
    at = places(rect, QFontMetricsF(painter.font()), button_height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.field))
    painter.drawRoundedRect(rect, RADIUS_CELL, RADIUS_CELL)
    theme.icon("eye-off", "quiet").paint(painter, at.icon.toRect())
    painter.setPen(QColor(colours.quiet))
    if at.words is not None:
        painter.drawText(at.words, Qt.AlignmentFlag.AlignCenter, sensitive_words())
    if at.button is not None and not button_height:
        painter.setPen(QPen(QColor(colours.outline), 1))
        painter.setBrush(QColor(colours.surface))
        radius = at.button.height() / 2
        painter.drawRoundedRect(at.button, radius, radius)
        painter.setPen(QColor(colours.text))
        painter.drawText(at.button, Qt.AlignmentFlag.AlignCenter, show_words())


def paint_large_cover(painter: QPainter, theme: Theme, photo: QRectF, room: QRectF) -> None:
    """Over the viewer's photo, of which `room` is in sight; its button is a widget below."""
    painter.fillRect(photo.intersected(room), QColor(_COVER_IN_VIEWER))
    middle = room.center()
    icon = QRectF(middle.x() - 20, middle.y() - 76, 40, 40)
    theme.icon("eye-off", "on_toast").paint(painter, icon.toRect())
    painter.setPen(QColor(VIEWER_TEXT))
    said = translate("Sensitive", "This picture is sensitive")
    line = QRectF(room.left(), icon.bottom() + UNIT, room.width(), 24)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, said)
