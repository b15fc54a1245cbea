"""A decoded picture's pixels into shared memory, as a screen wants them."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photo_sorter.adapters.pictures.screen_colours import ScreenColours
from photo_sorter.core.ports.pictures import BYTES_A_PIXEL

_STRIP_BYTES = 1 << 20  # stays in the processor's cache from step to step


def write_pixels(picture: Image.Image, colours: ScreenColours, target: memoryview) -> None:
    """Red, green, blue, 255: strip by strip, so that no second copy of the whole is needed."""
    stride = picture.width * BYTES_A_PIXEL
    rows = max(1, _STRIP_BYTES // stride)
    for top in range(0, picture.height, rows):
        bottom = min(top + rows, picture.height)
        strip = picture.crop((0, top, picture.width, bottom))
        colours.convert(strip)
        part = target[top * stride : bottom * stride]
        part[:] = strip.tobytes("raw", "RGBX")
        if part[3] != 255:  # resizing leaves 0 there
            np.frombuffer(part, np.uint8)[3::BYTES_A_PIXEL] = 255
