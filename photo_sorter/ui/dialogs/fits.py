"""Which of many descriptions fits a photo: they are pasted or come from a file, and are ranked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.fitting import Fitting, descriptions
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.share_row import ShareRow, percent_words
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.widgets import clear_layout, label, text_button
from photo_sorter.ui.dialogs.base import Dialog

_SHOWN = 50  # rows; whoever has more wants the best ones
_PAUSE_MS = 300  # of typing, before it is asked again


class FitButton(QPushButton):
    """A description with its share; pressed, it is searched for. Up and Down go to the next."""

    def __init__(self, said: str, share: float, tip: str, *, strong: bool) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = ShareRow(said, share, tip, strong=strong)
        row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 5)
        column.addWidget(row)
        self.setToolTip(tip)
        self.setAccessibleName(f"{said}: {percent_words(share)}")
        self.setAccessibleDescription(tip)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class FitsDialog(Dialog):
    asked = Signal(object)  # tuple[str, ...]: the descriptions
    file_wanted = Signal()
    search_wanted = Signal(str)  # one of the descriptions

    def __init__(self, picture: QWidget | None, text: str, parent: QWidget | None) -> None:
        """Of the photo that `picture` shows; `text` is what was asked of the photo before."""
        super().__init__(parent)
        self.set_title(self.tr("Which description fits?"))
        self.resize_within_screen(640, 620)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        what = self.tr(
            "Write or paste what the photo may show, one description a line. The program says "
            "which one fits best, or that none does."
        )
        head = QHBoxLayout()
        head.setSpacing(14)
        if picture is not None:
            head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(what, "quiet", wrap=True), 1)
        self.column.addLayout(head)
        self.field = QPlainTextEdit(text)
        self.field.setAccessibleName(self.tr("Descriptions, one a line"))
        self.field.setPlaceholderText(
            self.tr("a birthday cake with candles\nchildren in a garden\na street at night")
        )
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._timer.start)
        self.column.addWidget(self.field, 2)
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.answer = label("", "section", wrap=True)
        self.column.addWidget(self.answer)
        self.column.addWidget(self._results(), 3)
        self.open_file = text_button(self.tr("Open a text file…"), "", self.file_wanted.emit)
        close = text_button(self.tr("Close"), "", self.accept)
        self._rows: list[FitButton] = []
        self.add_buttons(self.open_file, close)
        self._say_empty()

    @property
    def rows(self) -> Sequence[FitButton]:
        return self._rows

    @property
    def waits(self) -> bool:
        """Something was written that is not asked about yet."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Ask at once where something stands there already."""
        self.field.selectAll()
        self.field.setFocus()
        self._ask()

    def set_texts(self, texts: Sequence[str]) -> None:
        """In place of what stood there."""
        self.field.setPlainText("\n".join(texts))
        self._ask()

    def show_fitting(self, found: Fitting) -> None:
        self._clear()
        none = self.tr("None of these fits")
        if found.best:
            self.answer.setText(self.tr("Fits best: {text}").format(text=found.best))
        else:
            self.answer.setText(none)
        for fit in found.fits[:_SHOWN]:
            tip = self.tr("Find photos of “{text}”").format(text=fit.text)
            said = fit.text
            if not fit.understood:
                said = self.tr("{text} (no word of it is known)").format(text=fit.text)
            row = FitButton(said, fit.share, tip, strong=fit.text == found.best)
            row.clicked.connect(lambda _=False, text=fit.text: self.search_wanted.emit(text))
            self._list.addWidget(row)
            self._rows.append(row)
        for before, row in zip([self.field, *self._rows], self._rows, strict=False):
            QWidget.setTabOrder(before, row)
        left = len(found.fits) - _SHOWN
        if left > 0:
            self._list.addWidget(label(self.tr("and %Ln more", "", left), "quiet"))
        last = QWidget()
        column = QVBoxLayout(last)
        column.setContentsMargins(8, 5, 8, 5)
        column.addWidget(ShareRow(none, found.none, strong=not found.best))
        self._list.addWidget(last)
        announce(self, self.answer.text())

    def show_problem(self, error: PhotoSorterError) -> None:
        """What stands there is not ranked, or a file was not read; what is written stays."""
        self._problem.setText(in_one_line(error))
        self._problem.show()

    def _results(self) -> QWidget:
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(2)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(120)
        body.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _ask(self) -> None:
        self._timer.stop()
        self._problem.hide()
        texts = descriptions(self.field.toPlainText())
        if texts:
            self.asked.emit(texts)
        else:
            self._say_empty()

    def _say_empty(self) -> None:
        self._clear()
        self.answer.setText("")
        self.asked.emit(())
        self._list.addWidget(
            label(
                self.tr(
                    "Nothing to choose from yet. A click on an answer finds photos that it fits."
                ),
                "quiet",
                wrap=True,
            )
        )

    def _clear(self) -> None:
        self._rows = []
        clear_layout(self._list)
