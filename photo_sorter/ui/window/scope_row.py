"""Where a search looks, if it was begun in a part of the library: everywhere, or there alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from photo_sorter.ui.base.widgets import label

_LONGEST = 220  # pixels of a place's name


class ScopeRow(QWidget):
    """Hidden unless there is a choice."""

    within_changed = Signal(bool)  # in the place alone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everywhere = self._pill(self.tr("All photos"))
        self._inside = self._pill(self.tr("This place"))
        choice = QButtonGroup(self)  # one of them is always chosen
        choice.addButton(self._everywhere)
        choice.addButton(self._inside)
        choice.buttonClicked.connect(lambda chosen: self._chosen(chosen is self._inside))
        self._within = False
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 10)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Search in"), "quiet"))
        row.addWidget(self._everywhere)
        row.addWidget(self._inside)
        row.addStretch(1)
        self.hide()

    def offer(self, place: str, within: bool) -> None:
        """Offer the place beside all photos; '' offers nothing."""
        self._within = within
        metrics = self._inside.fontMetrics()
        self._inside.setText(metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, _LONGEST))
        self._inside.setToolTip(place)
        self._inside.setAccessibleName(place or self.tr("This place"))
        (self._inside if within else self._everywhere).setChecked(True)
        self.setVisible(bool(place))

    def _chosen(self, within: bool) -> None:
        if within != self._within:
            self.within_changed.emit(within)

    def _pill(self, text: str) -> QPushButton:
        pill = QPushButton(text)
        pill.setAccessibleName(text)
        pill.setProperty("kind", "pill")
        pill.setCheckable(True)
        return pill
