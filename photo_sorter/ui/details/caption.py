"""The photo's caption: who wrote it, and what can be done with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.describing.guesses import guess_in
from photo_sorter.core.errors import ModelUnavailableError, PhotoSorterError
from photo_sorter.core.operations import CaptionPhoto, DeleteCaptions
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.describing.captions import Written
from photo_sorter.ui.asking.ask_words import model_words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection

_TASK = "write caption"


class CaptionSection(DetailSection):
    above = 12
    _came = Signal(int, str)  # from the worker: which caption, and what of it is there

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._photo_id = PhotoId(0)
        self._caption: Caption | None = None
        self._is_description = False
        self._given_up = threading.Event()
        self._number = 0
        self._writing = False
        self._line = label("", "", wrap=True)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._by = label("", "small", wrap=True)
        self._editor = _Editor()
        self._editor.setAccessibleName(self.tr("Caption"))
        self._editor.setPlaceholderText(self.tr("A sentence on what the photo shows"))
        self._editor.done.connect(self._save)
        self._editor.left.connect(self._close_editor)
        self._save_row = self._buttons_of_editor()
        self._links = QWidget()
        flow = FlowLayout(gap=12)
        self._links.setLayout(flow)
        self._write = self._link(flow, self.tr("Write a caption"), self._have_written)
        self._edit = self._link(flow, self.tr("Edit the caption"), self._open_editor)
        self._accept = self._link(flow, self.tr("Use as description"), self._use)
        self._delete = self._link(flow, self.tr("Delete the caption"), self._remove)
        self._stop = self._link(flow, self.tr("Stop"), self._give_up)
        self._models = self._link(flow, self.tr("Choose a model…"), window.dialogs.models)
        for widget in (self._line, self._by, self._editor, self._save_row, self._links):
            self.column.addWidget(widget)
        self.column.setSpacing(2)
        self._came.connect(self._grow, Qt.ConnectionType.QueuedConnection)

    def _link(self, flow: FlowLayout, text: str, clicked: Callable[[], object]) -> QPushButton:
        button = text_button(text, "link", clicked)
        flow.addWidget(button)
        return button

    def _buttons_of_editor(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.addStretch(1)
        line.addWidget(text_button(self.tr("Cancel"), "plain", self._close_editor))
        line.addWidget(text_button(self.tr("Save"), "primary", self._save))
        return row

    # ----------------------------------------------------------------------------- the photo

    def show_photo(self, details: PhotoDetails) -> bool:
        photo_id = PhotoId(details.id)
        if photo_id != self._photo_id:
            self._forget()
            self._photo_id = photo_id
            self._close_editor()
        self._caption = details.caption
        self._is_description = (
            details.caption is not None and details.caption.text == details.description
        )
        if not self._writing:
            self._show()
        return True

    def show_veiled(self, details: PhotoDetails) -> bool:
        self._forget()
        return False

    def show_many(self, count: int) -> bool:
        self._forget()
        return False

    def _forget(self) -> None:
        self._given_up.set()
        self._given_up = threading.Event()
        self._number += 1
        self._writing = False
        self._window.tasks.forget(_TASK)
        self._photo_id, self._caption = PhotoId(0), None

    def _show(self, said: str = "", *, choose: bool = False) -> None:
        """The caption, or why there is none."""
        caption, editing = self._caption, self._editor.isVisibleTo(self)
        text = "" if caption is None else caption.text
        self._line.setText(text)
        self._line.setVisible(bool(text) and not editing)
        self._by.setText(said or self._whose(caption))
        self._by.setVisible(bool(self._by.text()) and not editing)
        self._links.setVisible(not editing)
        self._write.setVisible(caption is None and not self._writing)
        self._edit.setVisible(not self._writing)
        self._edit.setText(self.tr("Edit") if text else self.tr("Write it yourself"))
        self._accept.setVisible(bool(text) and not self._is_description and not self._writing)
        self._delete.setVisible(bool(text) and not self._writing)
        self._stop.setVisible(self._writing)
        self._models.setVisible(choose)

    def _whose(self, caption: Caption | None) -> str:
        if caption is None:
            return ""
        if caption.by_person:
            return self.tr("Caption, written by you")
        return self.tr("Caption, written by {model}").format(model=model_words(caption.model))

    # --------------------------------------------------------------------------- by the model

    def _have_written(self) -> None:
        photo_id, given_up, number = self._photo_id, self._given_up, self._number
        self._writing = True
        self._show(self.tr("Looking at the photo…"))
        self._window.tasks.run(
            lambda: self._window.library.captions.write(
                photo_id, partial(self._came.emit, number), given_up.is_set
            ),
            self._written,
            self._failed,
            newest=_TASK,
        )

    def _give_up(self) -> None:
        photo_id = self._photo_id
        self._forget()
        self._photo_id = photo_id
        self._show()

    def _grow(self, number: int, text: str) -> None:
        if self._writing and number == self._number:
            self._line.setText(text)
            self._line.show()

    def _written(self, written: Written) -> None:
        self._writing = False
        if written.kept:
            self._window.chosen.refresh()  # it comes with the details
            return
        if guess := guess_in(written.text):
            unsure = self.tr("The model is not sure. Perhaps: {caption}")
            self._show(unsure.format(caption=guess), choose=True)
        else:
            self._show(self.tr("The model is not sure what the photo shows."), choose=True)

    def _failed(self, error: PhotoSorterError) -> None:
        self._writing = False
        self._show(in_one_line(error), choose=isinstance(error, ModelUnavailableError))

    # --------------------------------------------------------------------------- by the person

    def _open_editor(self) -> None:
        self._editor.setPlainText("" if self._caption is None else self._caption.text)
        self._editor.show()
        self._save_row.show()
        self._show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        self._editor.hide()
        self._save_row.hide()
        self._show()

    def _save(self) -> None:
        text = " ".join(self._editor.toPlainText().split())
        before = "" if self._caption is None else self._caption.text
        if text != before:
            self._window.commands.do(CaptionPhoto(self._photo_id, text))
        self._close_editor()

    def _use(self) -> None:
        photo_id, captions = self._photo_id, self._window.library.captions
        self._window.commands.do_made(lambda: captions.accepting([photo_id]))

    def _remove(self) -> None:
        self._window.commands.do(DeleteCaptions((self._photo_id,)))


class _Editor(QPlainTextEdit):
    """Two lines; Return is done, Esc leaves it as it was."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 22)
        self.hide()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            does = {
                Qt.Key.Key_Escape: self.left,
                Qt.Key.Key_Return: self.done,
                Qt.Key.Key_Enter: self.done,
            }.get(Qt.Key(event.key()))
            if does is not None and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if does is not None and event.type() is QEvent.Type.KeyPress:
                does.emit()
                return True
        return super().event(event)
