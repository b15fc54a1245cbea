"""Why a photo was found, and what it shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.query import Query
from photo_sorter.core.regions import Floats, Peak


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query, and how a photo stands to it. `asked` is a phrase, a picture or a
    filter; `excluded` where the query says that it must not be so. `holds` says whether the photo
    is as the query wants it. `share` is a phrase's calibrated probability, or a picture's likeness;
    None of a filter, and of words that say nothing to the model."""

    asked: Query
    excluded: bool
    holds: bool
    share: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Whereabouts:
    """Where a photo shows what a phrase says. `strengths` (rows, columns) over the upright picture
    are 0..1 within this photo: from nothing special to the places that fit, and `peak` is the one
    that fits most. `share` is the phrase's calibrated probability there, and `is_sure` says whether
    that is a match: what a photo does not show has a highest place all the same."""

    phrase: str
    strengths: Floats
    peak: Peak
    share: float
    is_sure: bool
