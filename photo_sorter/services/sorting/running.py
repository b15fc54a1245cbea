"""Carries a plan out, or takes it back: step by step, so that a crash at any point leaves each file
in its old or its new place, and the next run goes on from there.

The plan itself is the journal. Within a drive a file is renamed, which happens or does not: which
of the two, the next run sees by its inode. Between drives it is copied to a hidden name, compared
and forced to the disk; that is noted; it gets its name; only then its original goes to the trash.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby

from photo_sorter.core.companions import FolderNames
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports import Catalog, FileSystem, Trash
from photo_sorter.core.ports.sorting import (
    FileMover,
    NotMovedError,
    OtherDriveError,
    StoredEntry,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.plan import (
    PlanEntry,
    Reason,
    SortAction,
    SortPlan,
    Why,
)
from photo_sorter.services.sorting.crossing import Crossing
from photo_sorter.services.sorting.direction import Direction, Group, is_same
from photo_sorter.services.sorting.record import Record

Progress = Callable[[int], None]

_FILES_AT_A_TIME = 2048  # between two writes to the catalog


class _StoppedError(Exception):
    """No further file can go now."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.words)
        self.reason = reason


class PlanRun:
    """One run over a plan, or over what one of its rules does. `progress` is told after each group
    how many files are behind it; whoever shows that does so less often."""

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
        self._record = Record(catalog, mover, plan.id, direction)
        self._crossing = Crossing(
            catalog,
            mover,
            trash,
            plan,
            direction,
            self._record,
            self._look_at_drives,
            self._fail,
        )
        self._beside: dict[FilePath, list[FilePath]] = {}

    def run(self, cancelled: Callable[[], bool]) -> bool:
        """Whether it came to its end; else it was cancelled. Raises PhotoSorterError where no
        further file can go now; what was done is noted either way."""
        self._trash.finish(self._catalog.operations.landed)  # of an earlier process
        try:
            self._look_at_drives()
            self._finish_crossing()
            self._list_companions()
            done = 0
            for groups in self._batches():
                self._look_at_drives()
                for group in groups:
                    if cancelled():
                        self._flush()
                        return False
                    self._go(group)
                    done += len(group)
                    self._progress(done)
                self._flush()
                self._record.write()
                self._progress(done)
        except _StoppedError as stopped:
            with suppress(_StoppedError):
                self._flush()  # what is copied gets its names, if it still can
            raise _said(stopped) from stopped
        finally:
            self._record.write()
        return True

    def recover(self) -> None:
        """What a run before this one did and could not say any more is noted; nothing moves but
        what was half done. Raises PhotoSorterError where a drive is away."""
        self._trash.finish(self._catalog.operations.landed)
        try:
            self._look_at_drives()
            self._finish_crossing()
        except _StoppedError as stopped:
            raise _said(stopped) from stopped
        for groups in self._batches():
            for row in (row for group in groups for row in group):
                there = self._mover.look(self._direction.way(row.entry)[0])
                if not self._has_arrived(row) and there is not None:
                    self._mover.discard(self._crossing.hidden(row))  # half a copy
            self._record.write()

    def _finish_crossing(self) -> None:
        try:
            self._crossing.finish()
        except NotMovedError as error:
            raise _StoppedError(error.reason) from error

    def _flush(self) -> None:
        try:
            self._crossing.flush()
        except NotMovedError as error:
            raise _StoppedError(error.reason) from error

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
        ways = self._catalog.sort_plans.pictures(self._plan.id, self._direction.start, self._rule)
        found = self._files.companions([way[self._direction.back] for way in ways])
        self._beside = {path: companions for path, companions in found.items() if companions}

    def _look_at_drives(self) -> None:
        for drive in self._plan.drives:
            if not self._mover.is_mounted(drive.mount):
                raise _StoppedError(Reason(Why.DRIVE_AWAY, drive.mount))

    # ------------------------------------------------------------------ one group

    def _go(self, group: Group) -> None:
        seen = [(row, self._mover.look(self._direction.way(row.entry)[0])) for row in group]
        if any(at is None for _, at in seen):
            self._look_at_drives()
        seen = [(row, at) for row, at in seen if at is not None or not self._has_arrived(row)]
        if not seen:
            return
        waiting = [row for row, _ in seen]
        refused = self._refusal(seen)
        if refused is not None:
            self._look_at_drives()  # else all that lies on it would be gone
            return self._fail(waiting, refused)
        waiting += self._newcomers(group)
        try:
            if waiting[0].entry.action is SortAction.COPY and self._direction.back:
                self._take_copies_back(waiting)
            elif waiting[0].entry.action is SortAction.COPY:
                self._crossing.over(waiting)
            else:
                self._rename(waiting)
        except NotMovedError as error:
            if error.stops:
                raise _StoppedError(error.reason) from error
            self._look_at_drives()
            self._fail(waiting, error.reason)
        return None

    def _has_arrived(self, row: StoredEntry) -> bool:
        """A run before this one has moved it and could not say so any more."""
        old, new = self._direction.way(row.entry)
        if self._mover.look(old) is not None:
            return False
        if row.entry.action is SortAction.COPY:
            if self._direction.back:  # the copy is gone, whoever took it
                self._record.copy_gone(row)
            return self._direction.back
        there = self._mover.look(new)
        if there is None or not is_same(there, row.entry):
            return False
        self._record.done(row, there)
        return True

    def _refusal(self, seen: Sequence[tuple[StoredEntry, FileStamp | None]]) -> Reason | None:
        """Why the group stays, of which each file was seen so; the others go where the first
        goes."""
        first = seen[0][0].entry
        for row, there in seen:
            old, new = self._direction.way(row.entry)
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
                ends = self._direction.way(row.entry)
                moved.append((row, self._mover.move(*ends, self._look_at_drives)))
        except (NotMovedError, OtherDriveError) as error:
            for row, _ in reversed(moved):
                old, new = self._direction.way(row.entry)
                self._mover.move(new, old)
            if isinstance(error, OtherDriveError):
                return self._crossing.over(group)
            raise
        for row, stamp in moved:
            self._record.done(row, stamp)
        return None

    # ------------------------------------------------------------------ taking copies back

    def _take_copies_back(self, group: Group) -> None:
        try:
            self._crossing.trash([row.entry.target for row in group])
        except NotMovedError as error:
            raise NotMovedError(Reason(Why.REFUSED, error.reason.detail)) from error
        for row in group:
            self._record.copy_gone(row)

    def _fail(self, group: Group, reason: Reason) -> None:
        for row in group:
            if not self._has_arrived(row):
                self._record.failed(row, reason)


def _said(stopped: _StoppedError) -> PhotoSorterError:
    return PhotoSorterError(Problem.SORT_STOPPED, detail=stopped.reason.words)
