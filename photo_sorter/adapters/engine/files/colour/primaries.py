"""Where red, green, blue and white lie, and the matrices between such spaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_D50 = np.array([0.9642, 1.0, 0.8249])
_ALIKE = 0.006  # in x and y: the rounding of those that write sRGB's own, and a little more


@dataclass(frozen=True, slots=True)
class Chromaticities:
    """x and y of white, red, green and blue (CIE 1931)."""

    white: tuple[float, float]
    red: tuple[float, float]
    green: tuple[float, float]
    blue: tuple[float, float]

    def alike(self, other: Chromaticities) -> bool:
        """Whether nobody can tell the two apart."""
        pairs = zip(self._numbers(), other._numbers(), strict=True)
        return all(abs(one - two) <= _ALIKE for one, two in pairs)

    def usable(self) -> bool:
        """Whether they are three colours of light around a white."""
        if not all(-0.2 <= number <= 1.2 for number in self._numbers()):
            return False
        (rx, ry), (gx, gy), (bx, by) = self.red, self.green, self.blue
        area = abs((gx - rx) * (by - ry) - (bx - rx) * (gy - ry))
        return area > 0.01 and min(self.white) > 0.05

    def _numbers(self) -> tuple[float, ...]:
        return self.white + self.red + self.green + self.blue


_D65 = (0.3127, 0.3290)
SRGB = Chromaticities(_D65, (0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
ADOBE_RGB = Chromaticities(_D65, (0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
BY_NUMBER = {  # ITU-T H.273, table 2; 2 is "not told"
    1: SRGB,
    2: SRGB,
    4: Chromaticities((0.310, 0.316), (0.67, 0.33), (0.21, 0.71), (0.14, 0.08)),
    5: Chromaticities(_D65, (0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: Chromaticities(_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    7: Chromaticities(_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    9: Chromaticities(_D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    11: Chromaticities((0.314, 0.351), (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    12: Chromaticities(_D65, (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}


def to_d50(of: Chromaticities) -> Matrix:
    """From linear red, green, blue to X, Y, Z at D50, where ICC profiles connect. Whites are
    adapted after Bradford, as the ICC recommends."""
    columns = np.array([_xyz(of.red), _xyz(of.green), _xyz(of.blue)]).T
    white = _xyz(of.white)
    absolute = columns * np.linalg.solve(columns, white)
    cones = (_BRADFORD @ _D50) / (_BRADFORD @ white)
    adapted: Matrix = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ absolute
    return adapted


def to_srgb_primaries(of: Chromaticities) -> Matrix:
    """From linear red, green, blue to those of sRGB."""
    matrix: Matrix = np.linalg.inv(to_d50(SRGB)) @ to_d50(of)
    return matrix


def _xyz(place: tuple[float, float]) -> NDArray[np.float64]:
    x, y = place
    y = y if abs(y) > 1e-6 else 1e-6
    return np.array([x / y, 1.0, (1.0 - x - y) / y])
