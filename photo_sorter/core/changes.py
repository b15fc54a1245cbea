"""What a person changed, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    FOLDER_ADDED = "folder_added"
    FOLDER_REMOVED = "folder_removed"
    TAG_ADDED = "tag_added"
    TAG_REMOVED = "tag_removed"
    ALBUM_CREATED = "album_created"
    ALBUM_CHANGED = "album_changed"
    ALBUM_DELETED = "album_deleted"
    ALBUM_PHOTOS_ADDED = "album_photos_added"
    ALBUM_PHOTOS_REMOVED = "album_photos_removed"
    FILES_RENAMED = "files_renamed"
    VOCABULARY_CHANGED = "vocabulary_changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A change that has been made: what it was, on what, on how many photos; `undo()` takes it
    back (it may take as long as the change did, so call it off the GUI thread)."""

    action: Action
    name: str
    count: int
    undo: Callable[[], None]
