"""Installs the app without a question, uses it, removes it: on Windows.

    python packaging/windows/try_installer.py build/photo-sorter-1.2.0-windows-x86_64-setup.exe

Looks that nothing of the person's is touched: what opens pictures stays what it was, and the
library outlives the app. Ends with 0 where all was well.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_SMOKE = Path(__file__).resolve().parent.parent / "smoke.py"
_CLASSES = r"HKCU\Software\Classes"
_PROGID = "PhotoSorter.Picture"


def registry(key: str, value: str = "") -> str | None:
    """What stands there; None for nothing."""
    wanted = ["/v", value] if value else ["/ve"]
    done = subprocess.run(["reg", "query", key, *wanted], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def check(holds: object, words: str) -> None:
    if not holds:
        raise SystemExit(f"Failed: {words}")


def wait_until(holds: Callable[[], bool], words: str, seconds: float = 120) -> None:
    """An uninstaller goes on from a copy of itself after it has ended."""
    end = time.monotonic() + seconds
    while not holds():
        check(time.monotonic() < end, words)
        time.sleep(0.5)


def main() -> None:
    setup = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        place = Path(scratch) / "Photo Sorter"
        kept = Path(scratch) / "Photo Sorter" / "of-the-person.txt"
        chosen_before = registry(rf"{_CLASSES}\.jpg")
        # /D takes the rest of the line as it is, so the command is one string.
        subprocess.run(f'"{setup}" /S /D={place}', check=True)
        check((place / "photo-sorter-gui.exe").is_file(), "The window's program is not there.")
        check(registry(rf"{_CLASSES}\.jpg\OpenWithProgids", _PROGID), "It is not offered.")
        check(registry(rf"{_CLASSES}\.jpg") == chosen_before, "It has taken the default.")
        program = str(place / "photo-sorter.exe")
        subprocess.run([sys.executable, str(_SMOKE), program], check=True)
        kept.write_text("mine", encoding="utf-8")
        subprocess.run([str(place / "uninstall.exe"), "/S"], check=True)
        wait_until(lambda: not (place / "uninstall.exe").exists(), "It was not removed.")
        check([p.name for p in place.iterdir()] == [kept.name], "Its files were left behind.")
        check(not registry(rf"{_CLASSES}\.jpg\OpenWithProgids", _PROGID), "It is still offered.")
    print("All was well.")


if __name__ == "__main__":
    main()
