"""What a review shows of a tag or an album."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.review import Quality


@dataclass(frozen=True, slots=True)
class Asked:
    """A photo to ask about, and how probable a yes is (0..1)."""

    photo_id: PhotoId
    probability: float


@dataclass(frozen=True, slots=True)
class Suspect:
    """A photo that has the tag and looks unlike the others that have it. `neighbours` are the
    photos most like it, nearest first, of which `tagged` have the tag."""

    photo_id: PhotoId
    probability: float
    neighbours: tuple[PhotoId, ...]
    tagged: int


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far a review is. `learnt`: what was answered decides, and no longer the words alone.
    `left` photos nobody answered. `quality` is None where no photo would get the tag. `is_enough`:
    its lower bounds are as good as a review needs to be."""

    yes: int
    no: int
    skipped: int
    left: int
    learnt: bool
    quality: Quality | None
    is_enough: bool
