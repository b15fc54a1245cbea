"""Has the pictures in sight looked at, each time that they or what is seen of them change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.compare.looks import Look, edges_in_focus, look_at, sharpest
from photo_sorter.ui.compare.pane import ComparePane
from photo_sorter.ui.viewer.shown_picture import ShownPicture

PAUSE_MS = 120  # until pictures that move are looked at
_NAME = "compare-look"

_Looked = tuple[dict[int, Look], dict[int, tuple[QImage, ShownPicture]]]


class Looking(QObject):
    """Works on a worker, between `start` and `stop`; the newest look alone answers."""

    def __init__(self, tasks: Tasks, panes: Sequence[ComparePane], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._panes = tasks, panes
        self._is_on = self._marks_edges = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        for pane in panes:
            pane.picture_changed.connect(self._soon)

    @property
    def marks_edges(self) -> bool:
        return self._marks_edges

    def mark_edges(self, on: bool) -> None:
        self._marks_edges = on
        if not on:
            for pane in self._panes:
                pane.mark_edges(None, None)
        self._soon()

    def start(self) -> None:
        self._is_on = True
        self._soon()

    def stop(self) -> None:
        self._is_on = False
        self._pause.stop()
        self._tasks.forget(_NAME)

    def _soon(self) -> None:
        if self._is_on:
            self._pause.start()

    def _look(self) -> None:
        asked = [
            (place, shown, pane.part_in_sight, pane.edges is None)
            for place, pane in enumerate(self._panes)
            if pane.isVisible() and not pane.is_hidden and (shown := pane.shown) is not None
        ]
        marks_edges = self._marks_edges

        def work() -> _Looked:
            looks: dict[int, Look] = {}
            edges: dict[int, tuple[QImage, ShownPicture]] = {}
            for place, shown, part, is_new in asked:
                look = look_at(shown, part)
                if look is not None:
                    looks[place] = look
                if marks_edges and is_new:
                    edges[place] = (edges_in_focus(shown), shown)
            return looks, edges

        self._tasks.run(work, self._looked, newest=_NAME)

    def _looked(self, looked: _Looked) -> None:
        looks, edges = looked
        best = sharpest(looks)
        for place, pane in enumerate(self._panes):
            pane.look, pane.is_sharpest = looks.get(place), place == best
            if place in edges and self._marks_edges:
                pane.mark_edges(*edges[place])
            pane.update()
