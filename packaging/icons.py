"""Draws the program's icon, an SVG, in the forms that the systems want.

    python packaging/icons.py FOLDER

writes photo_sorter.ico (Windows), photo_sorter.icns (macOS) and photo_sorter-<size>.png there.
Needs what the app itself needs: Qt draws, Pillow packs.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "photo_sorter.svg"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # as the hicolor theme has them
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # the small ones at Windows' scales
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def draw(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The icon, drawn anew at this size: shrinking a large one would blur it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(plain.constBits()))


def write_icons(folder: Path, png_sizes: Sequence[int] = PNG_SIZES) -> list[Path]:
    """Write every form into `folder`; the paths written. Needs a QGuiApplication."""
    renderer = QSvgRenderer(str(SOURCE))
    if not renderer.isValid():
        raise RuntimeError(f"{SOURCE} is no SVG")
    drawn = {size: draw(renderer, size) for size in {*png_sizes, *ICO_SIZES, *ICNS_SIZES}}
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for size in png_sizes:
        written.append(folder / f"photo_sorter-{size}.png")
        drawn[size].save(written[-1], optimize=True)
    for name, sizes in (("photo_sorter.ico", ICO_SIZES), ("photo_sorter.icns", ICNS_SIZES)):
        written.append(folder / name)
        images = [drawn[size] for size in reversed(sizes)]  # the largest leads
        images[0].save(
            written[-1], append_images=images[1:], sizes=[(size, size) for size in sizes]
        )
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the program's icon in every form.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for path in write_icons(folder):
        print(path)
    application.quit()


if __name__ == "__main__":
    main()
