"""What this is, what stays private, what the built-in model can do, and newer versions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.program import Release
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.about_versions import NewVersions
from photo_sorter.ui.dialogs.base import Dialog

WIDTH = 520


class AboutDialog(Dialog):
    """`can_ask`: an address is known that says which version is the newest."""

    licences_requested = Signal()
    credits_requested = Signal()
    newer_requested = Signal()

    def __init__(self, theme: Theme, version: str, can_ask: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("About Photo Sorter"))
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        top = QHBoxLayout()
        top.setSpacing(16)
        icon = QLabel()
        icon.setPixmap(theme.app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        top.addWidget(icon)
        name = QVBoxLayout()
        name.setSpacing(2)
        name.addStretch(1)
        name.addWidget(label("Photo Sorter", "title"))
        name.addWidget(label(self.tr("Version {version}").format(version=version), "quiet"))
        name.addStretch(1)
        top.addLayout(name)
        top.addStretch(1)
        self.column.addLayout(top)
        for heading, text in (
            (
                self.tr("Everything stays on this computer"),
                self.tr(
                    "Your photos are read, and never changed, moved or deleted unless you ask for "
                    "it. Nothing is sent anywhere. The internet is used only when you click to "
                    "download a model or to look for a new version."
                ),
            ),
            (
                self.tr("What the built-in model is good at"),
                self.tr(
                    "Drawings, colours, light, simple scenes, looks and papers. About a hundred "
                    "kinds of things in photos it often names right, but not always. "
                    "For everything else, one click under Models fetches a large model that "
                    "understands far more, and then works offline too."
                ),
            ),
            (
                self.tr("Thanks"),
                self.tr(
                    "Made with Qt, PyTorch, OpenCLIP, Chroma, Pillow and SQLite. Whose pictures "
                    "the built-in model learned from is said in the credits."
                ),
            ),
        ):
            paragraph = label(text, wrap=True)
            paragraph.setFixedWidth(WIDTH - 48)
            self._add_section(heading, paragraph)
        self._versions = NewVersions(version, can_ask, WIDTH - 48)
        self._versions.requested.connect(self.newer_requested)
        self._add_section(self.tr("New versions"), self._versions)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(text_button(self.tr("Licences"), "", self.licences_requested.emit))
        row.addWidget(text_button(self.tr("Credits"), "", self.credits_requested.emit))
        row.addStretch(1)
        close = self.close_button()
        row.addWidget(close)
        self.column.addSpacing(12)
        self.column.addLayout(row)
        close.setFocus()

    def show_newer(self, release: Release | None) -> None:
        """What was found; None: there is nothing newer."""
        self._versions.show_newer(release)

    def show_trouble(self, error: PhotoSorterError) -> None:
        self._versions.show_trouble(error)

    def _add_section(self, heading: str, content: QWidget) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(label(heading, "section"))
        self.column.addWidget(content)
