"""A decoded picture's pixels into shared memory, as a screen wants them."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photo_sorter.adapters.pictures.pixel_memory import Sheet
from photo_sorter.adapters.pictures.screen_colours import ScreenColours
from photo_sorter.core.ports.pictures import BYTES_A_PIXEL

_STRIP_BYTES = 1 << 20  # stays in the processor's cache from step to step


def write_pixels(picture: Image.Image, colours: ScreenColours, sheet: Sheet) -> None:
    """Red, green, blue, 255: strip by strip, so that no second copy of the whole is needed."""
    stride = picture.width * BYTES_A_PIXEL
    rows = max(1, _STRIP_BYTES // stride)
    for top in range(0, picture.height, rows):
        strip = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        colours.convert(strip)
        sheet.write(top * stride, _opaque(strip.tobytes("raw", "RGBX")))


def _opaque(pixels: bytes) -> bytes:
    """Resizing leaves 0 where nothing is transparent."""
    if pixels[3] == 255:
        return pixels
    result = np.frombuffer(pixels, np.uint8).copy()
    result[3::BYTES_A_PIXEL] = 255
    return result.tobytes()
