"""Carries a plan out, or takes it back: step by step, so that a crash at any point leaves each file
in its old or its new place, and the next run goes on from there.

The plan itself is the journal. Within a drive a file is renamed, which happens or does not: which
of the two, the next run sees by its inode. Between drives it is copied to a hidden name, compared
and forced to the disk; that is noted; it gets its name; only then its original goes to the trash.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from photo_sorter.core.companions import FolderNames
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports import Catalog, FileSystem, Trash
from photo_sorter.core.ports.sorting import (
    EntryChange,
    FileMover,
    NotMovedError,
    OtherDriveError,
    StoredEntry,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanEntry,
    Reason,
    SortAction,
    SortPlan,
    Why,
)
from photo_sorter.services.sorting.following import Followed, Following

Progress = Callable[[int], None]
Group = list[StoredEntry]

_FILES_AT_A_TIME = 512  # between two writes to the catalog


@dataclass(frozen=True, slots=True)
class Direction:
    """`start` is what is to be done, `end` what is done, `failed` what could not be."""

    back: bool
    start: EntryState
    placing: EntryState
    end: EntryState
    failed: EntryState

    def way(self, entry: PlanEntry) -> tuple[FilePath, FilePath]:
        """From where and to where a file goes."""
        forth = (entry.source, entry.target)
        return (forth[1], forth[0]) if self.back else forth


FORTH = Direction(False, EntryState.PLANNED, EntryState.PLACING, EntryState.DONE, EntryState.LEFT)
BACK = Direction(True, EntryState.DONE, EntryState.RETURNING, EntryState.UNDONE, EntryState.KEPT)


@dataclass(slots=True)
class _Batch:
    """What was done since the catalog was last written."""

    changes: list[EntryChange] = field(default_factory=list)
    moved: list[Followed] = field(default_factory=list)
    gone: list[FilePath] = field(default_factory=list)
    folders: set[FilePath] = field(default_factory=set)


class _StoppedError(Exception):
    """No further file can go now."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.words)
        self.reason = reason


class PlanRun:
    """One run over a plan, or over what one of its rules does. `progress` is told how many files
    are behind it."""

    def __init__(
        self,
        catalog: Catalog,
        files: FileSystem,
        mover: FileMover,
        trash: Trash,
        plan: SortPlan,
        direction: Direction,
        progress: Progress = lambda done: None,
        rule: int | None = None,
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._mover = mover
        self._trash = trash
        self._plan = plan
        self._direction = direction
        self._progress = progress
        self._rule = rule
        self._following = Following(catalog)
        self._batch = _Batch()
        self._beside: dict[FilePath, list[FilePath]] = {}

    def run(self, cancelled: Callable[[], bool]) -> bool:
        """Whether it came to its end; else it was cancelled. Raises PhotoSorterError where no
        further file can go now; what was done is noted either way."""
        self._trash.finish(self._catalog.operations.landed)  # of an earlier process
        try:
            self._finish_placing()
            self._list_companions()
            done = 0
            for groups in self._batches():
                self._look_at_drives()
                for group in groups:
                    if cancelled():
                        return False
                    self._go(group)
                    done += len(group)
                self._write()
                self._progress(done)
        except _StoppedError as stopped:
            raise PhotoSorterError(Problem.SORT_STOPPED, detail=stopped.reason.words) from stopped
        finally:
            self._write()
        return True

    def recover(self) -> None:
        """What a run before this one did and could not say any more is noted; nothing moves but
        what was half done."""
        self._trash.finish(self._catalog.operations.landed)
        self._finish_placing()
        for groups in self._batches():
            for row in (row for group in groups for row in group):
                there = self._mover.look(self._direction.way(row.entry)[0])
                if not self._has_arrived(row) and there is not None:
                    self._mover.discard(self._hidden(row))  # half a copy
            self._write()

    # ------------------------------------------------------------------ what is to be done

    def _batches(self) -> Iterator[list[Group]]:
        after = -1
        while True:
            rows = self._catalog.sort_plans.entries(
                self._plan.id, [self._direction.start], after, _FILES_AT_A_TIME
            )
            groups = [list(group) for _, group in groupby(rows, lambda row: row.entry.group)]
            if len(rows) == _FILES_AT_A_TIME and len(groups) > 1:
                groups.pop()  # the rest of it may come yet
            if not groups:
                return
            after = groups[-1][-1].number
            yield [group for group in groups if self._is_asked(group[0])]

    def _is_asked(self, row: StoredEntry) -> bool:
        return self._rule is None or row.entry.rule == self._rule

    def _list_companions(self) -> None:
        """Each folder is listed once, and not once a batch."""
        pictures = [
            self._direction.way(row.entry)[0]
            for row in self._catalog.sort_plans.entries(self._plan.id, [self._direction.start])
            if row.entry.photo_id is not None and self._is_asked(row)
        ]
        found = self._files.companions(pictures)
        self._beside = {path: companions for path, companions in found.items() if companions}

    def _look_at_drives(self) -> None:
        for drive in self._plan.drives:
            if not self._mover.is_mounted(drive.mount):
                raise _StoppedError(Reason(Why.DRIVE_AWAY, drive.mount))

    # ------------------------------------------------------------------ one group

    def _go(self, group: Group) -> None:
        waiting = [row for row in group if not self._has_arrived(row)]
        if not waiting:
            return
        refused = self._refusal(waiting)
        if refused is not None:
            return self._fail(waiting, refused)
        waiting += self._newcomers(group)
        try:
            if waiting[0].entry.action is SortAction.COPY and self._direction.back:
                self._take_copies_back(waiting)
            elif waiting[0].entry.action is SortAction.COPY:
                self._over(waiting)
            else:
                self._rename(waiting)
        except NotMovedError as error:
            if error.stops:
                raise _StoppedError(error.reason) from error
            self._fail(waiting, error.reason)
        return None

    def _has_arrived(self, row: StoredEntry) -> bool:
        """A run before this one has moved it and could not say so any more."""
        old, new = self._direction.way(row.entry)
        if self._mover.look(old) is not None:
            return False
        if row.entry.action is SortAction.COPY:
            if self._direction.back:  # the copy is gone, whoever took it
                self._batch.gone.append(old)
                self._batch.changes.append(EntryChange(row.number, self._direction.end))
            return self._direction.back
        there = self._mover.look(new)
        if there is None or not _is_same(there, row.entry):
            return False
        self._done(row, old, new, there)
        return True

    def _refusal(self, group: Group) -> Reason | None:
        """Why the group stays; the others go where the first goes."""
        first = group[0].entry
        for row in group:
            old, new = self._direction.way(row.entry)
            there = self._mover.look(old)
            if there is None:
                return Reason(Why.GONE)
            if row.entry is first and not self._is_meant(first, old, there):
                return Reason(Why.REPLACED if self._direction.back else Why.CHANGED)
            taken = self._mover.look(new) is not None
            if taken and not (first.action is SortAction.COPY and self._direction.back):
                return Reason(Why.NAME_TAKEN, new)
        return None

    def _is_meant(self, entry: PlanEntry, path: FilePath, there: FileStamp) -> bool:
        if (there.size, there.mtime_ns) == (entry.size, entry.mtime_ns):
            return True
        if not self._direction.back or entry.action is SortAction.COPY:
            return False  # it was changed since
        if there.inode == entry.inode or entry.photo_id is None:
            return True
        known = self._catalog.locations.find(path)  # edited by a program that writes files anew
        return known is not None and known.photo_id == entry.photo_id

    def _newcomers(self, group: Group) -> Group:
        """What belongs to the picture and came since the plan was made, such as a sidecar."""
        first = group[0].entry
        old, new = self._direction.way(first)
        known = {self._direction.way(row.entry)[0] for row in group}
        came = [path for path in self._beside.get(old, ()) if path not in known]
        if not came or first.photo_id is None:
            return []
        name = os.path.basename(old)
        names = FolderNames([name, *(os.path.basename(path) for path in self._beside[old])])
        renamed = names.renamed(name, os.path.basename(new))
        entries = []
        for path in came:
            stamp = self._mover.look(path)
            if stamp is None:
                continue
            there = os.path.join(os.path.dirname(new), renamed[os.path.basename(path)])
            ends = (there, path) if self._direction.back else (path, there)
            reason = Reason(Why.WITH, name)
            entries.append(
                PlanEntry(
                    *ends,
                    first.action,
                    reason,
                    *stamp[:3],
                    group=first.group,
                    rule=first.rule,
                )
            )
        start = self._direction.start
        numbers = self._catalog.sort_plans.append(
            self._plan.id, [(entry, start) for entry in entries]
        )
        return [StoredEntry(*each, start) for each in zip(numbers, entries, strict=True)]

    # ------------------------------------------------------------------ within a drive

    def _rename(self, group: Group) -> None:
        moved: list[tuple[StoredEntry, FileStamp]] = []
        try:
            for row in group:
                moved.append((row, self._mover.move(*self._direction.way(row.entry))))
        except (NotMovedError, OtherDriveError) as error:
            for row, _ in reversed(moved):
                old, new = self._direction.way(row.entry)
                self._mover.move(new, old)
            if isinstance(error, OtherDriveError):
                return self._over(group)
            raise
        for row, stamp in moved:
            self._done(row, *self._direction.way(row.entry), stamp)
        return None

    # ------------------------------------------------------------------ between drives

    def _over(self, group: Group) -> None:
        copies: list[tuple[StoredEntry, FileStamp]] = []
        try:
            for row in group:
                old, _ = self._direction.way(row.entry)
                copies.append((row, self._mover.copy(old, self._hidden(row))))
        except BaseException:
            for row, _ in copies:
                self._mover.discard(self._hidden(row))
            raise
        self._mover.settle(os.path.dirname(self._hidden(row)) for row, _ in copies)
        self._catalog.sort_plans.change(
            self._plan.id,
            [EntryChange(row.number, self._direction.placing, stamp) for row, stamp in copies],
        )
        self._catalog.sort_plans.make_durable()
        self._place(copies)

    def _place(self, copies: Sequence[tuple[StoredEntry, FileStamp]]) -> None:
        """Verified copies get their names, and then their originals go."""
        shown: list[FilePath] = []
        ways = [self._direction.way(row.entry) for row, _ in copies]
        try:
            for (row, _), (_, new) in zip(copies, ways, strict=True):
                if self._mover.look(self._hidden(row)) is not None:
                    self._mover.move(self._hidden(row), new)
                shown.append(new)
            self._mover.settle(os.path.dirname(new) for new in shown)
            if copies[0][0].entry.action is SortAction.MOVE:
                self._trash_originals([old for old, _ in ways])
        except NotMovedError:
            for (row, _), (old, new) in zip(copies, ways, strict=True):
                if self._mover.look(old) is not None:  # only then the copy is one too many
                    self._mover.discard(self._hidden(row))
                    if new in shown and self._hold_the_same(old, new):
                        self._mover.discard(new)
            raise
        for (row, stamp), (old, new) in zip(copies, ways, strict=True):
            self._done(row, old, new, self._mover.look(new) or stamp)

    def _trash_originals(self, paths: Sequence[FilePath]) -> None:
        there = [path for path in paths if self._mover.look(path) is not None]
        if not there:
            return
        try:
            key, _ = self._trash.move(there, alone=True)
        except PhotoSorterError as error:
            raise NotMovedError(Reason(Why.NO_TRASH, error.message)) from error
        self._trash.settle(key)  # else the next start would bring them back

    def _finish_placing(self) -> None:
        """What a run before this one had copied, and could not say what became of it."""
        rows = self._catalog.sort_plans.entries(self._plan.id, [self._direction.placing])
        for _, found in groupby(rows, lambda row: row.entry.group):
            group = list(found)
            if all(self._is_placed(row) for row in group):
                stamps = [
                    FileStamp(row.entry.size, row.entry.mtime_ns, row.entry.inode, 0)
                    for row in group
                ]
                try:
                    self._place(list(zip(group, stamps, strict=True)))
                except NotMovedError as error:
                    self._fail(group, error.reason)
            else:
                for row in group:
                    if self._mover.look(self._direction.way(row.entry)[0]) is not None:
                        self._mover.discard(self._hidden(row))
                start = self._direction.start
                self._batch.changes += [EntryChange(row.number, start) for row in group]
        self._write()

    def _is_placed(self, row: StoredEntry) -> bool:
        """Whether the copy is there, and holds what its original holds if that is there, too."""
        old, new = self._direction.way(row.entry)
        for path in (self._hidden(row), new):
            copy = self._mover.look(path)
            if copy is not None and _is_same(copy, row.entry):
                return self._mover.look(old) is None or self._hold_the_same(old, path)
        return False

    def _hold_the_same(self, old: FilePath, new: FilePath) -> bool:
        found = self._mover.hash_of(old)
        return found is not None and found == self._mover.hash_of(new)

    def _hidden(self, row: StoredEntry) -> FilePath:
        new = self._direction.way(row.entry)[1]
        return self._mover.hidden_beside(new, f"{self._plan.key}-{row.number}")

    # ------------------------------------------------------------------ taking copies back

    def _take_copies_back(self, group: Group) -> None:
        paths = [row.entry.target for row in group]
        try:
            self._trash_originals(paths)
        except NotMovedError as error:
            raise NotMovedError(Reason(Why.REFUSED, error.reason.detail)) from error
        self._batch.gone += paths
        self._batch.folders.update(os.path.dirname(path) for path in paths)
        end = self._direction.end
        self._batch.changes += [EntryChange(row.number, end) for row in group]

    # ------------------------------------------------------------------ what is written down

    def _done(self, row: StoredEntry, old: FilePath, new: FilePath, stamp: FileStamp) -> None:
        copied = row.entry.action is SortAction.COPY
        self._batch.changes.append(EntryChange(row.number, self._direction.end, stamp))
        self._batch.moved.append(Followed(old, new, stamp, row.entry.photo_id, copied))
        self._batch.folders.update((os.path.dirname(old), os.path.dirname(new)))

    def _fail(self, group: Group, reason: Reason) -> None:
        failed = self._direction.failed
        for row in group:
            if not self._has_arrived(row):
                self._batch.changes.append(EntryChange(row.number, failed, None, reason))

    def _write(self) -> None:
        """The names are on the disk before the catalog says so."""
        batch, self._batch = self._batch, _Batch()
        if not batch.changes:
            return
        self._mover.settle(batch.folders)
        with self._catalog.transaction():
            self._following.moved(batch.moved)
            if batch.gone:
                self._following.gone(batch.gone)
            self._catalog.sort_plans.change(self._plan.id, batch.changes)


def _is_same(there: FileStamp, entry: PlanEntry) -> bool:
    """Whether it is the file of the entry. Some file systems give other inodes after a restart."""
    if there.inode == entry.inode:
        return True
    return (there.size, there.mtime_ns) == (entry.size, entry.mtime_ns)
