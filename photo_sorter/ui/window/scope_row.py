"""What a search leaves to choose: where it looks, if it was begun in a part of the library, and
what of the pictures that it names counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from photo_sorter.ui.base.widgets import label

_LONGEST = 220  # pixels of a place's name


class _Either(QWidget):
    """A few words and two pills, one of which is always chosen. `changed` says whether it is the
    second now."""

    changed = Signal(bool)

    def __init__(self, said: str, first: str, second: str) -> None:
        super().__init__()
        self.first, self.second = self._pill(first), self._pill(second)
        choice = QButtonGroup(self)
        choice.addButton(self.first)
        choice.addButton(self.second)
        choice.buttonClicked.connect(lambda chosen: self._choose(chosen is self.second))
        self._is_second = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(said, "quiet"))
        row.addWidget(self.first)
        row.addWidget(self.second)

    def show_chosen(self, second: bool) -> None:
        self._is_second = second
        (self.second if second else self.first).setChecked(True)

    def _choose(self, second: bool) -> None:
        if second != self._is_second:
            self._is_second = second
            self.changed.emit(second)

    @staticmethod
    def _pill(text: str) -> QPushButton:
        pill = QPushButton(text)
        pill.setAccessibleName(text)
        pill.setProperty("kind", "pill")
        pill.setCheckable(True)
        return pill


class ScopeRow(QWidget):
    """Hidden unless there is a choice."""

    within_changed = Signal(bool)  # in the place alone
    look_changed = Signal(bool)  # the look counts, not what is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = _Either(self.tr("Search in"), self.tr("All photos"), self.tr("This place"))
        self._what = _Either(self.tr("Find"), self.tr("Same thing"), self.tr("Same look"))
        self._what.first.setToolTip(self.tr("Photos of the same thing, however they look"))
        self._what.second.setToolTip(self.tr("Photos of the same scene, patterns and colours"))
        self._where.changed.connect(self.within_changed)
        self._what.changed.connect(self.look_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 10)
        row.setSpacing(24)
        row.addWidget(self._what)
        row.addWidget(self._where)
        row.addStretch(1)
        self.hide()

    def offer(self, place: str, within: bool, look: bool | None) -> None:
        """Offer the place beside all photos; '' offers nothing. `look` says what of the pictures
        that are searched by counts now; None offers no choice of that."""
        inside = self._where.second
        metrics = inside.fontMetrics()
        inside.setText(metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, _LONGEST))
        inside.setToolTip(place)
        inside.setAccessibleName(place or self.tr("This place"))
        self._where.show_chosen(within)
        self._where.setVisible(bool(place))
        self._what.show_chosen(bool(look))
        self._what.setVisible(look is not None)
        self.setVisible(bool(place) or look is not None)
