"""Files that go to another drive: copied to hidden names, compared and forced to the disk; that is
noted; they get their names; only then their originals go to the trash."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import groupby

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports import Catalog, Trash
from photo_sorter.core.ports.sorting import EntryChange, FileMover, NotMovedError, StoredEntry
from photo_sorter.core.sorting.plan import Reason, SortAction, SortPlan, Why
from photo_sorter.services.sorting.direction import Direction, Group, is_same
from photo_sorter.services.sorting.record import Record


class Crossing:
    def __init__(
        self,
        catalog: Catalog,
        mover: FileMover,
        trash: Trash,
        plan: SortPlan,
        direction: Direction,
        record: Record,
        look_at_drives: Callable[[], None],
    ) -> None:
        """`look_at_drives` raises where one is not there: below an empty mount point nothing is
        written, and nothing counts as gone."""
        self._catalog = catalog
        self._mover = mover
        self._trash = trash
        self._plan = plan
        self._direction = direction
        self._record = record
        self._look_at_drives = look_at_drives

    def over(self, group: Group) -> None:
        """Copy files that go together, and then trash the originals of those that move. Raises
        NotMovedError; then all are where they were."""
        copies: list[tuple[StoredEntry, FileStamp]] = []
        self._look_at_drives()
        try:
            for row in group:
                old, _ = self._direction.way(row.entry)
                copies.append((row, self._mover.copy(old, self.hidden(row))))
            self._look_at_drives()
        except BaseException:
            for row, _ in copies:
                self._mover.discard(self.hidden(row))
            raise
        self._mover.settle(os.path.dirname(self.hidden(row)) for row, _ in copies)
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
                if self._mover.look(self.hidden(row)) is not None:
                    self._mover.move(self.hidden(row), new)
                shown.append(new)
            self._mover.settle(os.path.dirname(new) for new in shown)
            if copies[0][0].entry.action is SortAction.MOVE:
                self.trash([old for old, _ in ways])
        except NotMovedError:
            for (row, _), (old, new) in zip(copies, ways, strict=True):
                if self._mover.look(old) is not None:  # only then the copy is one too many
                    self._mover.discard(self.hidden(row))
                    if new in shown and self._hold_the_same(old, new):
                        self._mover.discard(new)
            raise
        for (row, stamp), (_, new) in zip(copies, ways, strict=True):
            self._record.done(row, self._mover.look(new) or stamp)

    def trash(self, paths: Sequence[FilePath]) -> None:
        """Those of them that are there, and nothing else. Raises NotMovedError."""
        there = [path for path in paths if self._mover.look(path) is not None]
        if not there:
            return
        try:
            key, _ = self._trash.move(there, alone=True)
        except PhotoSorterError as error:
            raise NotMovedError(Reason(Why.NO_TRASH, error.message)) from error
        self._trash.settle(key)  # else the next start would bring them back

    def finish(self, fail: Callable[[Group, Reason], None]) -> None:
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
                    fail(group, error.reason)
            else:
                for row in group:
                    if self._mover.look(self._direction.way(row.entry)[0]) is not None:
                        self._mover.discard(self.hidden(row))
                self._record.begins_anew(group)
        self._record.write()

    def _is_placed(self, row: StoredEntry) -> bool:
        """Whether the copy is there, and holds what its original holds if that is there, too."""
        old, new = self._direction.way(row.entry)
        for path in (self.hidden(row), new):
            copy = self._mover.look(path)
            if copy is not None and is_same(copy, row.entry):
                return self._mover.look(old) is None or self._hold_the_same(old, path)
        return False

    def _hold_the_same(self, old: FilePath, new: FilePath) -> bool:
        found = self._mover.hash_of(old)
        return found is not None and found == self._mover.hash_of(new)

    def hidden(self, row: StoredEntry) -> FilePath:
        """Where the copy lies until it has its name."""
        new = self._direction.way(row.entry)[1]
        return self._mover.hidden_beside(new, f"{self._plan.key}-{row.number}")
