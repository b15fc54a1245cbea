"""What a person did, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

ChangeId = NewType("ChangeId", int)


class Action(Enum):
    FOLDER_ADDED = "folder_added"
    FOLDER_REMOVED = "folder_removed"
    TAG_ADDED = "tag_added"
    TAG_REMOVED = "tag_removed"
    ALBUM_CREATED = "album_created"
    ALBUMS_CREATED = "albums_created"
    ALBUM_CHANGED = "album_changed"
    ALBUM_DELETED = "album_deleted"
    ALBUM_PHOTOS_ADDED = "album_photos_added"
    ALBUM_PHOTOS_REMOVED = "album_photos_removed"
    FILES_RENAMED = "files_renamed"
    PHOTOS_RATED = "photos_rated"
    FAVOURITES_ADDED = "favourites_added"
    FAVOURITES_REMOVED = "favourites_removed"
    PHOTOS_REJECTED = "photos_rejected"
    PHOTOS_KEPT = "photos_kept"  # no longer rejected
    PHOTOS_LABELLED = "photos_labelled"
    FILES_TRASHED = "files_trashed"
    FILES_RESTORED = "files_restored"
    VOCABULARY_CHANGED = "vocabulary_changed"


RATINGS = frozenset(
    [
        Action.PHOTOS_RATED,
        Action.FAVOURITES_ADDED,
        Action.FAVOURITES_REMOVED,
        Action.PHOTOS_REJECTED,
        Action.PHOTOS_KEPT,
        Action.PHOTOS_LABELLED,
    ]
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, on what it was, on how many."""

    action: Action
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the journal. `id` counts up in the order in which things were done."""

    id: ChangeId
    deed: Deed
    time: datetime
    undone: bool = False
