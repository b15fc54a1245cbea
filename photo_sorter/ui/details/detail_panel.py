"""The panel beside the grid: what is known of the chosen photo, what can be done with many."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.tokens import PANEL_WIDTH
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.ask import AskSection
from photo_sorter.ui.details.table import SECTIONS
from photo_sorter.ui.details.tags import TagsSection


class DetailPanel(QScrollArea):
    """Follows the choice of photos; `field` is where a tag is typed."""

    field: QLineEdit
    _ask: AskSection

    def __init__(self, window: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Details"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)
        body = QWidget()
        body.setObjectName("panelBody")
        self.setVerticalScrollBar(_ScrollBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 18, 14, 18)
        column.setSpacing(0)
        self.setWidget(body)
        self._veil = window.veil
        self._shown: PhotoDetails | None = None
        self._veiled = False
        self._hint = label(
            self.tr("Choose a photo to see what is known of it."), "quiet", wrap=True
        )
        column.addWidget(self._hint)
        self._sections = [section(window) for section in SECTIONS]
        for section in self._sections:
            column.addWidget(section)
            if isinstance(section, TagsSection):
                self.field = section.field
            if isinstance(section, AskSection):
                self._ask = section
                self._ask.view.grown.connect(self._follow_answer)
        column.addStretch(1)
        self._veil.changed.connect(self._veil_changed)
        window.chosen.described.connect(self.show_photo)
        window.chosen.counted.connect(self.show_count)
        self.show_count(0)

    def remember_folds(self, folded: set[str]) -> None:
        """The sections of these names are folded; the set is kept as it is in the panel."""
        for section in self._sections:
            if section.heading is not None:
                section.heading.fold(section.name in folded)
                section.heading.turned.connect(partial(_keep, folded, section.name))

    def sizeHint(self) -> QSize:
        return QSize(PANEL_WIDTH, 400)

    def start_ask(self) -> None:
        """Give the keyboard to the field in which questions are asked, where it is shown."""
        if self._ask.isVisibleTo(self):
            self._ask.unfold()
            self._show_ask()
            self._ask.view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow_answer(self) -> None:
        """What is being said stays in sight, once there is room made for it."""
        if self._ask.view.field.hasFocus():
            QTimer.singleShot(0, self, self._show_ask)

    def _show_ask(self) -> None:
        self.ensureWidgetVisible(self._ask.view.field, 0, 60)

    def show_count(self, count: int) -> None:
        """None is chosen, or several: what can be done with all of them."""
        self._shown = None
        self._hint.setVisible(not count)
        for section in self._sections:
            section.setVisible(bool(count) and section.show_many(count))

    def show_photo(self, details: PhotoDetails) -> None:
        self._shown = None  # the veil learns of this one alone
        self._veil.learn(details)
        self._hint.hide()
        self._show(details)

    def _show(self, details: PhotoDetails) -> None:
        self._shown, self._veiled = details, self._veil.hides(details.id)
        for section in self._sections:
            show = section.show_veiled if self._veiled else section.show_photo
            section.setVisible(show(details))

    def _veil_changed(self) -> None:
        if self._shown is not None and self._veil.hides(self._shown.id) != self._veiled:
            self._show(self._shown)


def _keep(folded: set[str], name: str, is_folded: bool) -> None:
    if is_folded:
        folded.add(name)
    else:
        folded.discard(name)


class _ScrollBar(QScrollBar):
    """Keeps its room when there is nothing to scroll: the picture is higher where it is wider, so
    that a bar that came and went could do so for ever."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
