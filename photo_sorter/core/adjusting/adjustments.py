"""Changes of a picture's light and colours, as plain numbers that a person can read and move."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Adjustments:
    """0 everywhere changes nothing. Exposure is in stops, the rest in parts of what is tasteful;
    each stays within `RANGES`. What each does to a pixel is in `core.adjusting.tones`."""

    exposure: float = 0.0  # stops of the darks: white stays white
    temperature: float = 0.0  # warm above 0, cool below
    tint: float = 0.0  # magenta above 0, green below
    contrast: float = 0.0
    shadows: float = 0.0  # the darker half lighter above 0
    highlights: float = 0.0  # the lighter half lighter above 0
    fade: float = 0.0  # black becomes grey, as on old prints
    saturation: float = 0.0  # -1 is black and white
    vignette: float = 0.0  # darker towards the corners

    @property
    def changes_anything(self) -> bool:
        return self != NOTHING

    def mixed(self, strength: float) -> Adjustments:
        """So much of it: 0 is nothing, 1 all of it. Beyond that it still stays in range."""
        return adjustments({name: value * strength for name, value in self.values().items()})

    def plus(self, other: Adjustments) -> Adjustments:
        """Both, in range."""
        mine, others = self.values(), other.values()
        return adjustments({name: mine[name] + others[name] for name in NAMES})

    def values(self) -> dict[str, float]:
        """By name, in the order of `NAMES`."""
        return {name: getattr(self, name) for name in NAMES}


NAMES: tuple[str, ...] = tuple(each.name for each in fields(Adjustments))
NOTHING = Adjustments()

# Lowest and highest. A face still looks like one at either end.
RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "exposure": (-1.5, 1.5),
        "temperature": (-1.0, 1.0),
        "tint": (-0.5, 0.5),
        "contrast": (-1.0, 1.0),
        "shadows": (-1.0, 1.0),
        "highlights": (-1.0, 1.0),
        "fade": (0.0, 1.0),
        "saturation": (-1.0, 1.0),
        "vignette": (0.0, 1.0),
    }
)

_DECIMALS = 3  # finer steps are seen by nobody


def adjustments(values: Mapping[str, float]) -> Adjustments:
    """Of values by name, each brought into its range. Raises InvalidInputError for a name that is
    none and for what is no number."""
    made = {}
    for name, value in values.items():
        if name not in RANGES or isinstance(value, bool) or not isinstance(value, (int, float)):
            raise InvalidInputError(Problem.ADJUSTMENTS_UNREADABLE, text=str(name)[:80])
        if not math.isfinite(value):
            raise InvalidInputError(Problem.ADJUSTMENTS_UNREADABLE, text=str(name)[:80])
        low, high = RANGES[name]
        made[name] = round(min(max(float(value), low), high), _DECIMALS) + 0.0  # no negative zero
    return replace(NOTHING, **made)


def adjustments_text(said: Adjustments) -> str:
    """As JSON, without what is 0; `read_adjustments` reads it."""
    return json.dumps({name: value for name, value in said.values().items() if value})


def read_adjustments(text: str) -> Adjustments:
    """Raises InvalidInputError."""
    try:
        values = json.loads(text)
    except ValueError as error:
        raise InvalidInputError(Problem.ADJUSTMENTS_UNREADABLE, text=text[:80]) from error
    if not isinstance(values, dict):
        raise InvalidInputError(Problem.ADJUSTMENTS_UNREADABLE, text=text[:80])
    return adjustments(values)
