"""One window's actions, made from the table: keys that listen, and words that keep current."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.browse.context import WindowContext


class Actions(QObject):
    """`owner` is where keys listen; those on photos listen on `photos` alone."""

    def __init__(
        self,
        window: WindowContext,
        owner: QWidget,
        photos: QWidget,
        specs: Sequence[ActionSpec],
    ) -> None:
        super().__init__(owner)
        self.specs = specs
        self._window = window
        self._work = Activity.IDLE
        self._made = {
            spec.id: self._make(spec, photos if spec.on_photos else owner) for spec in specs
        }
        window.chosen.changed.connect(self.refresh)
        window.chosen.described.connect(lambda _: self.refresh())
        window.veil.changed.connect(self.refresh)
        window.browser.place_changed.connect(self.refresh)
        window.browser.query_changed.connect(self.refresh)
        window.overview.loaded.connect(self.refresh)
        window.file_work.progressed.connect(self._know_work)
        self.refresh()

    def __getitem__(self, action: str) -> QAction:
        return self._made[action]

    def refresh(self) -> None:
        """What can be done now."""
        for spec in self.specs:
            made = self._made[spec.id]
            made.setText(spec.text(self._window))
            made.setVisible(spec.offered(self._window))
            made.setEnabled(spec.enabled(self._window))

    def _know_work(self, progress: Progress) -> None:
        """Such work begins and ends; in between it tells how far it is, many times."""
        if progress.activity is not self._work:
            self._work = progress.activity
            self.refresh()

    def _make(self, spec: ActionSpec, owner: QWidget) -> QAction:
        action = QAction(spec.text(self._window), self)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if spec.on_photos
            else Qt.ShortcutContext.WindowShortcut
        )
        owner.addAction(action)
        self._window.theme.set_icon(action, spec.icon, "quiet")
        action.triggered.connect(partial(self._run, spec))
        return action

    def _run(self, spec: ActionSpec, _checked: bool = False) -> None:
        spec.run(self._window)
