"""Light or dark, followed live, and the icons tinted to it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from photo_sorter.ui.base.style import palette, style_sheet
from photo_sorter.ui.base.tokens import DARK, LIGHT, Colours

ICON_SIDES = (12, 16, 18, 20, 24, 32)  # points; where icons stand in buttons, menus and rows


class HasIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


class Theme(QObject):
    """The colours that hold now; `changed` fires when they change. Icons are named after the
    files in `icon_folder` and tinted with a colour's name of `Colours`."""

    changed = Signal()

    def __init__(self, app: QApplication, icon_folder: Path, theme: str) -> None:
        super().__init__()
        self._app = app
        self._folder = icon_folder
        self._theme = theme
        self._points = app.font().pointSizeF()
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._bearers: WeakKeyDictionary[HasIcon, tuple[str, str]] = WeakKeyDictionary()
        self.colours: Colours = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        app.screenAdded.connect(self._draw_anew)
        self._apply()

    @property
    def dark(self) -> bool:
        return self.colours is DARK

    def set_theme(self, theme: str) -> None:
        """`system`, `light` or `dark`."""
        if theme != self._theme:
            self._theme = theme
            self._apply()

    def icon(self, name: str, role: str = "text") -> QIcon:
        return self.icon_in(name, getattr(self.colours, role))

    def icon_in(self, name: str, colour: str) -> QIcon:
        """In a colour (#RRGGBB) of its own, whatever the theme."""
        icon = self._icons.get((name, colour))
        if icon is None:
            icon = self._icons[name, colour] = self._draw(name, colour)
        return icon

    def picture(self, name: str, role: str, side: int, ratio: float) -> QPixmap:
        """An icon drawn large: `side` in points, for a screen of that many pixels a point."""
        pixmap = _drawn(self._renderer(name, getattr(self.colours, role)), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def set_icon(self, bearer: HasIcon, name: str, role: str = "text") -> None:
        """Give a button or action an icon that keeps up with the theme."""
        self._bearers[bearer] = (name, role)
        bearer.setIcon(self.icon(name, role))

    def app_icon(self) -> QIcon:
        return QIcon(str(self._folder / "photo_sorter.svg"))

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._theme == "dark" or (self._theme == "system" and system_dark)
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, self._points))
        self._dress_all()
        self.changed.emit()

    def _draw_anew(self) -> None:
        """A screen came, which may have more pixels a point."""
        self._icons.clear()
        self._dress_all()

    def _dress_all(self) -> None:
        for bearer, (name, role) in list(self._bearers.items()):
            if isValid(bearer):  # what has gone with its window may still have its Python half
                bearer.setIcon(self.icon(name, role))

    def _draw(self, name: str, colour: str) -> QIcon:
        renderer = self._renderer(name, colour)
        ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        icon = QIcon()
        for pixels in sorted({round(side * ratio) for side in ICON_SIDES for ratio in ratios}):
            icon.addPixmap(_drawn(renderer, pixels))
        return icon

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        source = self._sources.get(name)
        if source is None:
            source = self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


def _drawn(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def with_shortcut(text: str, action: QAction) -> str:
    """A tooltip that carries the shortcut."""
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
