"""Which version this is, and whether there is a newer one. Asked only by a click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.program import Release
from photo_sorter.ui.base import external
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.widgets import label, restyle, text_button


class NewVersions(QWidget):
    """`can_ask`: there is an address to ask; else the words say where new versions are to be
    had, and there is no button that could do nothing."""

    requested = Signal()

    def __init__(self, version: str, can_ask: bool, width: int) -> None:
        super().__init__()
        self._asking = False
        self._page = ""
        self.words = label(wrap=True)
        self.words.setFixedWidth(width)
        self.ask = text_button(self.tr("Look for a new version"), "", self._ask)
        self.get = text_button(self.tr("Open its page"), "primary", self._open_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.ask)
        row.addWidget(self.get)
        row.addStretch(1)
        column.addLayout(row)
        self.ask.setVisible(can_ask)
        self.get.hide()
        if can_ask:
            text = self.tr("This is version {version}. The internet is asked only when you click.")
        else:
            text = self.tr(
                "This is version {version}. Newer ones are to be had where this one came from."
            )
        self._say(text.format(version=version))

    def show_newer(self, release: Release | None) -> None:
        if release is None:
            self._say(self.tr("This is the newest version."))
            return
        self._page = release.page
        found = self.tr("Version {version} is there.").format(version=release.version)
        if not release.page:
            found += " " + self.tr("It is to be had where this one came from.")
        self._say(found)
        self.get.setVisible(bool(release.page))
        if release.page:
            self.get.setToolTip(release.page)
            self.get.setFocus()

    def show_trouble(self, error: PhotoSorterError) -> None:
        what, remedy = in_words(error)
        self._say("\n".join(part for part in (f"{what.rstrip('.')}.", remedy) if part), "danger")

    def _ask(self) -> None:
        if self._asking:  # the button stays alive: a disabled one would lose the keyboard
            return
        self.get.hide()
        self._say(self.tr("Asking…"))
        self._asking = True
        self.requested.emit()

    def _say(self, text: str, role: str = "") -> None:
        self._asking = False
        self.words.setText(text)
        restyle(self.words, "role", role)

    def _open_page(self) -> None:
        external.open_page(self._page)
