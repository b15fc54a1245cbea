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

Copied = tuple[StoredEntry, FileStamp]  # with the stamp of its hidden copy

_GROUPS_TOGETHER = 32  # to force each to the disk by itself takes several times as long
_BYTES_TOGETHER = 256 * 2**20


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
        fail: Callable[[Group, Reason], None],
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
        self._fail = fail
        self._copied: list[list[Copied]] = []

    def over(self, group: Group) -> None:
        """Copy files that go together; they get their names with others, at the latest in `flush`.
        Raises NotMovedError; then all of the group are where they were."""
        copies: list[Copied] = []
        self._look_at_drives()
        try:
            for row in group:
                old, _ = self._direction.way(row.entry)
                copies.append((row, self._mover.copy(old, self.hidden(row))))
        except BaseException:
            for row, _ in copies:
                self._mover.discard(self.hidden(row))
            raise
        self._copied.append(copies)
        size = sum(stamp.size for each in self._copied for _, stamp in each)
        if len(self._copied) >= _GROUPS_TOGETHER or size >= _BYTES_TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Give what was copied its names, and trash the originals of what moves. That the copies
        are whole is on the disk before, once for all of them. A group that cannot go is left where
        it was; raises NotMovedError where none can."""
        copied, self._copied = self._copied, []
        if not copied:
            return
        self._look_at_drives()
        rows = [(row, stamp) for group in copied for row, stamp in group]
        self._mover.settle(os.path.dirname(self.hidden(row)) for row, _ in rows)
        self._catalog.sort_plans.change(
            self._plan.id,
            [EntryChange(row.number, self._direction.placing, stamp) for row, stamp in rows],
        )
        self._catalog.sort_plans.make_durable()
        self._place(copied)

    def _place(self, copied: Sequence[Sequence[Copied]]) -> None:
        """Verified copies get their names, and then their originals go. Raises NotMovedError where
        no further file can."""
        stopped: NotMovedError | None = None
        placed = []
        for group in copied:
            try:
                self._name(group)
                placed.append(group)
            except NotMovedError as error:
                stopped = self._give_up(group, error) or stopped
        self._mover.settle(
            os.path.dirname(self._direction.way(row.entry)[1])
            for group in placed
            for row, _ in group
        )
        together = self._trash_all(placed)
        for group in placed:
            try:
                if not together:
                    self._trash_originals(group)
            except NotMovedError as error:
                stopped = self._give_up(group, error) or stopped
                continue
            for row, stamp in group:
                self._record.done(row, self._mover.look(self._direction.way(row.entry)[1]) or stamp)
        if stopped is not None:
            raise stopped

    def _name(self, group: Sequence[Copied]) -> None:
        """Raises NotMovedError."""
        for row, _ in group:
            if self._mover.look(self.hidden(row)) is not None:
                self._mover.move(self.hidden(row), self._direction.way(row.entry)[1])

    def _trash_all(self, placed: Sequence[Sequence[Copied]]) -> bool:
        """Whether all originals could go at once; else each group is tried by itself."""
        moving = [
            self._direction.way(row.entry)[0]
            for group in placed
            for row, _ in group
            if row.entry.action is SortAction.MOVE
        ]
        try:
            self.trash(moving)
        except NotMovedError:
            return False
        return True

    def _trash_originals(self, group: Sequence[Copied]) -> None:
        if group[0][0].entry.action is SortAction.MOVE:
            self.trash([self._direction.way(row.entry)[0] for row, _ in group])

    def _give_up(self, group: Sequence[Copied], error: NotMovedError) -> NotMovedError | None:
        """The originals stay and the copies go, where both are there. Returns the error where no
        other file will go either; then this one is tried again."""
        for row, _ in group:
            old, new = self._direction.way(row.entry)
            if self._mover.look(old) is not None:  # only then the copy is one too many
                if self._is_ours(row, new) and self._hold_the_same(old, new):
                    self._mover.discard(new)
                self._mover.discard(self.hidden(row))
        if error.stops:
            return error
        self._fail([row for row, _ in group], error.reason)
        return None

    def _is_ours(self, row: StoredEntry, new: FilePath) -> bool:
        """Whether the copy has its name, and not another file."""
        return self._mover.look(self.hidden(row)) is None and self._mover.look(new) is not None

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

    def finish(self) -> None:
        """What a run before this one had copied, and could not say what became of it."""
        rows = self._catalog.sort_plans.entries(self._plan.id, [self._direction.placing])
        for _, found in groupby(rows, lambda row: row.entry.group):
            group = list(found)
            if all(self._is_placed(row) for row in group):
                stamps = [
                    FileStamp(row.entry.size, row.entry.mtime_ns, row.entry.inode, 0)
                    for row in group
                ]
                self._place([list(zip(group, stamps, strict=True))])
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
