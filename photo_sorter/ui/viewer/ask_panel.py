"""The conversation about the photo that is looked at, at the right of the viewer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from photo_sorter.ui.asking.photo_choice import Pictures
from photo_sorter.ui.asking.talk import Talk
from photo_sorter.ui.asking.talk_view import TalkView
from photo_sorter.ui.base.widgets import icon_button, label
from photo_sorter.ui.viewer.viewer import Viewer

_WIDTH = 340  # pixels
_MOST_SHARE = 0.45  # of the viewer's width


class AskPanel(QFrame):
    """Comes and goes; the photo makes room for it."""

    def __init__(
        self, talk: Talk, models: Callable[[], object], pictures: Pictures, viewer: Viewer
    ) -> None:
        super().__init__(viewer)
        self.setObjectName("askPanel")
        self._viewer, self._talk = viewer, talk
        self.setCursor(Qt.CursorShape.ArrowCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 10, 14)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Ask about the photo"), "section"), 1)
        head.addWidget(
            icon_button(pictures.theme, "close", self.tr("Close the questions (Q)"), self.go)
        )
        column.addLayout(head)
        self.view = TalkView(talk, models, pictures)
        self.view.layout().setContentsMargins(0, 4, 8, 4)  # type: ignore[union-attr]
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("Ask about the photo"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view)
        rows.addStretch(1)
        self._area.setWidget(holder)
        column.addWidget(self._area, 1)
        self._to_end = QTimer(self, singleShot=True, interval=0)
        self._to_end.timeout.connect(self._scroll_to_end)
        self.view.grown.connect(self._to_end.start)
        self.view.field.left.connect(self.go)
        viewer.resized.connect(self._place)
        viewer.closed.connect(self.go)
        viewer.closed.connect(talk.let_go)
        talk.changed.connect(self._follow)
        self.hide()

    def turn(self) -> None:
        """Come, or go where the keyboard is here already."""
        if self.isVisible() and self.view.field.hasFocus():
            self.go()
        else:
            self.come()
            self.view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def come(self) -> None:
        if self._talk.conversation.photo_ids:
            self._place()
            self.show()
            self.raise_()
            self._viewer.set_beside(self.width())

    def go(self) -> None:
        if not self.isHidden():
            self.hide()
            self._viewer.set_beside(0)
            if self._viewer.isVisible():
                self._viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        width = min(_WIDTH, round(self._viewer.width() * _MOST_SHARE))
        self.setGeometry(self._viewer.width() - width, 0, width, self._viewer.height())
        if not self.isHidden():
            self._viewer.set_beside(width)

    def _follow(self) -> None:
        """Of a photo that is veiled there is nothing to ask."""
        self.view.setVisible(bool(self._talk.conversation.photo_ids))

    def _scroll_to_end(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())
