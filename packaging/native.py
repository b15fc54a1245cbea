"""Which native libraries the bundle keeps: what something in it asks for, and no system's own."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePosixPath

from PyInstaller.depend import bindepend

Entry = tuple[str, str, str]

# What every desktop has and what must be the desktop's own: it talks to its server, driver or
# configuration, or other libraries of the system in the same process need a newer one.
OF_THE_SYSTEM = (
    "libstdc++.so*", "libgcc_s.so*", "libglib-2.0.so*", "libgthread-2.0.so*", "libgobject-2.0.so*",
    "libgio-2.0.so*", "libgmodule-2.0.so*", "libdbus-1.so*", "libsystemd.so*", "libfontconfig.so*",
    "libfreetype.so*", "libX11*.so*", "libXau.so*", "libXdmcp.so*", "libXext.so*", "libxcb.so*",
    "libwayland-*.so*", "libdrm.so*", "libgbm.so*", "libEGL.so*", "libGL.so*", "libGLX.so*",
    "libGLdispatch.so*", "libOpenGL.so*", "libudev.so*", "libz.so*", "libexpat.so*",
    "libselinux.so*", "libmount.so*", "libblkid.so*", "libcap.so*", "libgcrypt.so*",
    "libgpg-error.so*", "liblz4.so*", "libzstd.so*", "libpng16.so*", "libbrotli*.so*",
    "libpcre*.so*", "libbsd.so*", "libmd.so*", "libuuid.so*",
)  # fmt: skip

# Of Qt's plugins those that a program of widgets on Windows, macOS, X or Wayland loads.
PLUGINS = (
    "iconengines/*", "imageformats/*qgif*", "imageformats/*qicns*", "imageformats/*qico*",
    "imageformats/*qjpeg*", "imageformats/*qsvg*", "imageformats/*qtiff*", "imageformats/*qwebp*",
    "platforms/*qxcb*", "platforms/*qwayland*", "platforms/*qoffscreen*", "platforms/*qminimal.*",
    "platforms/*qwindows*", "platforms/*qcocoa*", "styles/*",
    "platformthemes/*xdgdesktopportal*", "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*", "wayland-decoration-client/*",
    "wayland-shell-integration/*xdg*", "wayland-shell-integration/*qt-shell*",
)  # fmt: skip


def pruned(binaries: list[Entry]) -> list[Entry]:
    """The binaries without unused Qt plugins, the system's own libraries, and those libraries that
    nothing left asks for."""
    wanted = [entry for entry in binaries if not _is_unwanted(entry)]
    files = [entry for entry in wanted if entry[2] != "SYMLINK"]
    libraries = {
        PurePosixPath(_slashed(entry[0])).name: entry for entry in files if _is_library(entry[0])
    }
    kept = [entry for entry in files if not _is_library(entry[0])]
    waiting = list(kept)
    while waiting:
        source = waiting.pop()[1]
        for name, _ in sorted(bindepend.get_imports(source), key=lambda each: each[0]):
            found = libraries.pop(PurePosixPath(_slashed(name)).name, None)
            if found:
                kept.append(found)
                waiting.append(found)
    # A link at the top of the bundle stands for a library below it.
    targets = {_slashed(entry[0]) for entry in kept}
    links = [entry for entry in wanted if entry[2] == "SYMLINK" and _slashed(entry[1]) in targets]
    return sorted({*kept, *links})


def _is_unwanted(entry: Entry) -> bool:
    target = _slashed(entry[0])
    if fnmatch(target, "numpy/_core/*_tests.*"):
        return True
    if "/plugins/" in target:
        plugin = target.partition("/plugins/")[2]
        return not any(fnmatch(plugin, pattern) for pattern in PLUGINS)
    if "/qml/" in target:
        return True
    return "/" not in target and any(fnmatch(target, pattern) for pattern in OF_THE_SYSTEM)


def _is_library(target: str) -> bool:
    """Loaded for something else's sake, not by name."""
    path = _slashed(target)
    top = "/" not in path and (path.startswith("lib") or path.endswith((".dll", ".dylib")))
    return (top and not path.startswith("libpython")) or "/Qt/lib/" in path


def _slashed(path: str) -> str:
    return path.replace("\\", "/")
