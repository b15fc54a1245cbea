"""The colour space of the screen that a window is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColorSpace, QScreen
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.base.screen_profile import ScreenProfiles, screen_of


class ScreenColours(QObject):
    """Lives on the GUI thread; `space` may be asked from any."""

    changed = Signal()  # the window is on another screen

    def __init__(self, window: QWidget, profiles: ScreenProfiles | None = None) -> None:
        super().__init__(window)
        self._profiles = profiles or ScreenProfiles()
        self._window = window
        self._screen = screen_of(window.screen())
        self._spaces: dict[bytes, QColorSpace] = {}
        window.installEventFilter(self)

    def space(self) -> QColorSpace | None:
        """What sRGB pictures are converted to; None where the screen takes them as they are."""
        profile = self._profiles.of(self._screen)
        if not profile:
            return None
        if profile not in self._spaces:
            self._spaces[profile] = QColorSpace.fromIccProfile(profile)
        space = self._spaces[profile]
        return space if space.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window has its handle, which follows screens, from when it is first shown."""
        if event.type() == QEvent.Type.Show and (handle := self._window.windowHandle()):
            self._window.removeEventFilter(self)
            handle.screenChanged.connect(self._moved)
            self._moved(handle.screen())
        return False

    def _moved(self, screen: QScreen) -> None:
        now = screen_of(screen)
        if now != self._screen:
            self._screen = now
            self.changed.emit()
