"""What lies above the pictures: which group it is, what is proposed, and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import DARK, RADIUS_CONTROL, UNIT, VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.base.widgets import ElidedLabel, icon_button, text_button
from photo_sorter.ui.compare.keys import Ask

HEIGHT = 52


class Bar(QWidget):
    """Always on dark ground, as pictures are."""

    asked = Signal(Ask)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel()
        self._proposal = ElidedLabel()
        self.lock = self._toggle("private", self.tr("Move the pictures together (L)"), Ask.LOCK)
        self.edges = self._toggle("focus", self.tr("Mark edges in focus (E)"), Ask.EDGES)
        self.keep = text_button(
            self.tr("Keep the proposed"), "pill", lambda: self.asked.emit(Ask.KEEP_BEST)
        )
        self.keep.setToolTip(self.tr("Keep the proposed photo, reject the others (B)"))
        self.keep.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.previous = self._button("left", self.tr("Group before (Shift+N)"), Ask.PREVIOUS_GROUP)
        self.next = self._button("right", self.tr("Next group (N)"), Ask.NEXT_GROUP)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, UNIT, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._button("close", self.tr("Back (Esc)"), Ask.LEAVE))
        row.addWidget(self._title, 2)
        row.addWidget(self._proposal, 3)
        for button in (self.keep, self.edges, self.lock, self.previous, self.next):
            row.addWidget(button)
        self.setStyleSheet(
            f"QWidget {{ background: {VIEWER_GROUND}; }}"
            f"QLabel {{ color: {VIEWER_TEXT}; }}"
            f"QToolButton {{ border: 2px solid transparent; border-radius: {RADIUS_CONTROL}px;"
            f" padding: 6px; }}"
            f"QToolButton:hover {{ background: {DARK.hover}; }}"
            f"QToolButton:checked {{ background: {DARK.accent_soft}; }}"
            f"QToolButton:focus {{ border-color: {DARK.accent}; }}"
            f"QPushButton {{ background: {DARK.field}; color: {VIEWER_TEXT};"
            f" border-color: {DARK.field}; }}"
            f"QPushButton:hover {{ background: {DARK.hover}; }}"
            f"QPushButton:focus {{ border-color: {DARK.accent}; }}"
            f"QPushButton:disabled {{ color: {DARK.quiet}; }}"
        )

    def show_group(self, title: str, *, has_previous: bool, has_next: bool) -> None:
        self._title.set_text(title)
        for button, there in ((self.previous, has_previous), (self.next, has_next)):
            button.setEnabled(there)
            button.setVisible(has_previous or has_next)

    def show_proposal(self, text: str) -> None:
        """Empty where nothing is proposed."""
        self._proposal.set_text(text)
        self.keep.setEnabled(bool(text))

    def show_state(self, *, locked: bool, marks_edges: bool) -> None:
        self.lock.setChecked(locked)
        self.edges.setChecked(marks_edges)

    def _button(self, icon: str, name: str, ask: Ask) -> QToolButton:
        button = icon_button(self._theme, icon, name, lambda: self.asked.emit(ask))
        self._theme.set_icon(button, icon, "on_toast")
        return button

    def _toggle(self, icon: str, name: str, ask: Ask) -> QToolButton:
        button = self._button(icon, name, ask)
        button.setCheckable(True)
        return button
