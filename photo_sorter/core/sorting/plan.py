"""A plan as data: for each file where it lies, where it is to go, what is to be done and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple, NewType

from photo_sorter.core.photo import FilePath, FolderId, PhotoId

PlanId = NewType("PlanId", int)


class SortAction(Enum):
    MOVE = "move"
    COPY = "copy"
    STAY = "stay"
    SKIP = "skip"


class Collision(Enum):
    """What becomes of a file whose name is taken where it is to go."""

    ONE = "one"  # stays where it is if the other holds the same bytes, else it gets a number
    NUMBER = "number"
    SKIP = "skip"  # stays where it is


class Why(Enum):
    """Why something is planned, or was left undone; `words` are English, {detail} is filled in."""

    words: str

    def __new__(cls, value: str, words: str) -> Why:
        made = object.__new__(cls)
        made._value_ = value
        made.words = words
        return made

    RULE = "rule", "{detail}"
    NUMBERED = "numbered", "the name is taken: it gets a number ({detail})"
    WITH = "with", "goes with {detail}"
    IN_PLACE = "in_place", "is where it belongs"
    NO_RULE = "no_rule", "no rule fits"
    NO_VALUE = "no_value", "nothing is known to fill in ({detail})"
    SAME_CONTENT = "same_content", "the same bytes lie there already: {detail}"
    NAME_TAKEN = "name_taken", "the name is taken: {detail}"
    UNREADABLE = "unreadable", "cannot be read ({detail})"
    LINK = "link", "is a link to another place, or has one beside it that belongs to it"
    GONE = "gone", "is not there any more"
    AWAY = "away", "its folder is not there now"
    DRIVE_AWAY = "drive_away", "the drive at {detail} is not there now"
    CHANGED = "changed", "has changed since the plan was made"
    REPLACED = "replaced", "another file is there now"
    REFUSED = "refused", "the system refuses ({detail})"
    NO_TRASH = "no_trash", "copied, and taken back: its drive has no trash ({detail})"
    NOT_THE_SAME = "not_the_same", "the copy was not the same"
    STOPPED = "stopped", "was not reached before sorting was stopped"


class Reason(NamedTuple):
    why: Why
    detail: str = ""

    @property
    def words(self) -> str:
        """In English."""
        return self.why.words.format(detail=self.detail)


class Notice(Enum):
    """What is said of a plan as a whole; `words` are English, {detail} is filled in."""

    words: str

    def __new__(cls, value: str, words: str) -> Notice:
        made = object.__new__(cls)
        made._value_ = value
        made.words = words
        return made

    WATCHED = "watched", "{detail} is watched: the photos stay in the library"
    NOT_WATCHED = (
        "not_watched",
        "{detail} is not watched: what is moved there leaves the library, which keeps its tags for "
        "90 days; add the folder, and it is known again",
    )
    INSIDE = "inside", "{detail} lies inside of what is sorted: what is there is sorted, too"
    PASSED_OVER = "passed_over", "{detail} is passed over: photos that go there are hidden"
    OTHER_DRIVE = (
        "other_drive",
        "{detail} lie on another drive than they go to: they are copied and compared, and the "
        "originals go to the trash",
    )
    NO_SPACE = "no_space", "there is too little space on {detail}"


class Note(NamedTuple):
    notice: Notice
    detail: str = ""

    @property
    def text(self) -> str:
        """In English."""
        return self.notice.words.format(detail=self.detail)


class PlanEntry(NamedTuple):
    """One file. Those of one `group` go together, the picture first. `target` is '' where the file
    stays; `size` and `mtime_ns` are as the plan saw it."""

    source: FilePath
    target: FilePath
    action: SortAction
    reason: Reason
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0
    photo_id: PhotoId | None = None
    group: int = 0
    collides: bool = False
    rule: int | None = None  # from 0; None where none fits


class EntryState(Enum):
    PLANNED = "planned"
    PLACING = "placing"  # its copy lies hidden beside the target, or there
    DONE = "done"
    LEFT = "left"  # could not be done; it is where it was
    RETURNING = "returning"  # as placing, on the way back
    UNDONE = "undone"
    KEPT = "kept"  # could not be taken back; it is where the plan put it


class PlanState(Enum):
    PLANNED = "planned"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class SortOptions:
    """`into` is the folder below which templates lie that do not say so themselves; '' for the
    watched folder of each file."""

    copying: bool = False
    collision: Collision = Collision.ONE
    into: FilePath = ""
    remove_empty: bool = False


@dataclass(frozen=True, slots=True)
class DriveNeeds:
    """What a drive must take, and has free; in bytes. `mount` is where it hangs."""

    mount: FilePath
    needed: int
    free: int


@dataclass(frozen=True, slots=True)
class SortPlan:
    """What is known of a plan beside its entries. `key` names its hidden files on any disk;
    `folder_id` is the hot folder whose new photos it was made for, if it was."""

    id: PlanId
    key: str
    made: datetime
    rules: tuple[str, ...]
    options: SortOptions
    state: PlanState
    new_folders: tuple[FilePath, ...] = ()
    drives: tuple[DriveNeeds, ...] = ()
    notes: tuple[Note, ...] = ()
    folder_id: FolderId | None = None


@dataclass(frozen=True, slots=True)
class PlanTotals:
    """`files` and `bytes` are to go somewhere."""

    files: int
    bytes: int
    collisions: int
    stay: int
    skipped: int


def totals(entries: Iterable[PlanEntry]) -> PlanTotals:
    files = size = collisions = stay = skipped = 0
    for entry in entries:
        collisions += entry.collides
        if entry.action in (SortAction.MOVE, SortAction.COPY):
            files += 1
            size += entry.size
        elif entry.action is SortAction.STAY:
            stay += 1
        else:
            skipped += 1
    return PlanTotals(files, size, collisions, stay, skipped)
