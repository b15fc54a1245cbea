"""A plan as a tree of folders: what would be where, and what stays, for which reason. Plain data,
built once on a worker; a file is looked up in it only when it is seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from photo_sorter.core.file_naming import natural_key
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.sorting.plan import EntryState, SortAction, Why

STUCK = (EntryState.LEFT, EntryState.KEPT)


@dataclass(slots=True)
class Node:
    """A folder, or one reason to stay. `above` and `row` say where it is in the tree; counts are of
    all below it."""

    name: str
    above: int
    row: int = 0
    why: Why | None = None
    folders: list[int] = field(default_factory=list)
    files: list[StoredEntry] = field(default_factory=list)
    count: int = 0
    size: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class PlanTree:
    """Nodes by their numbers; 0 is the root, which nobody sees."""

    nodes: Sequence[Node]

    def rows(self, number: int) -> int:
        node = self.nodes[number]
        return len(node.folders) + len(node.files)

    def folder(self, number: int, row: int) -> int | None:
        """The number of the node at that row, None where it is a file."""
        folders = self.nodes[number].folders
        return folders[row] if row < len(folders) else None

    def file(self, number: int, row: int) -> StoredEntry:
        node = self.nodes[number]
        return node.files[row - len(node.folders)]


def goes(row: StoredEntry) -> bool:
    return bool(row.entry.target)


def is_problem(row: StoredEntry) -> bool:
    """What a person should look at: it collides, cannot go, or did not."""
    entry = row.entry
    return entry.action is SortAction.SKIP or entry.collides or row.state in STUCK


def build(rows: Iterable[StoredEntry], wanted: Callable[[StoredEntry], bool]) -> PlanTree:
    """Of the rows that are wanted. What goes somewhere comes first, by folder; then what stays."""
    nodes = [Node("", 0)]
    by_path: dict[FilePath, int] = {}
    by_reason: dict[Why, int] = {}

    def folder_of(path: FilePath) -> int:
        found = by_path.get(path)
        if found is None:
            above, name = os.path.split(path)
            parent = 0 if above == path else folder_of(above)
            found = by_path[path] = len(nodes)
            nodes.append(Node(name or path, parent))
            nodes[parent].folders.append(found)
        return found

    def reason_of(why: Why) -> int:
        found = by_reason.get(why)
        if found is None:
            found = by_reason[why] = len(nodes)
            nodes.append(Node(why.value, 0, why=why))
        return found

    for row in rows:
        if not wanted(row):
            continue
        entry = row.entry
        number = (
            folder_of(os.path.dirname(entry.target)) if goes(row) else reason_of(entry.reason.why)
        )
        nodes[number].files.append(row)
        problem = is_problem(row)
        while True:
            node = nodes[number]
            node.count += 1
            node.size += entry.size
            node.problems += problem
            if number == 0:
                break
            number = node.above
    _join_tops(nodes)
    order = sorted(by_reason.values(), key=lambda number: (not nodes[number].problems, number))
    for node in nodes:
        node.folders.sort(key=lambda number: natural_key(nodes[number].name))
        node.files.sort(key=_file_key)
    nodes[0].folders += order
    for node in nodes:
        for row_number, number in enumerate(node.folders):
            nodes[number].row = row_number
    return PlanTree(nodes)


def _file_key(row: StoredEntry) -> tuple[object, ...]:
    return natural_key(os.path.basename(row.entry.target or row.entry.source))


def _join_tops(nodes: list[Node]) -> None:
    """`/`, `home`, `anna`, `Pictures` are one line: from the top, what holds but one folder."""
    tops = []
    waiting = list(nodes[0].folders)
    while waiting:
        number = waiting.pop()
        node = nodes[number]
        if node.files or (len(node.folders) > 1 and node.name != os.sep):
            tops.append(number)
            continue
        for below in node.folders:
            nodes[below].name = os.path.join(node.name, nodes[below].name)
            nodes[below].above = 0
            waiting.append(below)
    nodes[0].folders = tops
