"""ICC profiles of colours that a file names without one, so that one way leads to sRGB."""

from __future__ import annotations

import struct
from functools import lru_cache

from photo_sorter.adapters.engine.files.colour.primaries import Chromaticities, to_d50

_D50_XYZ = (0.9642, 1.0, 0.8249)
# Type 3 of the ICC's parametric curves: a power with a line near black, here sRGB's own.
SRGB_CURVE = (3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)

Curve = tuple[float, ...]  # the type of the ICC's parametric curve, and its parameters


def power(exponent: float) -> Curve:
    """A plain gamma: light is the stored value to this power."""
    return (0, exponent)


@lru_cache(maxsize=16)
def rgb_profile(colours: Chromaticities, curve: Curve) -> bytes:
    """A profile of three primaries and one curve for all three."""
    matrix = to_d50(colours)
    tags = {b"wtpt": _xyz(_D50_XYZ)}
    for name, column in ((b"rXYZ", 0), (b"gXYZ", 1), (b"bXYZ", 2)):
        tags[name] = _xyz(tuple(float(row[column]) for row in matrix))
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(curve))
    return _profile(b"RGB ", tags)


@lru_cache(maxsize=16)
def grey_profile(curve: Curve) -> bytes:
    """A profile of greys with this curve."""
    return _profile(b"GRAY", {b"wtpt": _xyz(_D50_XYZ), b"kTRC": _curve(curve)})


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """The bytes of a display profile, version 4.2 (ICC.1:2004-10, clause 7)."""
    table, bodies = b"", b""
    start = 132 + 12 * len(tags)
    for name, body in tags.items():
        table += name + struct.pack(">II", start + len(bodies), len(body))
        bodies += body
    head = struct.pack(">I4sI4s4s4s", start + len(bodies), b"", 0x04200000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp")
    head = head.ljust(68, b"\0") + b"".join(map(_fixed, _D50_XYZ))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + bodies


def _xyz(numbers: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, numbers))


def _curve(curve: Curve) -> bytes:
    kind, *parameters = curve
    return b"para\0\0\0\0" + struct.pack(">HH", int(kind), 0) + b"".join(map(_fixed, parameters))


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))
