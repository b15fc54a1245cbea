"""Makes of a decoded picture the version that a person wants."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from photo_sorter.core.adjusting.tones import apply
from photo_sorter.core.versions.edit import Edit, pixel_box, straightened_size

_CLOCKWISE = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


def edited(picture: Image.Image, edit: Edit) -> Image.Image:
    """Another picture; that of a crop alone has the very pixels of the first. Adjustments are of
    sRGB pixels."""
    turn = _CLOCKWISE.get(edit.turns % 4)
    if turn is not None:
        picture = picture.transpose(turn)
    if edit.angle:
        picture = _straightened(picture, edit.angle)
    if edit.crop is not None:
        picture = picture.crop(pixel_box(edit.crop, picture.size))
    if edit.adjustments.changes_anything:
        clear = picture.getchannel("A") if picture.mode == "RGBA" else None
        pixels = np.asarray(picture.convert("RGB"))
        picture = Image.fromarray(apply(pixels, edit.adjustments))
        if clear is not None:
            picture.putalpha(clear)
    return picture


def _straightened(picture: Image.Image, angle: float) -> Image.Image:
    """Turned about its very middle: half a pixel beside it a corner would lie outside."""
    size = width, height = straightened_size(picture.size, angle)
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    across = picture.width / 2 - (cosine * width + sine * height) / 2
    down = picture.height / 2 - (cosine * height - sine * width) / 2
    back = (cosine, sine, across, -sine, cosine, down)  # where in the picture a pixel comes from
    return picture.transform(size, Image.Transform.AFFINE, back, Image.Resampling.BICUBIC)
