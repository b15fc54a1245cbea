"""How far a plan is, written down some hundred files at a time, and the catalog with it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.sorting import EntryChange, FileMover, StoredEntry
from photo_sorter.core.sorting.plan import PlanId, Reason, SortAction
from photo_sorter.services.sorting.direction import Direction
from photo_sorter.services.sorting.following import Followed, Following


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
        self._changes.append(EntryChange(row.number, self._direction.end, stamp))
        self._moved.append(Followed(old, new, stamp, row.entry.photo_id, copied))
        self._folders.update((os.path.dirname(old), os.path.dirname(new)))

    def copy_gone(self, row: StoredEntry) -> None:
        """The copy is not there any more."""
        self._gone.append(row.entry.target)
        self._folders.add(os.path.dirname(row.entry.target))
        self._changes.append(EntryChange(row.number, self._direction.end))

    def failed(self, row: StoredEntry, reason: Reason) -> None:
        self._changes.append(EntryChange(row.number, self._direction.failed, None, reason))

    def begins_anew(self, rows: Sequence[StoredEntry]) -> None:
        self._changes += [EntryChange(row.number, self._direction.start) for row in rows]

    def write(self) -> None:
        """The names are on the disk before the catalog says so."""
        changes, moved, gone, folders = self._changes, self._moved, self._gone, self._folders
        self._empty()
        if not changes:
            return
        self._mover.settle(folders)
        with self._catalog.transaction():
            self._following.moved(moved)
            if gone:
                self._following.gone(gone)
            self._catalog.sort_plans.change(self._plan_id, changes)

    def _empty(self) -> None:
        self._changes: list[EntryChange] = []
        self._moved: list[Followed] = []
        self._gone: list[FilePath] = []
        self._folders: set[FilePath] = set()
