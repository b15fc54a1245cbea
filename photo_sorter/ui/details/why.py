"""Why the photo matches what is searched for: how it stands to each part."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.explanation import Term
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Text, to_text
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.share_row import ShareRow
from photo_sorter.ui.base.widgets import clear_layout, label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection

_TASK = "why"


class WhySection(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self.add_heading(self.tr("Why it matches"), "why")
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._where = text_button(self.tr("Show where"), "", partial(window.frame.act, "where"))
        self._where.setToolTip(self.tr("Show where in the photo it is (W)"))
        window.theme.set_icon(self._where, "picture-search", "text")
        self.column.addWidget(rows)
        self.column.addWidget(self._where)

    def show_photo(self, details: PhotoDetails) -> bool:
        search = self._window.browser.query
        if search is None:
            self._window.tasks.forget(_TASK)
            return False
        library, photo_id, text = self._window.library, PhotoId(details.id), search.text
        self._window.tasks.run(
            lambda: library.why.matched(photo_id, library.search.read(text).query),
            self._show,
            self._failed,
            newest=_TASK,
        )
        return True

    def show_veiled(self, details: PhotoDetails) -> bool:
        return self.show_many(1)

    def show_many(self, count: int) -> bool:
        self._window.tasks.forget(_TASK)
        return False

    def _show(self, terms: list[Term]) -> None:
        clear_layout(self._rows)
        seen = [term for term in terms if isinstance(term.asked, Text) and not term.excluded]
        self._where.setVisible(bool(seen))
        for term in terms:
            self._rows.addWidget(self._row(term))

    def _failed(self, error: PhotoSorterError) -> None:
        """What the search itself says is said where its answer stands."""
        clear_layout(self._rows)
        self._where.hide()

    def _row(self, term: Term) -> QWidget:
        words = term.asked.phrase if isinstance(term.asked, Text) else to_text(term.asked)
        text = self.tr("not: {words}").format(words=words) if term.excluded else words
        if term.share is None:
            holds = self.tr("{filter}: it is so") if term.holds else self.tr("{filter}: not so")
            line = label(
                ("✓ " if term.holds else "✕ ") + text, "" if term.holds else "quiet", wrap=True
            )
            line.setAccessibleName(holds.format(filter=text))
            return line
        tip = self.tr("{words}: it fits") if term.holds else self.tr("{words}: it hardly fits")
        return ShareRow(text, term.share, tip.format(words=text), strong=term.holds)
