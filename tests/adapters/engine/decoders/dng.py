"""Digital negatives made when a test needs them: uncompressed sensor values behind TIFF's tags,
with or without the preview that a camera puts beside them. No real camera's file is at hand."""

from __future__ import annotations

import io
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_BYTE, _ASCII, _SHORT, _LONG, _RATIONAL, _SRATIONAL = 1, 2, 3, 4, 5, 10
_SIZES = {_BYTE: 1, _ASCII: 1, _SHORT: 2, _LONG: 4, _RATIONAL: 8, _SRATIONAL: 8}
_FORMATS = {_BYTE: "B", _SHORT: "H", _LONG: "I"}
_Entry = tuple[int, int, Any]  # tag, type, values


def mosaic(picture: Image.Image) -> NDArray[np.uint16]:
    """What a sensor with the pattern RGGB would have measured of a picture in sRGB."""
    levels = np.asarray(picture.convert("RGB"), np.float64) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    values = (linear * 60000 + 2000).astype(np.uint16)
    sensor = values[:, :, 1].copy()
    sensor[0::2, 0::2] = values[0::2, 0::2, 0]
    sensor[1::2, 1::2] = values[1::2, 1::2, 2]
    return sensor


def dng(
    picture: Image.Image,
    *,
    orientation: int = 1,
    preview: bytes = b"",
    taken: str = "2021:07:25 12:34:56",
    size: tuple[int, int] | None = None,
) -> bytes:
    """A DNG that shows `picture` before it is turned. With a `preview`, a JPEG, that stands first
    and the sensor's values below it, as cameras write it. `size` is what the header claims."""
    width, height = size or picture.size
    sensor = mosaic(picture).tobytes()
    about: list[_Entry] = [
        (271, _ASCII, "Testmaker"),
        (272, _ASCII, "Testcamera 1"),
        (274, _SHORT, [orientation]),
        (50706, _BYTE, [1, 4, 0, 0]),
        (50707, _BYTE, [1, 1, 0, 0]),
        (50708, _ASCII, "Testmaker Testcamera 1"),
        # From XYZ to the camera's colours, which are those of sRGB.
        (
            50721,
            _SRATIONAL,
            [3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570],
        ),
        (50728, _RATIONAL, [1.0, 1.0, 1.0]),
        (50778, _SHORT, [21]),  # D65
    ]
    exif: list[_Entry] = [(36867, _ASCII, taken), (34855, _SHORT, [400])]
    values: list[_Entry] = [
        (254, _LONG, [0]),
        (256, _LONG, [width]),
        (257, _LONG, [height]),
        (258, _SHORT, [16]),
        (259, _SHORT, [1]),
        (262, _SHORT, [32803]),
        (273, _LONG, sensor),
        (277, _SHORT, [1]),
        (278, _LONG, [height]),
        (279, _LONG, [len(sensor)]),
        (33421, _SHORT, [2, 2]),
        (33422, _BYTE, [0, 1, 1, 2]),
        (50714, _SHORT, [2000]),
        (50717, _LONG, [62000]),
    ]
    if not preview:
        return _tiff([*values, *about, (34665, _LONG, exif)])
    with Image.open(io.BytesIO(preview)) as opened:
        shown = opened.size
    first: list[_Entry] = [
        (254, _LONG, [1]),
        (256, _LONG, [shown[0]]),
        (257, _LONG, [shown[1]]),
        (258, _SHORT, [8, 8, 8]),
        (259, _SHORT, [7]),
        (262, _SHORT, [6]),
        (273, _LONG, preview),
        (277, _SHORT, [3]),
        (278, _LONG, [shown[1]]),
        (279, _LONG, [len(preview)]),
        (330, _LONG, values),
        *about,
        (34665, _LONG, exif),
    ]
    return _tiff(first)


def _tiff(entries: list[_Entry]) -> bytes:
    """Bytes among the values are data that is pointed to, lists of entries are further tags."""
    data = bytearray(b"II*\0\x08\0\0\0")
    _directory(data, entries)
    return bytes(data)


def _directory(data: bytearray, entries: list[_Entry]) -> None:
    entries = sorted(entries, key=lambda entry: entry[0])
    at = len(data)
    data.extend(bytes(2 + 12 * len(entries) + 4))
    struct.pack_into("<H", data, at, len(entries))
    for number, (tag, kind, values) in enumerate(entries):
        if isinstance(values, bytes):
            start = len(data)
            data.extend(values + bytes(len(values) % 2))
            values = [start]
        elif values and isinstance(values[0], tuple):
            start = len(data)
            _directory(data, values)
            values = [start]
        packed, count = _packed(kind, values)
        if len(packed) > 4:
            start = len(data)
            data.extend(packed + bytes(len(packed) % 2))
            packed = struct.pack("<I", start)
        struct.pack_into("<HHI4s", data, at + 2 + 12 * number, tag, kind, count, packed)


def _packed(kind: int, values: Any) -> tuple[bytes, int]:
    if kind == _ASCII:
        text = values.encode() + b"\0"
        return text, len(text)
    if kind in (_RATIONAL, _SRATIONAL):
        sign = "i" if kind == _SRATIONAL else "I"
        pairs = [struct.pack(f"<{sign}I", round(value * 10000), 10000) for value in values]
        return b"".join(pairs), len(pairs)
    return struct.pack(f"<{len(values)}{_FORMATS[kind]}", *values), len(values)
