"""Names the system libraries that are missing, with the exact line that installs them.

Standard library only: it runs before anything is installed (`--before`) and after.
"""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import sys

# What Qt's wheels load from the system: library -> Debian package.
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
}
# Only a window on an X display needs these; the tests do not.
_DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# What the Debian package is made with: the package asks for those of the system that have these
# libraries, and is built by these programs.
_PACKAGED_LIBRARIES = {
    **_DISPLAY_LIBRARIES,
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdrm.so.2": "libdrm2",
    "libgbm.so.1": "libgbm1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb.so.1": "libxcb1",
}
_PACKAGING_PROGRAMS = {
    "objdump": "binutils",
    "patchelf": "patchelf",
    "dpkg-deb": "dpkg",
    "xz": "xz-utils",
}


def missing(libraries: dict[str, str]) -> list[str]:
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
        return 1
    packages = []
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if sys.platform.startswith("linux"):
        packages += missing(_LIBRARIES)
        if "--display" in arguments:
            packages += missing(_DISPLAY_LIBRARIES)
        if "--package" in arguments:
            packages += missing(_PACKAGED_LIBRARIES)
            packages += [p for name, p in _PACKAGING_PROGRAMS.items() if not shutil.which(name)]
    if packages:
        print("These system packages are missing. This line installs them:")
        print(f"  sudo apt-get install -y {' '.join(packages)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
