"""Work that lasts: what, how much, how fast, how long; pause and go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import icon_button, label


class WorkBar(QWidget):
    """Hides while there is nothing to do."""

    pause_requested = Signal()
    resume_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._paused = False
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._what = label()
        self._numbers = label("", "quiet")
        self._pause = icon_button(theme, "pause", self.tr("Pause"), self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._bar)
        row.addWidget(self._what)
        row.addWidget(self._numbers)
        row.addStretch(1)
        row.addWidget(self._pause)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        self._paused = progress.activity is Activity.PAUSED
        self.setVisible(progress.activity is not Activity.IDLE)
        # a bar without an end would run for ever: while the total is unknown it says "busy"
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._what.setText(words.progress_what(progress))
        numbers = words.progress_numbers(progress)
        self._numbers.setText(numbers)
        self._bar.setAccessibleDescription(f"{self._what.text()} {numbers}")
        name = self.tr("Go on") if self._paused else self.tr("Pause")
        self._pause.setToolTip(name)
        self._pause.setAccessibleName(name)
        self._theme.set_icon(self._pause, "play" if self._paused else "pause", "quiet")

    def _toggle(self) -> None:
        (self.resume_requested if self._paused else self.pause_requested).emit()
