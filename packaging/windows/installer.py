"""Makes the installer for Windows: `python packaging/windows/installer.py` writes
build/photo-sorter-VERSION-windows-x86_64-setup.exe from the bundle that packaging/freeze.py made.

Needs NSIS (`makensis`). It runs on Linux as well: there `--bundle` takes any folder that looks
like a bundle, which is how the script is checked away from Windows.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from freeze import BUNDLE, app_version  # noqa: E402 - found by the line above

from photo_sorter.adapters.formats import FORMATS  # noqa: E402

_SCRIPT = Path(__file__).resolve().with_name("photo_sorter.nsi")
_PROGRAMS = ("photo-sorter.exe", "photo-sorter-gui.exe")


def extensions() -> list[str]:
    """Of the pictures that the app can read; those it can only name are not offered to it."""
    readable = (form for form in FORMATS if not form.unsupported)
    return sorted({extension for form in readable for extension in form.extensions})


def four_numbers(version: str) -> str:
    """Windows wants 1.2.0.0 for 1.2.0rc1."""
    three = [*re.findall(r"\d+", version), "0", "0"][:3]
    return ".".join([*three, "0"])


def build(bundle: Path, folder: Path) -> Path:
    missing = [name for name in _PROGRAMS if not (bundle / name).is_file()]
    if missing:
        raise SystemExit(f"{bundle} is no bundle for Windows: {', '.join(missing)} is not there.")
    version = app_version()
    generated = folder / "windows-installer"
    generated.mkdir(parents=True, exist_ok=True)
    icons = [sys.executable, str(ROOT / "packaging" / "icons.py"), str(generated)]
    subprocess.run(icons, check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile(ROOT / "LICENSE", generated / "LICENSE")
    lines = [f'  !insertmacro ${{macro}} "{extension}"' for extension in extensions()]
    text = "\n".join(["!macro EACH_EXTENSION macro", *lines, "!macroend", ""])
    (generated / "extensions.nsh").write_text(text, encoding="utf-8")
    target = folder / f"photo-sorter-{version}-windows-x86_64-setup.exe"
    values = {
        "VERSION": version,
        "NUMBERS": four_numbers(version),
        "BUNDLE": str(bundle.resolve()),
        "GENERATED": str(generated.resolve()),
        "OUTPUT": str(target.resolve()),
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(
        ["makensis", "-V3", "-WX", "-INPUTCHARSET", "UTF8", *defines, str(_SCRIPT)], check=True
    )
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=BUNDLE, help="the frozen folder")
    parser.add_argument("--into", type=Path, default=ROOT / "build", help="where to write")
    arguments = parser.parse_args()
    print(build(arguments.bundle, arguments.into))


if __name__ == "__main__":
    main()
