"""Another look for a photo, by words and by hand; the photo itself stays as it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.services.guiding.looks import FoundLook, LookSource
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.look_preview import LookPreview, Pixels
from photo_sorter.ui.dialogs.look_sliders import AdjustmentSliders

_PAUSE = 40  # milliseconds without a move, then the picture is made
_COLUMN = 320


class LookDialog(Dialog):
    asked = Signal(str)  # words: look for their look, then `show_found` or `show_problem`
    changed = Signal(object)  # Adjustments: have `show_changed` show them
    version_wanted = Signal(object)  # Adjustments
    copy_wanted = Signal(object)  # Adjustments

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Look"))
        self.resize_within_screen(1020, 660)
        self._full = NOTHING
        self.preview = LookPreview()
        self.preview.setAccessibleName(self.tr("The photo as it would look"))
        self.preview.say(self.tr("Reading the photo…"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("For example: golden hour"))
        self.words.setAccessibleName(self.tr("The look in words"))
        self.words.returnPressed.connect(self._ask)
        self.sliders = AdjustmentSliders()
        self.sliders.moved.connect(self._moved)
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 100)
        self.strength.setValue(100)
        self.strength.setPageStep(10)
        self.strength.setAccessibleName(self.tr("Strength"))
        self.strength.valueChanged.connect(self._strength_moved)
        self._says = label("", "quiet", wrap=True)
        self._says.setMinimumHeight(self._says.fontMetrics().lineSpacing() * 3)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fill()
        self._version = text_button(self.tr("Save as a version"), "primary", self._save)
        self._copy = text_button(self.tr("Save a copy…"), "", self._export)
        self.add_buttons(self.cancel_button(), self._copy, self._version)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.changed.emit(self.sliders.value))
        self._setting = False
        self._set_ready()
        self.words.setFocus()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self.finished.connect(lambda: app.removeEventFilter(self))

    # ------------------------------------------------------------------------------- answers

    def show_original(self, pixels: Pixels) -> None:
        self.preview.set_original(pixels)
        if self.sliders.value.changes_anything:
            self.changed.emit(self.sliders.value)

    def show_changed(self, pixels: Pixels) -> None:
        self.preview.set_changed(pixels)

    def show_found(self, found: FoundLook) -> None:
        self._set_strength(100)
        self._full = found.adjustments
        self._use(found.adjustments)
        told = {
            LookSource.WORDS: self.tr("What these words plainly mean."),
            LookSource.BOTH: self.tr("What these words plainly mean, refined by the model."),
            LookSource.MODEL: self.tr("Found by the model alone; it may be off the mark."),
        }
        self._says.setText(told[found.source])

    def show_problem(self, error: PhotoSorterError) -> None:
        self._says.setText(in_one_line(error))
        self._set_ready()

    def show_saving(self) -> None:
        """Until it is done, when the dialog is closed, or has failed."""
        self._says.setText(self.tr("Saving…"))
        for button in (self._version, self._copy):
            button.setEnabled(False)

    # ------------------------------------------------------------------------------ a person

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holding Ctrl shows the original, wherever the keyboard is in here."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Control:
            if event.type() == QEvent.Type.KeyPress and self.isActiveWindow():
                self.preview.hold(True)
            elif event.type() == QEvent.Type.KeyRelease:
                self.preview.hold(False)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        words = self.words.text().strip()
        if words:
            self._says.setText(self.tr("Looking for “{words}”…").format(words=words))
            self.asked.emit(words)

    def _chosen(self, words: str) -> None:
        self.words.setText(words)
        self._ask()

    def _moved(self, said: Adjustments) -> None:
        self._set_strength(100)
        self._full = said
        self._use(said)

    def _strength_moved(self, percent: int) -> None:
        if not self._setting:
            self._use(self._full.mixed(percent / 100))

    def _reset(self) -> None:
        self._set_strength(100)
        self._full = NOTHING
        self._says.setText("")
        self._use(NOTHING)

    def _save(self) -> None:
        self.version_wanted.emit(self.sliders.value)

    def _export(self) -> None:
        self.copy_wanted.emit(self.sliders.value)

    # --------------------------------------------------------------------------------- parts

    def _use(self, said: Adjustments) -> None:
        self.sliders.set_value(said)
        self._set_ready()
        self._pause.start()

    def _set_ready(self) -> None:
        for button in (self._version, self._copy):
            button.setEnabled(self.sliders.value.changes_anything)

    def _set_strength(self, percent: int) -> None:
        self._setting = True
        self.strength.setValue(percent)
        self._setting = False

    def _fill(self) -> None:
        chips = QWidget()
        flow = FlowLayout(6)
        chips.setLayout(flow)
        for text in (
            self.tr("golden hour"),
            self.tr("brighter"),
            self.tr("warmer"),
            self.tr("vivid"),
            self.tr("faded film"),
            self.tr("black and white"),
            self.tr("dreamy"),
            self.tr("moody"),
        ):
            flow.addWidget(text_button(text, "pill", partial(self._chosen, text)))
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(self.sliders)
        side = QWidget()
        side.setFixedWidth(_COLUMN)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        find = QHBoxLayout()
        find.addWidget(self.words, 1)
        find.addWidget(text_button(self.tr("Find"), "", self._ask))
        column.addLayout(find)
        column.addWidget(chips)
        column.addWidget(self._says)
        strength = QHBoxLayout()
        strength.setSpacing(10)
        strength.addWidget(label(self.tr("Strength")))
        strength.addWidget(self.strength, 1)
        strength.addWidget(text_button(self.tr("Reset"), "", self._reset))
        column.addLayout(strength)
        column.addWidget(room, 1)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addWidget(self.preview, 1)
        both.addWidget(side)
        self.column.addLayout(both, 1)
        hint = self.tr("Hold Ctrl, or the mouse on the photo, to see the original.")
        self.column.addWidget(label(hint, "small", wrap=True))
