"""The runs of a BMP (RLE8 and RLE4), as indices of its palette. Pillow takes a row without pixels
for none at all, and lets a row that is too long go on in the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_END_OF_ROW, _END, _MOVE = 0, 1, 2
_HALVES = [bytes((value >> 4, value & 15)) for value in range(256)]


def unpacked_runs(
    packed: bytes, size: tuple[int, int], bits: int
) -> tuple[NDArray[np.uint8], bool]:
    """The rows up to the last that is told of, in the order of the file, and whether the file ends
    before the picture does. What is left out has the first colour; what is beyond the end of its
    row is dropped."""
    width, height = size
    pixels = bytearray(width * height)
    rows = np.frombuffer(pixels, np.uint8).reshape(height, width)
    at = x = y = 0
    while at + 2 <= len(packed) and y < height:
        count, value = packed[at], packed[at + 1]
        at += 2
        if count:
            run = (packed[at - 1 : at] if bits == 8 else _HALVES[value]) * count
        elif value == _END_OF_ROW:
            x, y = 0, y + 1
            continue
        elif value == _END:
            return rows[: y + 1], False
        elif value == _MOVE:
            x, y = x + sum(packed[at : at + 1]), y + sum(packed[at + 1 : at + 2])
            at += 2
            continue
        else:
            count, length = value, (value * bits + 7) // 8
            run = packed[at : at + length]
            run = run if bits == 8 else b"".join(_HALVES[byte] for byte in run)
            at += length + length % 2
        kept = min(count, len(run), max(width - x, 0))
        start = y * width + x
        pixels[start : start + kept] = run[:kept]
        x += count
    return rows[: y + 1], y + 1 < height
