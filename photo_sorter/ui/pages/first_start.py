"""The first thing a person sees: one sentence, one button, a place to drop a folder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photo_sorter.ui.base.drag import local_files
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, restyle, text_button
from photo_sorter.ui.base.words import translate


class FirstStart(QWidget):
    add_folder_requested = Signal()
    folders_dropped = Signal(list)
    samples_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Welcome"))
        self.setAcceptDrops(True)
        self._theme = theme
        self._suggestions: list[tuple[QPushButton, str, str]] = []

        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(self.tr("Find your photos by saying what is in them."), "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self._zone = QFrame()
        self._zone.setObjectName("dropZone")
        zone = QVBoxLayout(self._zone)
        zone.setContentsMargins(24, 28, 24, 24)
        zone.setSpacing(10)
        button = text_button(
            self.tr("Choose a folder with photos"), "hero", self.add_folder_requested.emit
        )
        zone.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        drop = label(self.tr("or drop a folder here"), "quiet")
        zone.addWidget(drop, 0, Qt.AlignmentFlag.AlignHCenter)
        self._samples = text_button(
            self.tr("Look around with sample photos"), "plain", self.samples_requested.emit
        )
        zone.addWidget(self._samples, 0, Qt.AlignmentFlag.AlignHCenter)
        self._samples.hide()

        self._albums = QWidget()
        albums = QVBoxLayout(self._albums)
        albums.setContentsMargins(0, 0, 0, 0)
        albums.setSpacing(8)
        albums.addWidget(
            label(self.tr("Albums that will fill themselves"), "section"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        self._flow = FlowLayout(8, centred=True)
        flow_holder = QWidget()
        flow_holder.setLayout(self._flow)
        albums.addWidget(flow_holder)

        inner = QWidget()
        inner.setMaximumWidth(560)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._picture)
        column.addWidget(title)
        column.addWidget(self._zone)
        column.addWidget(self._albums)
        column.addWidget(self._promise())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 5)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 16, 32, 24)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        self.setFocusProxy(button)
        self._albums.hide()
        theme.changed.connect(self._draw)
        self._draw()

    def offer_albums(self, suggestions: Sequence[tuple[str, str]]) -> None:
        """(name, description) of albums that are made unless the person says no."""
        clear_layout(self._flow)
        self._suggestions = []
        for english, description in suggestions:
            name = _in_words(english)
            button = text_button(name, "pill", lambda: None)
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolTip(description)
            self._flow.addWidget(button)
            self._suggestions.append((button, name, description))
        self._albums.setVisible(bool(suggestions))

    def offer_samples(self, offered: bool) -> None:
        self._samples.setVisible(offered)

    def wanted_albums(self) -> list[tuple[str, str]]:
        return [(name, words) for button, name, words in self._suggestions if button.isChecked()]

    def _promise(self) -> QWidget:
        promise = QWidget()
        row = QHBoxLayout(promise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._lock = QLabel()
        row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        text = label(
            self.tr(
                "Everything stays on this computer. Your photos are never changed or moved "
                "unless you ask, and nothing is sent anywhere. It works without the internet."
            ),
            "quiet",
            wrap=True,
        )
        row.addWidget(text, 1)
        return promise

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.app_icon().pixmap(QSize(88, 88), ratio))
        self._lock.setPixmap(self._theme.picture("private", "success", 22, ratio))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            restyle(self._zone, "drop", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self._zone, "drop", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self._zone, "drop", False)
        self.folders_dropped.emit(local_files(event.mimeData()))
        event.acceptProposedAction()


def _in_words(name: str) -> str:
    """An offered album's name in the person's language; its description stays in the model's."""
    names = {
        "Sunsets": translate("Suggestions", "Sunsets"),
        "Beach and sea": translate("Suggestions", "Beach and sea"),
        "Snow": translate("Suggestions", "Snow"),
        "Food": translate("Suggestions", "Food"),
        "Flowers": translate("Suggestions", "Flowers"),
        "Night": translate("Suggestions", "Night"),
        "Documents and receipts": translate("Suggestions", "Documents and receipts"),
        "Screenshots": translate("Suggestions", "Screenshots"),
    }
    return names.get(name, name)
