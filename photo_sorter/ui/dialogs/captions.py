"""Which photos a model is to write captions of, and what becomes of those that models wrote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from photo_sorter.services.describing.captions import Lacking
from photo_sorter.ui.asking.ask_words import model_words
from photo_sorter.ui.base import words
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class CaptionsDialog(Dialog):
    """Of `count` photos, of all for None. `write_requested`: whether those that another model wrote
    are written anew, too."""

    write_requested = Signal(bool)
    delete_requested = Signal()
    stop_requested = Signal()
    models_requested = Signal()

    def __init__(self, lacking: Lacking, count: int | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        if count is None:
            self.set_title(self.tr("Captions of all photos"))
        else:
            self.set_title(self.tr("Captions of {photos}").format(photos=words.photos(count)))
        about = self.tr(
            "A model writes a sentence on what each photo shows, when there is nothing else to do. "
            "The photos are then found by it. It may be wrong: it is marked as the model's, and "
            "goes into no file. What you write yourself stays."
        )
        self.column.addWidget(label(about, "quiet", wrap=True))
        self._without = QRadioButton(
            self.tr("Photos without a caption ({count})").format(
                count=words.number(lacking.without)
            )
        )
        others = lacking.not_by_model - lacking.without
        self._anew = QRadioButton(
            self.tr("Also those that another model wrote ({count})").format(
                count=words.number(others)
            )
        )
        self._anew.setVisible(others > 0)
        (self._without if lacking.without or not others else self._anew).setChecked(True)
        self.column.addSpacing(4)
        self.column.addWidget(self._without)
        self.column.addWidget(self._anew)
        by = self.tr("They are written by {model}.").format(model=model_words(lacking.model))
        self.column.addSpacing(4)
        self.column.addWidget(label(by, "", wrap=True))
        self._add_link(self.tr("Choose another model…"), self._choose)
        if lacking.waiting:
            waiting = self.tr("Stop writing ({photos} left)")
            self._add_link(waiting.format(photos=words.photos(lacking.waiting)), self._stop)
        if lacking.by_models:
            delete = self.tr("Delete what models wrote ({count})")
            self._add_link(
                delete.format(count=words.number(lacking.by_models)), self._delete, "danger"
            )
        write = text_button(self.tr("Write captions"), "primary", self._write)
        write.setEnabled(lacking.not_by_model > 0)
        write.setDefault(True)
        self.add_buttons(self.cancel_button(), write)
        self.setMinimumWidth(440)

    def _add_link(self, text: str, clicked: Callable[[], object], kind: str = "link") -> None:
        button = text_button(text, kind, clicked)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _write(self) -> None:
        self.accept()
        self.write_requested.emit(self._anew.isChecked())

    def _choose(self) -> None:
        self.reject()
        self.models_requested.emit()

    def _stop(self) -> None:
        self.reject()
        self.stop_requested.emit()

    def _delete(self) -> None:
        """It can be undone."""
        self.reject()
        self.delete_requested.emit()
