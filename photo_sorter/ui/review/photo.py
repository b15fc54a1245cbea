"""The photo that is asked about, as large as there is room."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent

from photo_sorter.ui.viewer.photo_pane import PhotoPane


class AskedPhoto(PhotoPane):
    """A click lifts the veil."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._photo_id is not None and self.is_hidden:
            self._veil.reveal([self._photo_id])
