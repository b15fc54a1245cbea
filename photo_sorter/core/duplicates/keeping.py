"""Which one of a group is proposed to stay, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from photo_sorter.core.duplicates.kinds import Kind, Reason
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import Rating

# The picture as the camera saw it first, then what keeps every pixel, then what loses some.
_FORMATS = {"RAW": 3, "DNG": 3, "TIFF": 2, "PNG": 2, "HEIF": 1, "JPEG": 1}
_MORE_PIXELS = 1.3  # as many times the pixels count as more; a frame adds up to a quarter
_SHARPER = 1.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of one photo of a group. `said` counts what its file says: a date, a camera, a
    place and so on."""

    photo_id: PhotoId
    rating: Rating
    pixels: int
    format: str
    sharpness: float
    said: int
    byte_size: int


_Measure = Callable[[Candidate], float]
_BY: dict[Reason, tuple[_Measure, float]] = {  # and how many times as much is more
    Reason.RATING: (lambda each: _rated(each.rating), 1.0),
    Reason.RESOLUTION: (lambda each: float(each.pixels), _MORE_PIXELS),
    Reason.FORMAT: (lambda each: float(_FORMATS.get(each.format, 0)), 1.0),
    Reason.SHARPNESS: (lambda each: each.sharpness, _SHARPER),
    Reason.METADATA: (lambda each: float(each.said), 1.0),
    Reason.SIZE: (lambda each: float(each.byte_size), 1.0),
}
# A resaved picture can seem sharper than its original, so of one picture the file decides.
_ONE_PICTURE = (
    Reason.RATING,
    Reason.RESOLUTION,
    Reason.FORMAT,
    Reason.METADATA,
    Reason.SIZE,
)
_MANY_PICTURES = (Reason.RATING, Reason.SHARPNESS, Reason.RESOLUTION, Reason.SIZE)


def best_first(kind: Kind, candidates: Sequence[Candidate]) -> tuple[list[PhotoId], Reason]:
    """The photos (two or more), the one that is proposed to stay first, and by what it is better
    than all that are left where it is chosen."""
    order = _ONE_PICTURE if kind is Kind.SAME else _MANY_PICTURES
    left = list(candidates)
    why = Reason.FIRST
    for reason in order:
        measure, factor = _BY[reason]
        best = max(map(measure, left))
        still = [each for each in left if measure(each) >= min(best, best / factor)]
        if len(still) < len(left):
            why = reason
        left = still
        if len(left) == 1:
            break
    kept = min(left, key=lambda each: each.photo_id).photo_id
    rest = sorted(each.photo_id for each in candidates if each.photo_id != kept)
    return [kept, *rest], why


def _rated(rating: Rating) -> float:
    """What a person rejected comes last, their favourites first."""
    return -1.0 if rating.rejected else 10.0 * rating.favourite + rating.stars
