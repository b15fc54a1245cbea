"""What the catalog keeps to merge a person's words with those of the files: the base of each
merge, what is to be written, and what both sides changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import FieldConflict, SingleField
from photo_sorter.core.file_state import FileState
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import FilePath, FolderId, LocationId, PhotoId
from photo_sorter.core.problems import Occurrence

SidecarStamp = tuple[int, int]  # size and time (ns) of a sidecar


@dataclass(frozen=True, slots=True)
class SidecarBase:
    """A file's sidecar when it was last read or written; without a stamp there was none."""

    photo_id: PhotoId
    sidecar: FilePath
    stamp: SidecarStamp | None
    state: FileState


class FileWordTable(Protocol):
    """What a person said, what the files said, and what both were last agreed on."""

    def said(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, PersonSaid]:
        """Of each of the photos that there are. The model's word is not among it."""

    def read(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, FileFields]:
        """What the photos' files say, as far as the catalog was told."""

    def hear(self, photo_id: PhotoId, before: FileState, now: FileState) -> None:
        """A sidecar was at `before` and is at `now`: what changed counts as the file's word (see
        `core.file_state.heard`), until the file is read as a whole. The photo's tags follow."""

    def bases(self, location_ids: Collection[LocationId]) -> dict[LocationId, SidecarBase]: ...

    def put_bases(self, bases: Mapping[LocationId, SidecarBase]) -> None: ...

    def remove_bases(self, location_ids: Collection[LocationId]) -> None: ...


class OutboxState(Enum):
    DUE = "due"  # to be compared
    WAITING = "waiting"  # to be written once somebody asks for that
    FAILED = "failed"  # to be tried again


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A photo whose sidecars are to be looked at. Of one that failed: how often, at which file,
    and why."""

    photo_id: PhotoId
    turn: int
    state: OutboxState
    attempts: int = 0
    location_id: LocationId | None = None
    problem: Occurrence | None = None


class SidecarOutbox(Protocol):
    """A change of what a person said puts its photo in, by itself. What is noted of an entry counts
    only where its `turn` is still the same: else it changed meanwhile and stays due."""

    def due(self, limit: int, now: int, after: PhotoId) -> list[OutboxEntry]:
        """Due ones, and failed ones whose time (seconds since 1970) has come, of photos with ids >
        `after`; by photo."""

    def is_due(self, now: int) -> bool:
        """Whether there is any such."""

    def failures(self) -> list[tuple[LocationId, FilePath, Occurrence]]:
        """The files of those that failed, by path; files that are away are none."""

    def away(self) -> dict[FolderId, int]:
        """How many failed because their files were away, by folder."""

    def of(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, OutboxEntry]: ...

    def all(self) -> list[OutboxEntry]:
        """By photo."""

    def counts(self) -> dict[OutboxState, int]: ...

    def add(self, photo_ids: Collection[PhotoId]) -> None:
        """Have those looked at of which a person has spoken, or whose sidecars are known."""

    def settle(self, photo_id: PhotoId, turn: int) -> None:
        """Nothing is left to be done."""

    def wait(self, photo_id: PhotoId, turn: int) -> None: ...

    def fail(
        self,
        photo_id: PhotoId,
        turn: int,
        location_id: LocationId,
        problem: Occurrence,
        next_try: int,
    ) -> None: ...

    def hurry(
        self, states: Collection[OutboxState], locations: Sequence[LocationId] | None = None
    ) -> int:
        """Make entries in these states due now, or those of them that failed at these files; how
        many."""


@dataclass(frozen=True, slots=True)
class SidecarConflict:
    """`undone`: it was decided, and that was taken back; it stays until it is decided again."""

    location_id: LocationId
    photo_id: PhotoId
    path: FilePath  # of the picture
    conflict: FieldConflict
    undone: bool = False


class ConflictTable(Protocol):
    def all(self) -> list[SidecarConflict]:
        """By path and field."""

    def undone(self, location_ids: Collection[LocationId]) -> dict[LocationId, set[SingleField]]:
        """The fields that wait to be decided again."""

    def replace(self, location_id: LocationId, conflicts: Sequence[FieldConflict]) -> None:
        """These are the file's conflicts, beside those that were undone."""

    def remove(self, location_id: LocationId, field: SingleField) -> None: ...

    def put(self, location_id: LocationId, conflict: FieldConflict, *, undone: bool) -> None:
        """Nothing happens where the file is gone."""
