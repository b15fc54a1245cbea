"""The line above the photos: what is shown, how much, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from photo_sorter.core.settings import ROW_HEIGHT_LEAST, ROW_HEIGHT_MOST
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ElidedLabel, icon_button, label

PAUSE_MS = 150  # a slider's last value counts
TITLE_WIDTH = 240  # pixels that a title may ask for before anything else


class Header(QWidget):
    row_height_changed = Signal(int)
    squares_changed = Signal(bool)
    strictness_changed = Signal(float)
    order_changed = Signal(str)  # the setting's value

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self._squares_now = False
        self._searching, self._sizes = False, True
        self._facts: tuple[str, ...] = ()
        self._title = ElidedLabel("large")
        self._count = label("", "quiet")
        self._loose = label(self.tr("more"), "small")
        self._strict = label(self.tr("only sure"), "small")
        self._strictness = self._slider(0, 100, self.tr("How sure a match must be"))
        self._strictness.setFixedWidth(96)
        self._size = self._slider(
            ROW_HEIGHT_LEAST, ROW_HEIGHT_MOST, self.tr("Size of the photos (Ctrl++, Ctrl+-)")
        )
        self._size.setFixedWidth(96)
        self._squares = icon_button(theme, "squares", self.tr("Squares"), self._toggle)
        place = self._squares.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the title stays where it is
        self._squares.setSizePolicy(place)

        self._best_rated = False
        self._order = icon_button(theme, "sort", self.tr("Best rated first"), self._turn_order)
        place = self._order.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._order.setSizePolicy(place)

        self._strictness_pause = self._pause(
            self._strictness, lambda value: self.strictness_changed.emit(value / 100)
        )
        self._size_pause = self._pause(self._size, self.row_height_changed.emit)

        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)
        row.addSpacing(16)
        for widget in (self._loose, self._strictness, self._strict):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._size)
        row.addWidget(self._order)
        row.addWidget(self._squares)
        self.show_searching(False)

    def show_title(self, title: str, *facts: str) -> None:
        """The first facts are those that matter most."""
        self._title.set_text(title)
        self._facts = facts
        self._count.setToolTip(_joined(facts))
        self._fit()

    @property
    def said(self) -> str:
        """What it tells, to be heard."""
        return ", ".join((self._title.accessibleName(), *self._facts))

    def show_searching(self, searching: bool) -> None:
        self._searching = searching
        self._fit()

    def show_size(self, shown: bool) -> None:
        """Whether there are photos whose size could be chosen."""
        self._sizes = shown
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The title and the first fact come first. What has no room goes: the sliders' words, then
        the size, which is left to the keyboard and the wheel, then the other facts."""
        self._strictness.setVisible(self._searching)
        self._squares.setVisible(self._sizes)
        self._order.setVisible(self._sizes and not self._searching)
        every = len(self._facts)
        fewer = [(False, False, count) for count in range(every - 1, 0, -1)]
        for words_shown, size_shown, facts in [
            (True, True, every),
            (False, True, every),
            (False, False, every),
            *fewer,
        ]:
            for widget in (self._loose, self._strict):
                widget.setVisible(self._searching and words_shown)
            self._size.setVisible(self._sizes and size_shown)
            self._count.setText(_joined(self._facts[:facts]))
            wanted = min(self._title.whole_width(), TITLE_WIDTH)
            if self._row.sizeHint().width() + wanted <= self.width():
                break

    def show_values(
        self, row_height: int, squares: bool, strictness: float, best_rated: bool = False
    ) -> None:
        for slider, value in (
            (self._size, row_height),
            (self._strictness, round(strictness * 100)),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self._best_rated = best_rated
        other = self.tr("Newest first") if best_rated else self.tr("Best rated first")
        self._order.setToolTip(other)
        self._order.setAccessibleName(other)
        self._theme.set_icon(self._order, "sort", "accent" if best_rated else "quiet")
        self._squares_now = squares
        name = self.tr("Keep the photos' shape") if squares else self.tr("Fill squares")
        self._squares.setToolTip(name)
        self._squares.setAccessibleName(name)
        self._theme.set_icon(self._squares, "rows" if squares else "squares", "quiet")

    def zoom(self, steps: int) -> None:
        self._size.setValue(self._size.value() + 30 * steps)

    def _turn_order(self) -> None:
        self.order_changed.emit("newest" if self._best_rated else "best_rated")

    def _toggle(self) -> None:
        self.squares_changed.emit(not self._squares_now)

    def _slider(self, low: int, high: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setSingleStep(max(1, (high - low) // 10))
        slider.setPageStep(max(1, (high - low) // 5))
        slider.setAccessibleName(name)
        slider.setToolTip(name)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return slider

    def _pause(self, slider: QSlider, send: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        timer.timeout.connect(lambda: send(slider.value()))  # type: ignore[operator]
        slider.valueChanged.connect(lambda: timer.start())
        return timer


def _joined(facts: Sequence[str]) -> str:
    """ "34 photos · best first" """
    return " · ".join(facts)
