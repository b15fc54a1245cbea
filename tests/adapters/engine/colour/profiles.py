"""ICC profiles written from nothing, version 2, and pictures stored in the colours of one."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Values = NDArray[np.float64]
Place = tuple[float, float]

D50 = np.array([0.9642, 1.0, 0.8249])
_D65 = (0.3127, 0.3290)
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


@dataclass(frozen=True)
class Space:
    """A space of red, green and blue: x and y of the primaries and of white, and a gamma; sRGB's
    own curve where that is 0."""

    red: Place
    green: Place
    blue: Place
    white: Place = _D65
    gamma: float = 0.0

    def matrix(self) -> Values:
        """From linear colours to X, Y, Z at D50."""
        columns = np.array([_xyz(self.red), _xyz(self.green), _xyz(self.blue)]).T
        white = _xyz(self.white)
        cones = np.diag((_BRADFORD @ D50) / (_BRADFORD @ white))
        whole: Values = np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD
        scaled: Values = whole @ (columns * (np.linalg.inv(columns) @ white))
        return scaled

    def light(self, stored: Values) -> Values:
        return srgb_light(stored) if not self.gamma else np.power(stored, self.gamma)

    def stored(self, light: Values) -> Values:
        light = np.clip(light, 0.0, 1.0)
        return srgb_stored(light) if not self.gamma else np.power(light, 1.0 / self.gamma)


SRGB = Space((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
LINEAR_SRGB = Space((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), gamma=1.0)
ADOBE_RGB = Space((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), gamma=563 / 256)
DISPLAY_P3 = Space((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
BT2020 = Space((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
PROPHOTO = Space((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), (0.3457, 0.3585), gamma=1.8)


def stored_in(picture: Image.Image, space: Space) -> Image.Image:
    """An sRGB picture in the colours of another space: shown without its profile it looks wrong."""
    light = srgb_light(np.asarray(picture, float) / 255.0)
    other = light @ (np.linalg.inv(space.matrix()) @ SRGB.matrix()).T
    return Image.fromarray((space.stored(other) * 255.0).round().astype(np.uint8))


def rgb_profile(space: Space, name: str = "A profile") -> bytes:
    matrix = space.matrix()
    tags = {b"rXYZ": _xyz_tag(matrix[:, 0]), b"gXYZ": _xyz_tag(matrix[:, 1])}
    tags |= {b"bXYZ": _xyz_tag(matrix[:, 2]), b"rTRC": _curve(space)}
    return profile(b"RGB ", tags | {b"gTRC": _curve(space), b"bTRC": _curve(space)}, name)


def grey_profile(gamma: float, name: str = "Greys") -> bytes:
    return profile(b"GRAY", {b"kTRC": _curve(Space(_D65, _D65, _D65, gamma=gamma))}, name)


def swapped_inks_profile(grid: int = 9) -> bytes:
    """A CMYK profile in which the first ink is magenta and the second cyan: pictures with it look
    entirely wrong where it is not used."""
    axis = np.linspace(0.0, 1.0, grid)
    magenta, cyan, yellow, black = np.meshgrid(axis, axis, axis, axis, indexing="ij")
    rgb = np.stack([1 - cyan, 1 - magenta, 1 - yellow], -1) * (1 - black)[..., np.newaxis]
    lab = _lab(srgb_light(rgb.reshape(-1, 3)) @ SRGB.matrix().T)
    numbers = np.stack([lab[:, 0] * 2.55, lab[:, 1] + 128, lab[:, 2] + 128], -1)
    identity = bytes(range(256))
    table = b"mft1\0\0\0\0" + struct.pack(">4B", 4, 3, grid, 0)
    table += struct.pack(">9i", *(65536 if n in (0, 4, 8) else 0 for n in range(9)))
    table += identity * 4 + np.clip(numbers.round(), 0, 255).astype(np.uint8).tobytes()
    return profile(b"CMYK", {b"A2B0": table + identity * 3}, "Inks", b"prtr", b"Lab ")


def profile(
    space: bytes,
    tags: dict[bytes, bytes],
    name: str = "A profile",
    kind: bytes = b"mntr",
    connection: bytes = b"XYZ ",
) -> bytes:
    words = name.encode("ascii") + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + b"\0" * 78
    tags = {b"desc": described, b"wtpt": _xyz_tag(D50), b"cprt": b"text\0\0\0\0free\0"} | tags
    table, bodies = struct.pack(">I", len(tags)), b""
    for tag, body in tags.items():
        bodies += b"\0" * (-len(bodies) % 4)
        table += tag + struct.pack(">II", 132 + 12 * len(tags) + len(bodies), len(body))
        bodies += body
    head = struct.pack(">I4sI", 128 + len(table) + len(bodies), b"", 0x02400000)
    head += kind + space + connection + struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp"
    head = head.ljust(68, b"\0") + b"".join(_fixed(number) for number in D50)
    return head.ljust(128, b"\0") + table + bodies


def srgb_light(stored: Values) -> Values:
    return np.where(stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4)


def srgb_stored(light: Values) -> Values:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _lab(xyz: Values) -> Values:
    shares = xyz / D50
    roots = np.where(shares > 216 / 24389, np.cbrt(shares), (24389 / 27 * shares + 16) / 116)
    x, y, z = roots.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def _curve(space: Space) -> bytes:
    if space.gamma == 1.0:
        return b"curv\0\0\0\0" + struct.pack(">I", 0)
    numbers = (space.light(np.linspace(0, 1, 1024)) * 65535).round().astype(">u2")
    return b"curv\0\0\0\0" + struct.pack(">I", 1024) + numbers.tobytes()


def _xyz_tag(numbers: Values) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(number) for number in numbers)


def _xyz(place: Place) -> Values:
    x, y = place
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(float(number) * 65536))
