"""Sets of photos as bits, of which those of many values are counted within milliseconds.

A photo is a place among all that can be seen; 64 places are one number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Places = NDArray[np.int32]
Flags = NDArray[np.uint8]


def bits_of(flags: NDArray[np.bool_]) -> Bits:
    """(n,) flags, as (n / 64,) numbers."""
    packed = np.packbits(flags, bitorder="little")
    whole = np.zeros(-(-len(flags) // 64) * 8, np.uint8)
    whole[: len(packed)] = packed
    return whole.view(np.uint64)


def flags_of(bits: Bits, size: int) -> Flags:
    """(size,) 0 or 1."""
    return np.unpackbits(bits.view(np.uint8), bitorder="little")[:size]


def bits_at(places: Places, size: int) -> Bits:
    flags = np.zeros(size, np.bool_)
    flags[places] = True
    return bits_of(flags)


def no_photos(size: int) -> Bits:
    return np.zeros(-(-size // 64), np.uint64)
