"""The colours of a screen, where the system says them."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PIL import ImageCms
from pytestqt.qtbot import QtBot

from photo_sorter.ui.base.screen_profile import Screen, ScreenProfiles, is_srgb, x11_profile

PLAIN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def other_profile() -> bytes:
    """With the primaries of red and green exchanged, and still called sRGB."""
    profile = bytearray(PLAIN)
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_a_profile_is_plain_by_its_colours_and_not_by_its_name(qtbot: QtBot) -> None:
    assert is_srgb(PLAIN)
    assert is_srgb(b"")
    assert not is_srgb(other_profile())
    assert not is_srgb(b"no profile")


def test_the_system_is_asked_once_for_each_screen(qtbot: QtBot) -> None:
    asked: list[str] = []

    def read(screen: Screen) -> bytes:
        asked.append(screen.name)
        return other_profile() if screen.name == "wide" else PLAIN

    profiles = ScreenProfiles({"xcb": read})
    wide, plain = Screen("xcb", "wide"), Screen("xcb", "plain", 1)
    for _ in range(2):
        assert profiles.of(wide) == other_profile()
        assert profiles.of(plain) == b""
    assert asked == ["wide", "plain"]


def test_a_screen_that_nothing_is_known_of_is_plain(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(screen: Screen) -> bytes:
        raise OSError("no such library")

    profiles = ScreenProfiles({"xcb": fail})
    assert profiles.of(Screen("wayland", "one")) == b""
    assert profiles.of(Screen("xcb", "one")) == b""
    assert "one" in caplog.text


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server of the test's own."""
    if shutil.which("Xvfb") is None or ctypes.util.find_library("X11") is None:
        pytest.skip("there is no X server to be had")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        name = f":{answer.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    yield name
    server.terminate()
    server.wait()


def test_x11_says_it_at_the_root_window(display: str) -> None:
    assert x11_profile(Screen("xcb")) == b""
    say(display, "_ICC_PROFILE", other_profile())
    say(display, "_ICC_PROFILE_1", PLAIN)
    assert x11_profile(Screen("xcb")) == other_profile()
    assert x11_profile(Screen("xcb", number=1)) == PLAIN
    assert x11_profile(Screen("xcb", number=2)) == b""


def test_without_an_x_server_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    if ctypes.util.find_library("X11") is None:
        pytest.skip("there is no X library")
    monkeypatch.setenv("DISPLAY", ":no-such-display")
    assert x11_profile(Screen("xcb")) == b""


def say(display: str, name: str, profile: bytes) -> None:
    """As a program for colour management does."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    atom = ctypes.c_ulong(x11.XInternAtom(opened, name.encode(), False))
    root, cardinal = ctypes.c_ulong(x11.XDefaultRootWindow(opened)), ctypes.c_ulong(6)
    x11.XChangeProperty(opened, root, atom, cardinal, 8, 0, profile, len(profile))
    x11.XCloseDisplay(opened)
