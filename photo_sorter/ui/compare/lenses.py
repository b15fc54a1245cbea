"""Zoom and place of pictures side by side: all move together while they are locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF

from photo_sorter.ui.compare.pane import ComparePane


class LockedLenses(QObject):
    """`panes` are all that there are; those that show no photo follow, too."""

    def __init__(self, panes: Sequence[ComparePane], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self.locked = True
        for pane in panes:
            pane.zoomed.connect(lambda factor, at, pane=pane: self.zoom(pane, factor, at))
            pane.dragged.connect(lambda by, pane=pane: self.shift(pane, by))
            pane.natural_requested.connect(lambda at, pane=pane: self.fit_or_natural(pane, at))

    def zoom(self, pane: ComparePane, factor: float, around: QPointF | None = None) -> None:
        self._move(pane, lambda each: each.zoom(factor, around))

    def shift(self, pane: ComparePane, by: QPointF) -> None:
        self._move(pane, lambda each: each.shift(by))

    def fit_or_natural(self, pane: ComparePane, around: QPointF | None = None) -> None:
        """Where they are locked all fit, or none does."""
        fits = pane.scale <= 1.0
        self._move(pane, lambda each: each.fit_or_natural(around), unless=lambda x: x != fits)

    def show_part(self, pane: ComparePane, scale: float, point: tuple[float, float]) -> None:
        """So many times the size that fits, with a point of that pane's picture, in fractions of
        it, in the middle."""
        self._move(pane, lambda each: each.zoom(scale / each.scale))
        place = pane.picture_rect
        at = QPointF(
            place.left() + point[0] * place.width(), place.top() + point[1] * place.height()
        )
        self.shift(pane, QPointF(pane.width() / 2, pane.height() / 2) - at)

    def _move(
        self,
        pane: ComparePane,
        move: Callable[[ComparePane], None],
        unless: Callable[[bool], bool] = lambda fits: False,
    ) -> None:
        for each in self._panes if self.locked else (pane,):
            if not unless(each.scale <= 1.0):
                move(each)
