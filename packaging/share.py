"""The files by which a Linux desktop knows the app: menu entry, icons, metadata, manual page."""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import icons
from PySide6.QtGui import QGuiApplication

APP_ID = "io.github.photo_sorter.PhotoSorter"
_SOURCES = Path(__file__).resolve().parent / "linux"


def write(share: Path, version: str, epoch: int) -> None:
    """Fill a `share` folder."""
    date = datetime.fromtimestamp(epoch, UTC).date().isoformat()

    def filled(name: str) -> str:
        text = (_SOURCES / name).read_text("utf-8")
        return text.replace("@VERSION@", version).replace("@DATE@", date)

    _write(share / "applications" / f"{APP_ID}.desktop", filled(f"{APP_ID}.desktop"))
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", filled(f"{APP_ID}.metainfo.xml"))
    _icons(share / "icons" / "hicolor")
    manual = compressed(filled("photo-sorter.1"))
    for name in ("photo-sorter", "photo-sorter-gui"):
        target = share / "man" / "man1" / f"{name}.1.gz"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(manual)


def _icons(theme: Path) -> None:
    """The icon under the app's name, in every size and as it was drawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        for path in icons.write_icons(Path(scratch)):
            if path.suffix == ".png":
                size = path.stem.rpartition("-")[2]
                _copy(path, theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png")
    _copy(icons.SOURCE, theme / "scalable" / "apps" / f"{APP_ID}.svg")
    del application


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def compressed(text: str) -> bytes:
    """Without a time in it: the same bytes each time."""
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
