"""What a person did, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

from photo_sorter.core.translation import tr

ChangeId = NewType("ChangeId", int)


class Action(Enum):
    """What can be done. `value` is kept in the journal; `words` say in English that it was done,
    with {name}, {count} or {photos} filled in. The window translates them."""

    words: str

    def __new__(cls, value: str, words: str) -> Action:
        made = object.__new__(cls)
        made._value_ = value
        made.words = words
        return made

    @classmethod
    def of(cls, value: str) -> Action:
        """The one that the journal kept so. Raises KeyError where there is none."""
        return {action.value: action for action in cls}[value]

    FOLDER_ADDED = "folder_added", tr("Folder “{name}” added")
    FOLDER_REMOVED = "folder_removed", tr("Folder “{name}” removed; its files stay")
    FILES_EXCLUDED = "files_excluded", tr("“{name}” is passed over; {photos} hidden")
    FILES_INCLUDED = "files_included", tr("“{name}” is no longer passed over; {photos} back")
    TAG_ADDED = "tag_added", tr("“{name}” added to {photos}")
    TAG_REMOVED = "tag_removed", tr("“{name}” removed from {photos}")
    TAG_EXCHANGED = (
        "tag_exchanged",
        tr("“{name}” added to {photos}, in place of what it excludes"),
    )
    TAG_RENAMED = "tag_renamed", tr("Tag is now “{name}”")
    TAGS_MERGED = "tags_merged", tr("Tags merged into “{name}”")
    TAG_DELETED = "tag_deleted", tr("Tag “{name}” deleted; its photos stay")
    TAG_CHANGED = "tag_changed", tr("Tag “{name}” changed")
    TAGS_IMPORTED = "tags_imported", tr("{count} tags imported")
    MARKED_SENSITIVE = "marked_sensitive", tr("{photos} marked as sensitive")
    MARKED_NOT_SENSITIVE = "marked_not_sensitive", tr("{photos} marked as not sensitive")
    ALBUM_CREATED = "album_created", tr("Album “{name}” created")
    ALBUMS_CREATED = "albums_created", tr("{count} albums created")
    ALBUM_CHANGED = "album_changed", tr("Album “{name}” changed")
    ALBUM_DELETED = "album_deleted", tr("Album “{name}” deleted; its photos stay")
    ALBUM_PHOTOS_ADDED = "album_photos_added", tr("{photos} added to “{name}”")
    ALBUM_PHOTOS_REMOVED = "album_photos_removed", tr("{photos} removed from “{name}”")
    PHOTOS_ANSWERED = "photos_answered", tr("{photos} answered for “{name}”")
    SUGGESTION_DISMISSED = "suggestion_dismissed", tr("“{name}” is not suggested again")
    SUGGESTION_ALLOWED = "suggestion_allowed", tr("“{name}” may be suggested again")
    SEARCH_SAVED = "search_saved", tr("Search “{name}” saved")
    SEARCH_CHANGED = "search_changed", tr("Search “{name}” changed")
    SEARCH_DELETED = "search_deleted", tr("Search “{name}” deleted; the photos stay")
    FILES_RENAMED = "files_renamed", tr("{photos} renamed to “{name}”")
    PHOTOS_RATED = "photos_rated", tr("{photos} rated {name}")
    FAVOURITES_ADDED = "favourites_added", tr("{photos} added to the favourites")
    FAVOURITES_REMOVED = "favourites_removed", tr("{photos} removed from the favourites")
    PHOTOS_REJECTED = "photos_rejected", tr("{photos} rejected")
    PHOTOS_KEPT = "photos_kept", tr("{photos} no longer rejected")
    PHOTOS_LABELLED = "photos_labelled", tr("{photos} labelled: {name}")
    PHOTOS_DATED = "photos_dated", tr("Date of {photos} changed")
    DATES_OF_FILES = "dates_of_files", tr("{photos} dated by the file again")
    PHOTOS_EDITED = "photos_edited", tr("Details of {photos} changed")
    CAPTION_CHANGED = "caption_changed", tr("Caption of {photos} changed")
    CAPTIONS_DELETED = "captions_deleted", tr("Caption of {photos} deleted")
    CAPTIONS_ACCEPTED = "captions_accepted", tr("Caption of {photos} used as description")
    FILES_READ = "files_read", tr("What other programs wrote into files was read")
    CONFLICTS_DECIDED = "conflicts_decided", tr("Conflicts with files decided: {count}")
    CONFLICTS_REOPENED = "conflicts_reopened", tr("Conflicts with files open again: {count}")
    FILES_TRASHED = "files_trashed", tr("{photos} moved to the trash")
    FILES_RESTORED = "files_restored", tr("{photos} put back from the trash")
    DUPLICATES_TRASHED = (
        "duplicates_trashed",
        tr("{photos} moved to the trash; what was said of them is said of what stays"),
    )
    DUPLICATES_DECIDED = "duplicates_decided", tr("{photos} stay together")
    PHOTOS_STACKED = "photos_stacked", tr("{photos} stacked")
    PHOTOS_UNSTACKED = "photos_unstacked", tr("{photos} unstacked")
    STACK_COVER_CHANGED = "stack_cover_changed", tr("“{name}” is the cover of its stack")
    PHOTOS_TURNED = "photos_turned", tr("{photos} turned")
    VERSION_MADE = "version_made", tr("“{name}” made beside its original")
    FILES_SORTED = "files_sorted", tr("Files sorted into folders: {count}")
    SORT_UNDONE = "sort_undone", tr("Files taken back to where they were: {count}")
    IMPORTED = "imported", tr("{photos} described as in {name}")
    VOCABULARY_CHANGED = "vocabulary_changed", tr("Tag words changed; tagging anew")


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
# What a person does to photos that they chose, and tells of how many it was done.
OF_CHOSEN = RATINGS | frozenset(
    [
        Action.TAG_ADDED,
        Action.TAG_REMOVED,
        Action.TAG_EXCHANGED,
        Action.MARKED_SENSITIVE,
        Action.MARKED_NOT_SENSITIVE,
        Action.ALBUM_PHOTOS_ADDED,
        Action.ALBUM_PHOTOS_REMOVED,
        Action.FILES_RENAMED,
        Action.PHOTOS_DATED,
        Action.DATES_OF_FILES,
        Action.PHOTOS_EDITED,
        Action.CAPTIONS_ACCEPTED,
        Action.FILES_TRASHED,
        Action.PHOTOS_STACKED,
        Action.PHOTOS_UNSTACKED,
        Action.PHOTOS_TURNED,
    ]
)
TAGS = frozenset(
    [
        Action.TAG_ADDED,
        Action.TAG_REMOVED,
        Action.TAG_EXCHANGED,
        Action.TAG_RENAMED,
        Action.TAGS_MERGED,
        Action.TAG_DELETED,
        Action.TAG_CHANGED,
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
