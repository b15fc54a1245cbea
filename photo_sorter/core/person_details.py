"""What a person says of a photo in words: title, description, copyright, who made it, and where."""

from __future__ import annotations

from dataclasses import dataclass, fields

from photo_sorter.core.photo import PhotoId


@dataclass(frozen=True, slots=True)
class Place:
    """In degrees, north and east positive; both None for no place at all."""

    latitude: float | None = None
    longitude: float | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class DetailChange:
    """What a person says; None leaves as it is. An empty text, or NOWHERE, hides the file's."""

    title: str | None = None
    description: str | None = None
    copyright: str | None = None
    place: Place | None = None
    creator: str | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self != DetailChange()


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """All that a person has said of one photo so far; None where they said nothing and the file's
    word counts. An empty text, or NOWHERE, hides the file's."""

    photo_id: PhotoId
    title: str | None = None
    description: str | None = None
    copyright: str | None = None
    place: Place | None = None
    creator: str | None = None

    @property
    def said(self) -> DetailChange:
        """Without the photo."""
        return DetailChange(
            **{each.name: getattr(self, each.name) for each in fields(DetailChange)}
        )

    @property
    def is_silent(self) -> bool:
        return self == PersonDetails(self.photo_id)


def details_of(photo_id: PhotoId, said: DetailChange) -> PersonDetails:
    """What a person has said of one photo, as all that they said of it."""
    return PersonDetails(photo_id, **{each.name: getattr(said, each.name) for each in fields(said)})


def told(said: str | None, by_file: str) -> str:
    """A person's word beats the file's."""
    return by_file if said is None else said


def place_of(said: PersonDetails | None, latitude: float | None, longitude: float | None) -> Place:
    """Where a photo was taken: by a person, else by its file."""
    if said is None or said.place is None:
        return Place(latitude, longitude)
    return said.place


def one_line(text: str) -> str:
    """A title, a copyright or a name as it is kept."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """A description as it is kept: its lines stay, white space around them goes."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
