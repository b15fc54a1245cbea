"""Plans to sort files, and how far they are."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import path_bytes, path_text, stamp_columns, stamp_of
from photo_sorter.core.photo import FilePath, FileStamp, FolderId, PhotoId
from photo_sorter.core.ports.sorting import EntryChange, StoredEntry
from photo_sorter.core.sorting.plan import (
    Collision,
    DriveNeeds,
    EntryState,
    Note,
    Notice,
    PlanEntry,
    PlanId,
    PlanState,
    PlanTotals,
    Reason,
    SortAction,
    SortOptions,
    SortPlan,
    Why,
)

_KEPT = 10  # plans that nobody applied
_WHY = {why.value: why for why in Why}
_NOTICES = {notice.value: notice for notice in Notice}
_ACTIONS = {action.value: action for action in SortAction}
_STATES = {state.value: state for state in EntryState}
_GOES = "action IN ('move', 'copy')"
_COLUMNS = (
    "number, together, source, target, action, why, detail, collides, photo_id, rule, size, "
    "mtime_ns, inode, state"
)


class SqliteSortPlans:
    """`core.ports.sorting.SortPlanTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, plan: SortPlan, entries: Iterable[PlanEntry]) -> PlanId:
        about = {
            "new_folders": plan.new_folders,
            "drives": [asdict(drive) for drive in plan.drives],
            "notes": [(note.notice.value, note.detail) for note in plan.notes],
        }
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO sort_plans (key, made, rules, options, about, state, folder_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    plan.key,
                    plan.made.isoformat(timespec="seconds"),
                    json.dumps(plan.rules),
                    options_text(plan.options),
                    json.dumps(about),
                    plan.state.value,
                    plan.folder_id,
                ),
            ).fetchone()
            plan_id = PlanId(row[0])
            connection.executemany(
                f"INSERT INTO sort_entries (plan_id, {_COLUMNS}) VALUES ({', '.join('?' * 15)})",
                (
                    (plan_id, *_values(number, entry, EntryState.PLANNED))
                    for number, entry in enumerate(entries)
                ),
            )
            connection.execute(
                "DELETE FROM sort_plans WHERE state = 'planned' AND folder_id IS NULL "
                "AND id NOT IN (SELECT id FROM sort_plans WHERE state = 'planned' "
                "AND folder_id IS NULL ORDER BY id DESC LIMIT ?)",
                (_KEPT,),
            )
        return plan_id

    def get(self, plan_id: PlanId) -> SortPlan | None:
        found = self._plans("WHERE id = ?", plan_id)
        return found[0] if found else None

    def all(self) -> list[SortPlan]:
        """Newest first."""
        return self._plans("ORDER BY id DESC")

    def totals(self, plan_id: PlanId) -> PlanTotals:
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT ifnull(sum({_GOES}), 0), ifnull(sum(iif({_GOES}, size, 0)), 0), "
                "ifnull(sum(collides), 0), ifnull(sum(action = 'stay'), 0), "
                "ifnull(sum(action = 'skip'), 0) FROM sort_entries WHERE plan_id = ?",
                (plan_id,),
            ).fetchone()
        return PlanTotals(*row)

    def set_state(self, plan_id: PlanId, state: PlanState) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE sort_plans SET state = ? WHERE id = ?", (state.value, plan_id)
            )

    def entries(
        self,
        plan_id: PlanId,
        states: Sequence[EntryState] = (),
        after: int = -1,
        limit: int | None = None,
    ) -> list[StoredEntry]:
        """So many by their numbers, from that number on."""
        condition = "plan_id = ? AND number > ?"
        if states:
            names = ", ".join(f"'{state.value}'" for state in states)
            condition += f" AND state IN ({names}) AND {_GOES}"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM sort_entries WHERE {condition} ORDER BY number LIMIT ?",
                (plan_id, after, -1 if limit is None else limit),
            )
            return [_stored(row) for row in rows]

    def pictures(
        self, plan_id: PlanId, state: EntryState, rule: int | None = None
    ) -> list[tuple[FilePath, FilePath]]:
        """Source and target of each picture that is so far, or of those of one rule."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT source, target FROM sort_entries WHERE plan_id = ? AND state = ? "
                f"AND photo_id IS NOT NULL AND (? IS NULL OR rule = ?) AND {_GOES}",
                (plan_id, state.value, rule, rule),
            )
            return [(path_text(source), path_text(target)) for source, target in rows]

    def counts(self, plan_id: PlanId) -> dict[EntryState, int]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT state, count(*) FROM sort_entries WHERE plan_id = ? AND {_GOES} "
                "GROUP BY state",
                (plan_id,),
            )
            return {_STATES[state]: count for state, count in rows}

    def change(self, plan_id: PlanId, changes: Sequence[EntryChange]) -> None:
        with self._database.transaction() as connection:
            for columns, alike in groupby(changes, _changed_columns):
                connection.executemany(
                    f"UPDATE sort_entries SET {columns} WHERE number = ? AND plan_id = ?",
                    ((*_changed_values(change), plan_id) for change in alike),
                )

    def append(self, plan_id: PlanId, entries: Sequence[tuple[PlanEntry, EntryState]]) -> list[int]:
        """Files that came since the plan was made; their numbers."""
        with self._database.transaction() as connection:
            (first,) = connection.execute(
                "SELECT ifnull(max(number), -1) + 1 FROM sort_entries WHERE plan_id = ?",
                (plan_id,),
            ).fetchone()
            connection.executemany(
                f"INSERT INTO sort_entries (plan_id, {_COLUMNS}) VALUES ({', '.join('?' * 15)})",
                (
                    (plan_id, *_values(first + at, entry, state))
                    for at, (entry, state) in enumerate(entries)
                ),
            )
        return list(range(first, first + len(entries)))

    def make_durable(self) -> None:
        """What was written so far is on the disk, also after a power cut."""
        log = self._database.path.with_name(self._database.path.name + "-wal")
        with contextlib.suppress(OSError):  # a library in memory has none
            handle = os.open(log, os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _plans(self, condition: str, *values: object) -> list[SortPlan]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, key, made, rules, options, about, state, folder_id FROM sort_plans "
                f"{condition}",
                values,
            )
            return [_plan(*row) for row in rows]


def options_text(options: SortOptions) -> str:
    """JSON."""
    return json.dumps({**asdict(options), "collision": options.collision.value})


def options_of(text: str) -> SortOptions:
    chosen: dict[str, Any] = json.loads(text)
    return SortOptions(**{**chosen, "collision": Collision(chosen["collision"])})


def _plan(
    plan_id: int,
    key: str,
    made: str,
    rules: str,
    options: str,
    about: str,
    state: str,
    folder_id: int | None,
) -> SortPlan:
    said: dict[str, Any] = json.loads(about)
    return SortPlan(
        PlanId(plan_id),
        key,
        datetime.fromisoformat(made),
        tuple(json.loads(rules)),
        options_of(options),
        PlanState(state),
        tuple(said["new_folders"]),
        tuple(DriveNeeds(**drive) for drive in said["drives"]),
        tuple(Note(_NOTICES[notice], detail) for notice, detail in said["notes"]),
        None if folder_id is None else FolderId(folder_id),
    )


def _values(number: int, entry: PlanEntry, state: EntryState) -> tuple[object, ...]:
    stamp = FileStamp(entry.size, entry.mtime_ns, entry.inode, 0)
    return (
        number,
        entry.group,
        path_bytes(entry.source),
        path_bytes(entry.target),
        entry.action.value,
        entry.reason.why.value,
        _text(entry.reason.detail),
        entry.collides,
        entry.photo_id,
        entry.rule,
        *stamp_columns(stamp)[:3],
        state.value,
    )


def _changed_columns(change: EntryChange) -> str:
    columns = ["state = ?"]
    columns += [] if change.stamp is None else ["size = ?, mtime_ns = ?, inode = ?"]
    columns += [] if change.reason is None else ["why = ?, detail = ?"]
    return ", ".join(columns)


def _changed_values(change: EntryChange) -> tuple[object, ...]:
    """Of the columns, and the number."""
    number, state, stamp, reason = change
    seen = () if stamp is None else stamp_columns(stamp)[:3]
    said = () if reason is None else (reason.why.value, _text(reason.detail))
    return (state.value, *seen, *said, number)


def _stored(row: Sequence[Any]) -> StoredEntry:
    (number, group, source, target, action, why, detail, collides, photo_id, rule, size,
     mtime_ns, inode, state) = row  # fmt: skip
    stamp = stamp_of(size, mtime_ns, inode, 0)
    entry = PlanEntry(
        path_text(source),
        path_text(target),
        _ACTIONS[action],
        Reason(_WHY[why], detail),
        stamp.size,
        stamp.mtime_ns,
        stamp.inode,
        None if photo_id is None else PhotoId(photo_id),
        group,
        bool(collides),
        rule,
    )
    return StoredEntry(number, entry, _STATES[state])


def _text(detail: str) -> str:
    """SQLite keeps no bytes of a file's name that are no letters."""
    return detail.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
