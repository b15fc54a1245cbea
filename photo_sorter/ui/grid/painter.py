"""Paints the grid's cells and headings; knows no scrolling and no mouse."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QTransform

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import GAP, RADIUS_CELL, VEIL_ALPHA

PREPARED_BYTES = 96 << 20
FAINT = 0.35  # opacity of what is away, or rejected
BADGE = 22
SHEET = 4  # pixels of a sheet beneath another that are seen
SHEET_INSET = 6


class CellPainter:
    """Keeps the cells that it scaled and rounded, so that a scrolled frame only copies them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._prepared: OrderedDict[tuple[int, int, int, int], QPixmap] = OrderedDict()
        self._bytes = 0

    def forget(self, photo_id: int | None = None) -> None:
        """Drop what was prepared (of one photo whose picture changed, or all)."""
        gone = [k for k in self._prepared if photo_id is None or k[0] == photo_id]
        for key in gone:
            self._bytes -= _bytes(self._prepared.pop(key))

    def placeholder(self, painter: QPainter, rect: QRectF, colour: int) -> None:
        """The photo's own dominant colour, muted towards the ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(self._theme.colours.field, QColor.fromRgb(colour).name()))
        painter.drawRoundedRect(rect, RADIUS_CELL, RADIUS_CELL)

    def picture(
        self, painter: QPainter, rect: QRectF, photo_id: int, pixmap: QPixmap, ratio: float
    ) -> None:
        width, height = round(rect.width() * ratio), round(rect.height() * ratio)
        key = (photo_id, width, height, pixmap.width())
        cell = self._prepared.get(key)
        if cell is None:
            cell = self._prepared[key] = _prepare(pixmap, width, height, RADIUS_CELL * ratio)
            cell.setDevicePixelRatio(ratio)
            self._bytes += _bytes(cell)
            while self._bytes > PREPARED_BYTES and len(self._prepared) > 1:
                self._bytes -= _bytes(self._prepared.popitem(last=False)[1])
        else:
            self._prepared.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), cell)

    def sheets(self, painter: QPainter, rect: QRectF) -> QRectF:
        """The edges of two more photos beneath one, and the room that they leave it."""
        painter.setPen(QPen(QColor(self._theme.colours.surface), 1))
        painter.setBrush(QColor(self._theme.colours.outline))
        for inset, rise in ((2 * SHEET_INSET, 0), (SHEET_INSET, SHEET)):
            sheet = rect.adjusted(inset, rect.height() / 2, -inset, -rise)
            painter.drawRoundedRect(sheet, RADIUS_CELL, RADIUS_CELL)
        return rect.adjusted(0, 0, 0, -2 * SHEET)

    def opened(self, painter: QPainter, rect: QRectF) -> None:
        """The quiet frame around photos of an open stack, without a gap between neighbours."""
        out = GAP - 1
        around = rect.adjusted(-out, -out, out, out)
        painter.fillRect(around, _mixed(self._theme.colours.accent, self._theme.colours.surface))

    def missing(self, painter: QPainter, rect: QRectF) -> None:
        """No picture to be had now."""
        self._mark(painter, rect, "broken")

    def offline(self, painter: QPainter, rect: QRectF) -> None:
        """A clock in the corner: it comes back when its folder does."""
        self._badge(painter, rect.bottomLeft() + QPointF(6, -6 - BADGE), "offline")

    def selected(self, painter: QPainter, rect: QRectF) -> None:
        colours = self._theme.colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.surface), 2))
        painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), RADIUS_CELL, RADIUS_CELL)
        painter.setPen(QPen(QColor(colours.accent), 3))
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS_CELL, RADIUS_CELL)
        badge = QRectF(rect.topLeft() + QPointF(9, 9), QSizeF(BADGE, BADGE))
        painter.setPen(QPen(QColor(colours.surface), 2))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(badge)
        icon = self._theme.icon("check", "on_accent")
        icon.paint(painter, badge.adjusted(3, 3, -3, -3).toRect())

    def focused(self, painter: QPainter, rect: QRectF) -> None:
        """The ring that says where the keyboard is; two tones, to be seen on any picture."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colours.surface), 5))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_CELL, RADIUS_CELL)
        painter.setPen(QPen(QColor(self._theme.colours.text), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_CELL, RADIUS_CELL)

    def heading(self, painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def floating_heading(self, painter: QPainter, at: QPointF, text: str, font: QFont) -> None:
        """The section's name while its heading is out of sight."""
        painter.setFont(font)
        metrics = painter.fontMetrics()
        rect = QRectF(at, QSizeF(metrics.horizontalAdvance(text) + 24, metrics.height() + 10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def band(self, painter: QPainter, rect: QRectF) -> None:
        accent = QColor(self._theme.colours.accent)
        painter.setPen(QPen(accent, 1))
        accent.setAlpha(40)
        painter.setBrush(accent)
        painter.drawRect(rect)

    def _badge(self, painter: QPainter, at: QPointF, icon: str) -> None:
        badge = QRectF(at, QSizeF(BADGE, BADGE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawEllipse(badge)
        self._theme.icon(icon, "on_toast").paint(painter, badge.adjusted(3, 3, -3, -3).toRect())

    def _mark(self, painter: QPainter, rect: QRectF, icon: str) -> None:
        side = min(32.0, rect.width() / 2, rect.height() / 2)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        self._theme.icon(icon, "on_toast").paint(painter, place.toRect())


def _mixed(one: str, other: str) -> QColor:
    """A third of one colour, two thirds of the other."""
    a, b = QColor(one), QColor(other)
    return QColor(
        (a.red() + 2 * b.red()) // 3,
        (a.green() + 2 * b.green()) // 3,
        (a.blue() + 2 * b.blue()) // 3,
    )


def _prepare(pixmap: QPixmap, width: int, height: int, radius: float) -> QPixmap:
    """`pixmap` filling width × height (cropped in the middle), with round corners."""
    scale = max(width / pixmap.width(), height / pixmap.height())
    if scale < 0.5:  # far smaller: average whole pixels, one bilinear tap would shimmer
        pixmap = pixmap.scaled(
            max(1, round(pixmap.width() * scale)),
            max(1, round(pixmap.height() * scale)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scale = max(width / pixmap.width(), height / pixmap.height())
    cell = QPixmap(width, height)
    cell.fill(Qt.GlobalColor.transparent)
    brush = QBrush(pixmap)
    brush.setTransform(
        QTransform.fromTranslate(
            (width - pixmap.width() * scale) / 2, (height - pixmap.height() * scale) / 2
        ).scale(scale, scale)
    )
    painter = QPainter(cell)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.fillPath(path, brush)
    # a hairline holds white pictures together on a white ground, black ones on a black one
    painter.setPen(QPen(QColor(128, 128, 128, 56), 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
    painter.end()
    return cell


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
