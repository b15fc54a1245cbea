"""What a person thinks of a photo: stars, favourite, rejected, a colour label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.photo import PhotoId

MOST_STARS = 5

# A rating in eight bits: three of stars, one a flag, three of the label.
_STARS, _FAVOURITE, _REJECTED, _LABEL_SHIFT = 0b111, 1 << 3, 1 << 4, 5


class ColourLabel(IntEnum):
    """The five that other programs know by these names."""

    NONE = 0
    RED = 1
    YELLOW = 2
    GREEN = 3
    BLUE = 4
    PURPLE = 5


@dataclass(frozen=True, slots=True)
class Rating:
    """How a photo is rated. A person's word counts; where there is none, the file's does."""

    stars: int = 0  # 0..5; 0 is unrated
    favourite: bool = False
    rejected: bool = False
    label: ColourLabel = ColourLabel.NONE


@dataclass(frozen=True, slots=True)
class RatingChange:
    """What a person says; None leaves as it is."""

    stars: int | None = None
    favourite: bool | None = None
    rejected: bool | None = None
    label: ColourLabel | None = None


@dataclass(frozen=True, slots=True)
class PersonRating:
    """All that a person has said of one photo so far; None where they said nothing."""

    photo_id: PhotoId
    stars: int | None = None
    favourite: bool | None = None
    rejected: bool | None = None
    label: ColourLabel | None = None


def stars(count: int) -> str:
    """0 to 5 as a line of stars."""
    return "★" * count + "☆" * (MOST_STARS - count)


def pack(rating: Rating) -> int:
    """0..255; see `unpack`."""
    return (
        rating.stars
        | _FAVOURITE * rating.favourite
        | _REJECTED * rating.rejected
        | rating.label << _LABEL_SHIFT
    )


def unpack(packed: int) -> Rating:
    """What `pack` packed."""
    return Rating(
        packed & _STARS,
        bool(packed & _FAVOURITE),
        bool(packed & _REJECTED),
        ColourLabel(packed >> _LABEL_SHIFT),
    )


def stars_of(packed: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n,) stars of (n,) packed ratings."""
    return packed & np.uint8(_STARS)


def rejected_in(packed: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """bool (n,) of (n,) packed ratings."""
    rejected: NDArray[np.bool_] = (packed & np.uint8(_REJECTED)) != 0
    return rejected


def favourites_in(packed: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """(n,) of (n,) packed ratings."""
    return (packed & np.uint8(_FAVOURITE)) > 0


def labels_in(packed: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n,) values of `ColourLabel` of (n,) packed ratings."""
    return packed >> np.uint8(_LABEL_SHIFT)
