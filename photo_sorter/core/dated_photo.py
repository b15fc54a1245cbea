"""What is known of a photo that bears on its date: what its file says, and what a person says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.taken import DateTaken, Precision, TakenSource

LAST_NUMBER = 0x7FFF  # of `PersonDate.number`


@dataclass(frozen=True, slots=True)
class PersonDate:
    """What a person has said of one photo's date so far; `when` is None where they said nothing.
    `number` (0..LAST_NUMBER) orders photos of the same millisecond."""

    photo_id: PhotoId
    when: datetime | None = None  # the wall clock at the place
    precision: Precision = Precision.SECOND
    zone: int | None = None  # minutes east of UTC
    number: int = 0

    @property
    def taken(self) -> DateTaken | None:
        if self.when is None:
            return None
        return DateTaken(self.when, self.precision, self.zone, TakenSource.PERSON)


@dataclass(frozen=True, slots=True)
class DatedPhoto:
    """`path` is one of its files. `number` is the one that orders it within its millisecond."""

    id: PhotoId
    path: FilePath
    by_file: DateTaken | None = None
    by_person: DateTaken | None = None
    number: int = 0
    latitude: float | None = None  # degrees, north positive
    longitude: float | None = None

    @property
    def taken(self) -> DateTaken | None:
        """A person's word beats the file's."""
        return self.by_person or self.by_file
