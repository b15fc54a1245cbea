"""Work that lasts: what, how much, how fast, how long; pause and go on, or stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ElidedLabel, icon_button, label


class ProgressLine(QWidget):
    """Hides while there is nothing to do. It ends in one button."""

    def __init__(self, theme: Theme, icon: str, name: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._what = label()
        self._numbers = ElidedLabel("quiet")
        self.button = icon_button(theme, icon, name, clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._bar)
        row.addWidget(self._what)
        row.addWidget(self._numbers, 1)
        row.addWidget(self.button)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        self.setVisible(progress.activity is not Activity.IDLE)
        # a bar without an end would run for ever: while the total is unknown it says "busy"
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._what.setText(words.progress_what(progress))
        numbers = words.progress_numbers(progress)
        self._numbers.set_text(numbers)
        self._bar.setAccessibleDescription(f"{self._what.text()} {numbers}")


class WorkBar(ProgressLine):
    """Work in the background, which can be paused."""

    pause_requested = Signal()
    resume_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pause", "", self._toggle)
        self._theme = theme
        self._paused = False

    def show_progress(self, progress: Progress) -> None:
        super().show_progress(progress)
        self._paused = progress.activity is Activity.PAUSED
        name = self.tr("Go on") if self._paused else self.tr("Pause")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self._theme.set_icon(self.button, "play" if self._paused else "pause", "quiet")

    def _toggle(self) -> None:
        (self.resume_requested if self._paused else self.pause_requested).emit()


class FileWorkBar(ProgressLine):
    """Work that a person asked for, which can be stopped."""

    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "close", "", lambda: self.stop_requested.emit())
        self.button.setToolTip(self.tr("Stop"))
        self.button.setAccessibleName(self.tr("Stop"))
