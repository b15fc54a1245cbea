"""The colours of a screen: its ICC profile, where the system says one.

X11 keeps it at the root window, Windows in a file that it names. Elsewhere pictures are painted in
sRGB, for the system to bring to the screen's colours.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColorSpace, QGuiApplication, QScreen

log = logging.getLogger(__name__)

_MOST_BYTES = 4 << 20  # of a profile


@dataclass(frozen=True, slots=True)
class Screen:
    """Which one, as far as the system must know."""

    platform: str = ""  # Qt's
    name: str = ""
    number: int = 0


def screen_of(screen: QScreen) -> Screen:
    """On the GUI thread."""
    screens = QGuiApplication.screens()
    number = screens.index(screen) if screen in screens else 0
    return Screen(QGuiApplication.platformName(), screen.name(), number)


class ScreenProfiles:
    """Asks the system once for each screen. Safe from any thread."""

    def __init__(self, readers: Mapping[str, Callable[[Screen], bytes]] | None = None) -> None:
        """`readers` by Qt's name of the platform."""
        self._readers = _READERS if readers is None else readers
        self._lock = threading.Lock()
        self._known: dict[Screen, bytes] = {}

    def of(self, screen: Screen) -> bytes:
        """The profile; empty where there is none, or it says sRGB."""
        with self._lock:
            if screen not in self._known:
                self._known[screen] = self._read(screen)
            return self._known[screen]

    def _read(self, screen: Screen) -> bytes:
        reader = self._readers.get(screen.platform)
        if reader is None:
            return b""
        try:
            profile = reader(screen)
        except Exception:  # a system's library may do anything
            log.warning("The profile of screen %s cannot be read", screen.name, exc_info=True)
            return b""
        return b"" if is_srgb(profile) else profile


def is_srgb(profile: bytes) -> bool:
    """By what it says of colours, whatever it is called. An empty one is."""
    if not profile:
        return True
    space = QColorSpace.fromIccProfile(profile)
    plain = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return (
        space.isValid()
        and space.transferFunction() == plain.transferFunction()
        and space.primaries() == plain.primaries()
    )


def x11_profile(screen: Screen) -> bytes:
    """What colour management has put at the root window, by a connection of its own. Raises
    OSError, AttributeError where there is no X library."""
    if sys.platform == "win32":
        return b""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        return b""
    try:
        suffix = f"_{screen.number}" if screen.number else ""
        return _root_property(x11, display, f"_ICC_PROFILE{suffix}")
    finally:
        x11.XCloseDisplay(display)


def _root_property(x11: ctypes.CDLL, display: ctypes.c_void_p, name: str) -> bytes:
    atom = x11.XInternAtom(display, name.encode(), True)
    if not atom:
        return b""
    kind, form = ctypes.c_ulong(), ctypes.c_int()
    count, left = ctypes.c_ulong(), ctypes.c_ulong()
    data = ctypes.POINTER(ctypes.c_ubyte)()
    x11.XGetWindowProperty(
        display,
        ctypes.c_ulong(x11.XDefaultRootWindow(display)),
        ctypes.c_ulong(atom),
        ctypes.c_long(0),
        ctypes.c_long(_MOST_BYTES // 4),
        False,
        ctypes.c_ulong(0),  # of any type
        ctypes.byref(kind),
        ctypes.byref(form),
        ctypes.byref(count),
        ctypes.byref(left),
        ctypes.byref(data),
    )
    try:
        return bytes(data[: count.value]) if data and form.value == 8 else b""
    finally:
        if data:
            x11.XFree(data)


def windows_profile(screen: Screen) -> bytes:
    """The file that Windows names for the screen."""
    if sys.platform != "win32":
        return b""
    else:
        gdi = ctypes.WinDLL("gdi32")
        gdi.CreateDCW.restype = ctypes.c_void_p
        device = ctypes.c_void_p(gdi.CreateDCW("DISPLAY", screen.name, None, None))
        if not device:
            return b""
        try:
            path = ctypes.create_unicode_buffer(1024)
            length = ctypes.c_ulong(len(path))
            found = gdi.GetICMProfileW(device, ctypes.byref(length), path)
            return Path(path.value).read_bytes() if found else b""
        finally:
            gdi.DeleteDC(device)


_READERS: Mapping[str, Callable[[Screen], bytes]] = {
    "xcb": x11_profile,
    "windows": windows_profile,
}
