"""What the window remembers of itself: its place, its size, what is shown beside the photos."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter


class WindowState:
    """Kept in `file`; without one, nothing is remembered. `sides` says which of the sidebar and
    the panel the person wants to see, and whether the panel also where there is little room;
    `folded` names the sections of the panel that are folded away."""

    def __init__(self, file: Path | None) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self.sides = {"sidebar": True, "panel": True, "panel_in_narrow": False}
        self.folded: set[str] = set()

    def restore(self, window: QMainWindow, splitter: QSplitter) -> None:
        if self._kept is None:
            return
        geometry, parts = self._kept.value("geometry"), self._kept.value("splitter")
        if isinstance(geometry, QByteArray) and isinstance(parts, QByteArray):
            window.restoreGeometry(geometry)
            splitter.restoreState(parts)
        for side, shown in self.sides.items():
            self.sides[side] = self._kept.value(side, _word(shown)) == _word(True)
        folded = str(self._kept.value("folded", ""))
        self.folded.update(name for name in folded.split(" ") if name)

    def save(self, window: QMainWindow, splitter: QSplitter) -> None:
        if self._kept is None:
            return
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.setValue("splitter", splitter.saveState())
        for side, shown in self.sides.items():
            self._kept.setValue(side, _word(shown))
        self._kept.setValue("folded", " ".join(sorted(self.folded)))
        self._kept.sync()


def _word(shown: bool) -> str:
    return "true" if shown else "false"
