"""How far a plan is, written down some hundred files at a time, and the catalog with it.

Folders are forced to the disk once for some thousand files, which takes longer than to rename them.
Nothing hangs on how many: what was renamed and is not noted yet the next run sees by its inode.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.sorting import EntryChange, FileMover, StoredEntry
from photo_sorter.core.sorting.plan import PlanId, Reason, SortAction
from photo_sorter.services.sorting.direction import Direction
from photo_sorter.services.sorting.following import Followed, Following

_IN_ONE_TRANSACTION = 500  # files; others who write wait for it


class _Noted(NamedTuple):
    change: EntryChange
    moved: Followed | None = None
    gone: FilePath | None = None


class Record:
    """What was done since the last `write`. One thread's."""

    def __init__(
        self, catalog: Catalog, mover: FileMover, plan_id: PlanId, direction: Direction
    ) -> None:
        self._catalog = catalog
        self._mover = mover
        self._plan_id = plan_id
        self._direction = direction
        self._following = Following(catalog)
        self._empty()

    def done(self, row: StoredEntry, stamp: FileStamp) -> None:
        """The file is where it was to go, and has that stamp there."""
        old, new = self._direction.way(row.entry)
        copied = row.entry.action is SortAction.COPY
        self._noted.append(
            _Noted(
                EntryChange(row.number, self._direction.end, stamp),
                Followed(old, new, stamp, row.entry.photo_id, copied),
            )
        )
        self._folders.update(path.rpartition("/")[0] or "/" for path in (old, new))

    def copy_gone(self, row: StoredEntry) -> None:
        """The copy is not there any more."""
        target = row.entry.target
        self._noted.append(_Noted(EntryChange(row.number, self._direction.end), gone=target))
        self._folders.add(os.path.dirname(target))

    def failed(self, row: StoredEntry, reason: Reason) -> None:
        self._noted.append(_Noted(EntryChange(row.number, self._direction.failed, None, reason)))

    def begins_anew(self, rows: Sequence[StoredEntry]) -> None:
        self._noted += [_Noted(EntryChange(row.number, self._direction.start)) for row in rows]

    def write(self) -> None:
        """The names are on the disk before the catalog says so."""
        noted, folders = self._noted, self._folders
        self._empty()
        if not noted:
            return
        self._mover.settle(folders)
        for start in range(0, len(noted), _IN_ONE_TRANSACTION):
            self._write(noted[start : start + _IN_ONE_TRANSACTION])

    def _write(self, noted: Sequence[_Noted]) -> None:
        gone = [each.gone for each in noted if each.gone is not None]
        with self._catalog.transaction():
            self._following.moved([each.moved for each in noted if each.moved is not None])
            if gone:
                self._following.gone(gone)
            self._catalog.sort_plans.change(self._plan_id, [each.change for each in noted])

    def _empty(self) -> None:
        self._noted: list[_Noted] = []
        self._folders: set[FilePath] = set()
