"""What a plan means for drives and watched folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from photo_sorter.core.photo import FilePath, Folder, is_inside
from photo_sorter.core.ports.sorting import Drive, FileMover
from photo_sorter.core.sorting.plan import DriveNeeds, Note, Notice, PlanEntry, SortAction
from photo_sorter.services.files.passing_over import PassingOver

_NAMED = 3  # of the folders that are passed over


class Surroundings:
    def __init__(
        self, roots: Sequence[Folder], mover: FileMover, passing_over: PassingOver
    ) -> None:
        self._roots = [root.path for root in roots]
        self._scopes = passing_over.scopes(roots)
        self._passing_over = passing_over
        self._mover = mover
        self._drives: dict[FilePath, Drive] = {}

    def of(
        self, entries: Iterable[PlanEntry], bases: Collection[FilePath]
    ) -> tuple[tuple[DriveNeeds, ...], tuple[Note, ...]]:
        """What each drive must take, and what is to be said; `bases` are where templates lie. The
        drives that files come from are among them: they must be there, too."""
        needed: Counter[FilePath] = Counter()
        free: dict[FilePath, int] = {}
        crossing = 0
        sources: set[FilePath] = set()
        targets: set[FilePath] = set()
        for entry in entries:
            if not entry.target:
                continue
            source = entry.source.rpartition("/")[0] or "/"
            target = entry.target.rpartition("/")[0] or "/"
            sources.add(source)
            targets.add(target)
            there = self._drive(target)
            free[there.mount] = there.free
            here = self._drive(source)
            free[here.mount] = here.free
            other = here.device != there.device
            crossing += other and entry.action is SortAction.MOVE
            needed[there.mount] += entry.size if other or entry.action is SortAction.COPY else 0
        drives = tuple(DriveNeeds(mount, needed[mount], free[mount]) for mount in sorted(free))
        notes = self._places(sources, targets, bases)
        if crossing:
            notes.append(Note(Notice.OTHER_DRIVE, _files(crossing)))
        notes += [
            Note(Notice.NO_SPACE, drive.mount) for drive in drives if drive.needed > drive.free
        ]
        return drives, tuple(notes)

    def _places(
        self, sources: set[FilePath], targets: set[FilePath], bases: Collection[FilePath]
    ) -> list[Note]:
        origins = {self._root(source) for source in sources} - {""}
        roots = {target: self._root(target) for target in targets}
        away = [target for target, root in roots.items() if not root]
        inside = [base for base in bases if any(is_inside(base, root) for root in origins)]
        return [
            *(Note(Notice.INSIDE, base) for base in sorted(inside)),
            *(Note(Notice.WATCHED, root) for root in sorted({*roots.values()} - origins - {""})),
            *([Note(Notice.NOT_WATCHED, os.path.commonpath(away))] if away else []),
            *self._hidden(roots),
        ]

    def _hidden(self, roots: Mapping[FilePath, FilePath]) -> list[Note]:
        """Of targets in watched folders that no scan looks at."""
        seen: dict[FilePath, dict[FilePath, bool]] = {}
        hidden = [
            target
            for target, root in sorted(roots.items())
            if root
            and self._passing_over.holds(target, self._scopes[root], seen.setdefault(root, {}))
        ]
        return [Note(Notice.PASSED_OVER, target) for target in hidden[:_NAMED]]

    def _root(self, folder: FilePath) -> FilePath:
        found = [root for root in self._roots if folder == root or is_inside(folder, root)]
        return max(found, key=len, default="")

    def _drive(self, folder: FilePath) -> Drive:
        if folder not in self._drives:
            self._drives[folder] = self._mover.drive(folder)
        return self._drives[folder]


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
