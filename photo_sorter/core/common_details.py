"""What several photos have in common, and what a person makes of all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.written_dates import Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Common(Generic[T]):
    """One field of several photos, which have so many different `values` of it. `value` is the one
    that all have; None where there are several."""

    value: T | None = None
    values: int = 1

    @property
    def is_mixed(self) -> bool:
        return self.values > 1


@dataclass(frozen=True, slots=True)
class CommonTag:
    """A tag that `photos` of the photos have, whoever gave it."""

    name: str
    photos: int


@dataclass(frozen=True, slots=True)
class CommonDetails:
    """Of `photos` photos. A person's word counts, and the file's where they said nothing. Dates are
    those that the photos are listed by; `tags` has those that most have first. Of very many photos
    the different values are not `counted`: those of a mixed field are 2 then, or more."""

    photos: int = 0
    title: Common[str] = Common("")
    description: Common[str] = Common("")
    copyright: Common[str] = Common("")
    place: Common[Place] = Common(Place())
    stars: Common[int] = Common(0)
    label: Common[ColourLabel] = Common(ColourLabel.NONE)
    oldest: datetime | None = None
    newest: datetime | None = None
    tags: tuple[CommonTag, ...] = ()
    counted: bool = True
    creator: Common[str] = Common("")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person says of all of several photos; what is left out stays as it is."""

    details: DetailChange = field(default_factory=DetailChange)
    rating: RatingChange = field(default_factory=RatingChange)
    date: Reading | None = None
    tags: tuple[str, ...] = ()  # that all are to have
    no_tags: tuple[str, ...] = ()  # that none is to have

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self != Edit()


@dataclass(frozen=True, slots=True)
class Changing:
    """How many photos an edit changes in each field; 0 where it leaves all as they are. `tags` and
    `no_tags` are those of the edit."""

    title: int = 0
    description: int = 0
    copyright: int = 0
    place: int = 0
    stars: int = 0
    label: int = 0
    date: int = 0
    tags: Mapping[str, int] = field(default_factory=dict)
    no_tags: Mapping[str, int] = field(default_factory=dict)
    creator: int = 0

    def __bool__(self) -> bool:
        """Whether it changes any photo."""
        none = dict.fromkeys(self.tags, 0), dict.fromkeys(self.no_tags, 0)
        return self != Changing(tags=none[0], no_tags=none[1])
