"""The picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.cover import paint_cover, places, show_words
from photo_sorter.ui.base.spoken import photo_name
from photo_sorter.ui.base.thumbnails import SIDES
from photo_sorter.ui.base.tokens import RADIUS_CONTROL
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Preview(DetailSection):
    """The picture, whole, in the panel's width."""

    above = 0

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._thumbnails = thumbnails = window.thumbnails
        self._theme, self._veil = window.theme, window.veil
        self._photo_id: int | None = None
        self._details: PhotoDetails | None = None
        self._show = text_button(show_words(), "pill", self._reveal)
        self._show.setParent(self)
        self._show.hide()
        self._aspect, self._colour = 1.5, 0x808080
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Preview"))
        thumbnails.ready.connect(self._ready)
        self._veil.changed.connect(self._veil_changed)

    def show_photo(self, details: PhotoDetails) -> bool:
        self._photo_id, self._details = details.id, details
        self._veil_changed()
        self._aspect = details.width / details.height if details.height else 1.5
        self._colour = details.colour
        self._thumbnails.want_one(details.id)
        self._fit()
        self.update()
        return True

    def _veil_changed(self) -> None:
        if self._details is None:
            return
        hidden = self._veil.hides(self._details.id)
        self.setAccessibleDescription(photo_name(self._details, hidden=hidden))
        self._show.setVisible(hidden)
        self._place_button()
        self.update()

    def _reveal(self) -> None:
        if self._photo_id is not None:
            self._veil.reveal([self._photo_id])

    def _place_button(self) -> None:
        at = places(QRectF(self.rect()), QFontMetricsF(self.font()), self._show.sizeHint().height())
        if at.button is not None:
            width = self._show.sizeHint().width()
            left = round(at.button.center().x() - width / 2)
            self._show.setGeometry(left, round(at.button.top()), width, round(at.button.height()))

    def resizeEvent(self, event: object) -> None:
        self._fit()
        self._place_button()

    def _fit(self) -> None:
        self.setFixedHeight(round(min(max(self.width() / max(self._aspect, 0.2), 60), 300)))

    def _ready(self, photo_id: int) -> None:
        if photo_id == self._photo_id:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._photo_id is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        whole = QRectF(self.rect())
        width = min(whole.width(), whole.height() * self._aspect)
        rect = QRectF(0, 0, width, min(whole.height(), width / self._aspect))
        rect.moveCenter(whole.center())
        if self._veil.hides(self._photo_id):
            paint_cover(painter, self._theme, whole, self._show.sizeHint().height())
            painter.end()
            return
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        pixmap = self._thumbnails.get(self._photo_id, SIDES[-1])
        if pixmap is None:
            painter.fillPath(path, QColor.fromRgb(self._colour))
        else:
            painter.setClipPath(path)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        painter.end()
