"""Short messages above the photos, with Undo where there is something to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import TOAST_MS, UNIT
from photo_sorter.ui.base.widgets import icon_button, label, text_button

MOST = 3  # at once; older ones give way
_PLACING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Toast(QFrame):
    dismissed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        detail: str,
        action: str,
        act: Callable[[], None] | None,
        about: object,
    ) -> None:
        super().__init__()
        self.about = about
        self.setObjectName("toast")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 8, 8)
        row.setSpacing(10)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(text, wrap=len(text) > 60))
        if detail:
            column.addWidget(label(detail, wrap=True))
        row.addLayout(column, 1)
        if act is not None:
            done = act

            def run() -> None:
                self.dismiss()
                done()

            row.addWidget(text_button(action, "", run), 0, Qt.AlignmentFlag.AlignVCenter)
        close = icon_button(theme, "close", self.tr("Dismiss"), self.dismiss)
        theme.set_icon(close, "close", "on_toast")
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.dismiss)

    def live(self, milliseconds: int) -> None:
        self._end.start(milliseconds)

    def dismiss(self) -> None:
        self._end.stop()
        self.hide()
        self.dismissed.emit()
        self.deleteLater()


class Toasts(QWidget):
    """A stack at the bottom of `host`, over everything; clicks beside a toast pass through."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._shown: list[Toast] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        host.installEventFilter(self)
        self.hide()

    def rest_on(self, *lines: QWidget) -> None:
        """Lines at the bottom of the host, which may be hidden: messages do not cover them."""
        self._lines.extend(lines)
        for line in lines:
            line.installEventFilter(self)

    def say(
        self,
        text: str,
        detail: str = "",
        action: str = "",
        act: Callable[[], None] | None = None,
        about: object = None,
    ) -> None:
        """What was said before `about` the same thing is withdrawn: it holds no more."""
        for said in [said for said in self._shown if about is not None and said.about == about]:
            said.dismiss()
        toast = Toast(self._theme, text, detail, action, act, about)
        toast.setMaximumWidth(560)
        toast.dismissed.connect(lambda: self._gone(toast))
        self._shown.append(toast)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        for old in self._shown[:-MOST]:
            old.dismiss()
        toast.show()  # one that is not shown yet has no room in the layout
        # what carries more words or a choice stays longer
        toast.live(TOAST_MS * 2 if detail else TOAST_MS)
        self.show()
        self.raise_()
        self._place()
        announce(toast, ". ".join(filter(None, (text, detail))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACING:
            self._place()
        return False

    def _gone(self, toast: Toast) -> None:
        self._shown.remove(toast)
        if self._shown:
            self._column.activate()
            self._place()
        else:
            self.hide()

    def _place(self) -> None:
        self.setFixedWidth(min(560, max(240, self._host.width() - 4 * UNIT)))
        self.adjustSize()
        tops = [line.y() for line in self._lines if not line.isHidden()]
        bottom = min(tops) - 2 * UNIT if tops else self._host.height() - 5 * UNIT
        self.move((self._host.width() - self.width()) // 2, bottom - self.height())
