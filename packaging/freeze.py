"""Makes the bundle: `python packaging/freeze.py` writes the folder build/frozen/photo-sorter.

PyInstaller runs with everything pinned that could change its bytes: the seed of hashes, the time
that is written, the order of files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import licences

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "build" / "frozen" / "photo-sorter"
_WORK = ROOT / "build" / "freeze"


def source_date() -> str:
    """When the commit was made: the time that stands in every package of it."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True
    )
    return asked.stdout.strip() or "1700000000"


def app_version() -> str:
    """As the app itself says it."""
    text = (ROOT / "photo_sorter" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def freeze() -> Path:
    """Build the bundle anew."""
    work = _WORK / "photo_sorter"
    work.mkdir(parents=True, exist_ok=True)
    (work / "licences.json").write_text(licences.as_json(licences.collect()), "utf-8")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"),
            *("--distpath", str(BUNDLE.parent), "--workpath", str(_WORK)),
            str(ROOT / "packaging" / "photo_sorter.spec"),
        ],
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": source_date()},
        cwd=ROOT,
    )
    if sys.platform.startswith("linux"):
        _strip(BUNDLE / "_internal")
        _forget_this_machine(BUNDLE / "_internal")
        (BUNDLE / "photo-sorter-gui").symlink_to("photo-sorter")
    return BUNDLE


def _strip(folder: Path) -> None:
    # Libraries that were edited after they were linked, as the tool does that packs wheels, may
    # break when they are stripped. All others lose their symbols, which only a debugger reads.
    for path in sorted(folder.rglob("*")):
        edited = any(part.endswith(".libs") or part == "Qt" for part in path.parts)
        if not edited and is_elf(path):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def _forget_this_machine(folder: Path) -> None:
    """A Python that was built from source tells where it lies; in the bundle that is nowhere."""
    for path in [*folder.glob("libpython*"), *sorted(folder.glob("python3*/lib-dynload/*.so"))]:
        subprocess.run(["patchelf", "--remove-rpath", str(path)], check=True)


def is_elf(path: Path) -> bool:
    """A program or library, as Linux has them."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


if __name__ == "__main__":
    print(freeze())
