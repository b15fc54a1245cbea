"""What is said of the photo: its title, description, copyright, creator and keywords."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from photo_sorter.core.keywords import shown
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection


class Said(DetailSection):
    above = 12

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._title = self._line()
        self._description = self._line("quiet")
        self._copyright = self._line("quiet")
        self._creator = self._line("quiet")
        self._keywords = self._line("quiet")
        hidden = self.tr("What is said of it is hidden with the picture.")
        self._hidden = label(hidden, "quiet", wrap=True)
        self.column.addWidget(self._hidden)

    def _line(self, role: str = "") -> QLabel:
        line = label("", role, wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(line)
        return line

    def show_photo(self, details: PhotoDetails) -> bool:
        keywords = ", ".join(shown_keywords(details.keywords))
        lines = {
            self._title: details.title,
            self._description: details.description,
            self._copyright: _with_sign(details.copyright),
            self._creator: _by(details, self.tr("By {name}")),
            self._keywords: self.tr("Keywords: {words}").format(words=keywords) if keywords else "",
        }
        for line, text in lines.items():
            line.setText(text)
            line.setVisible(bool(text))
        self._hidden.hide()
        return any(lines.values())

    def show_veiled(self, details: PhotoDetails) -> bool:
        for line in (
            self._title, self._description, self._copyright, self._creator, self._keywords,
        ):  # fmt: skip
            line.clear()
            line.hide()
        self._hidden.show()
        return True


def _by(details: PhotoDetails, form: str) -> str:
    """Nothing where the copyright names them already."""
    name = details.creator
    return form.format(name=name) if name and name not in details.copyright else ""


def _with_sign(copyright: str) -> str:
    """So that it is not taken for a description."""
    named = not copyright or any(sign in copyright.lower() for sign in ("©", "(c)", "copyright"))
    return copyright if named else f"© {copyright}"


def shown_keywords(keywords: Sequence[str]) -> list[str]:
    """Paths as people write them; not once more the last part of one alone, which programs write
    beside it."""
    ends = {keyword.rpartition("|")[2] for keyword in keywords if "|" in keyword}
    return [shown(keyword) for keyword in keywords if keyword not in ends]
