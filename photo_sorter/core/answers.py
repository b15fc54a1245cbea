"""What a person answered when asked whether photos show a tag, or belong to an album."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import AlbumId


class Said(Enum):
    YES = "yes"
    NO = "no"
    SKIP = "skip"  # seen, and left open


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: a tag by its name, or an album by its id; never both."""

    tag: str = ""
    album: AlbumId | None = None

    def __post_init__(self) -> None:
        if bool(self.tag.strip()) == (self.album is not None):
            raise ValueError("A subject is a tag or an album")


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One answer. `space` is the key of the space whose model was in use, "" where none was."""

    photo_id: PhotoId
    said: Said
    time: datetime
    space: SpaceKey


@dataclass(frozen=True, slots=True)
class Labels:
    """What holds of a subject's photos now, by ids, each sorted: those that a person gave it to,
    those that it was taken from, and those that were skipped and are still open. `from_files` have
    it as a keyword, and nobody spoke of them here."""

    yes: tuple[PhotoId, ...] = ()
    no: tuple[PhotoId, ...] = ()
    skipped: tuple[PhotoId, ...] = ()
    from_files: tuple[PhotoId, ...] = ()
