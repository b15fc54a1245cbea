"""Sidecars as a person asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.batches import in_batches
from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import EngineError, InvalidInputError, NotFoundError
from photo_sorter.core.operations import (
    Compound,
    ConflictDecision,
    DecideConflicts,
    Operation,
    Side,
)
from photo_sorter.core.photo import FilePath, FolderState, PhotoId
from photo_sorter.core.ports import Catalog, OutboxState, SidecarConflict
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.sidecars.looking import Look, Trouble
from photo_sorter.services.sidecars.report import AwaitedFolder, SidecarAction, SidecarReport
from photo_sorter.services.sidecars.sync import Cancelled, SidecarSync, report_of
from photo_sorter.services.sidecars.taking import taken_from

_AT_ONCE = 64  # photos


@dataclass(frozen=True, slots=True)
class SidecarCounts:
    """Photos, by what their sidecars wait for; and conflicts."""

    due: int = 0  # to be looked at
    waiting: int = 0  # to be written, once somebody asks for that
    failed: int = 0  # to be tried again
    conflicts: int = 0


class SidecarService:
    """May be used from any thread; long work, for a worker's. Paths are files of the library, or
    folders; without any it is about all."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        sync: SidecarSync,
        do: Callable[[Operation], Change],
        request: Callable[[], None],
    ) -> None:
        """`do` is the journal's. `request` asks for what is due to be looked at, soon."""
        self._access = access
        self._catalog = catalog
        self._sync = sync
        self._do = do
        self._request = request

    def write(
        self, paths: Sequence[FilePath], cancelled: Cancelled, inside: bool | None = None
    ) -> Iterator[SidecarReport]:
        """Write what a person said, whatever the setting says; what was changed in the files is
        read. With `inside` into the pictures themselves, None for where the setting says. Raises
        LibraryLockedError, NotFoundError, EngineError where nothing can be written into pictures
        here."""
        self._check(inside)
        return self.write_photos(self.to_write(paths), cancelled, inside)

    def write_photos(
        self, photo_ids: Sequence[PhotoId], cancelled: Cancelled, inside: bool | None = None
    ) -> Iterator[SidecarReport]:
        """The same for these photos. Raises LibraryLockedError."""
        self._access.check()
        return self._written(photo_ids, cancelled, inside)

    def _check(self, inside: bool | None) -> None:
        if inside and not self._sync.writes_inside():
            raise EngineError(Problem.EXIFTOOL_MISSING)

    def _written(
        self, photo_ids: Sequence[PhotoId], cancelled: Cancelled, inside: bool | None
    ) -> Iterator[SidecarReport]:
        """Then those once more of which another file said something new."""
        yield from self._sync.photos(photo_ids, True, cancelled, inside)
        entries = self._catalog.sidecar_outbox.of(photo_ids).values()
        again = [each.photo_id for each in entries if each.state is OutboxState.DUE]
        for report in self._sync.photos(again, True, cancelled, inside):
            if report.action is SidecarAction.WRITTEN:
                yield report

    def plan_write(
        self, paths: Sequence[FilePath], inside: bool | None = None
    ) -> Iterator[SidecarReport]:
        """What `write` would do. Raises NotFoundError, EngineError."""
        self._check(inside)
        return self._sync.plan(self.to_write(paths), True, inside)

    def read(
        self, paths: Sequence[FilePath], cancelled: Cancelled
    ) -> tuple[list[SidecarReport], Change | None]:
        """Read what was changed in the files; where that changes what a person said, that is one
        change, which can be undone. Raises LibraryLockedError, NotFoundError."""
        settled: list[SidecarReport] = []
        reports, change = self.read_photos(
            self.photos(paths), cancelled, settled=lambda look: settled.append(report_of(look))
        )
        return sorted([*settled, *reports], key=lambda report: report.path), change

    def read_photos(
        self,
        photo_ids: Sequence[PhotoId],
        cancelled: Cancelled,
        done: Callable[[int], None] = lambda count: None,
        settled: Callable[[Look], None] = lambda look: None,
    ) -> tuple[list[SidecarReport], Change | None]:
        """The same of these photos. `done` is told how many more were looked at, `settled` of each
        file that says nothing new: of a million, most do, and are neither kept nor reported. What
        was looked at before it was cancelled counts. Raises LibraryLockedError."""
        self._access.check()
        looks: list[Look | Trouble] = []
        for group in in_batches(photo_ids, _AT_ONCE):
            if cancelled():
                break
            for look in self._sync.look(group):
                if isinstance(look, Look) and look.is_settled:
                    settled(look)
                else:
                    looks.append(look)
            done(len(group))
        taken = taken_from([look for look in looks if isinstance(look, Look)])
        change = self._do(Compound(taken, Action.FILES_READ)) if taken else None
        reports = self._sync.keep(looks)
        self._request()
        return reports, change

    def plan_read(self, paths: Sequence[FilePath]) -> Iterator[SidecarReport]:
        """What `read` would do. Raises NotFoundError."""
        return self._sync.plan(self.photos(paths), False)

    def status(self, paths: Sequence[FilePath] = ()) -> Iterator[SidecarReport]:
        """Of these files, or of all that wait for something. Looks at the disk, and writes nothing.
        Raises NotFoundError."""
        return self._sync.plan(self.to_write(paths), False)

    def counts(self) -> SidecarCounts:
        """As far as it was looked at; the disk is not."""
        counts = self._catalog.sidecar_outbox.counts()
        return SidecarCounts(
            counts.get(OutboxState.DUE, 0),
            counts.get(OutboxState.WAITING, 0),
            counts.get(OutboxState.FAILED, 0),
            len(self._catalog.conflicts.all()),
        )

    def conflicts(self, paths: Sequence[FilePath] = ()) -> list[SidecarConflict]:
        """What both a person and the files changed, by path and field. Raises NotFoundError."""
        found = self._catalog.conflicts.all()
        if not paths:
            return found
        among = set(self.photos(paths))
        return [conflict for conflict in found if conflict.photo_id in among]

    def decision(self, conflicts: Sequence[SidecarConflict], keep: Side) -> DecideConflicts:
        """The operation that decides these. Raises InvalidInputError where there are none."""
        if not conflicts:
            raise InvalidInputError(Problem.NO_CONFLICTS)
        return DecideConflicts(
            tuple(
                ConflictDecision(
                    each.location_id,
                    each.photo_id,
                    each.conflict.field,
                    json.dumps(each.conflict.ours),
                    json.dumps(each.conflict.theirs),
                    keep,
                )
                for each in conflicts
            )
        )

    def knows(self, path: FilePath) -> bool:
        """Whether it is a file of a photo, or a folder with such files in it."""
        return any(file.photo_id for file in self._catalog.locations.under(path).values())

    def awaited(self) -> list[AwaitedFolder]:
        """The folders that are away, of whose photos something waits to be compared with their
        files; by path."""
        away = self._catalog.sidecar_outbox.away()
        folders = self._catalog.folders.all(counted=False) if away else []
        return [
            AwaitedFolder(
                folder.path, Occurrence(Problem.SIDECARS_AWAIT_FOLDER, {"count": away[folder.id]})
            )
            for folder in folders
            if folder.id in away and folder.state is not FolderState.ONLINE
        ]

    def to_write(self, paths: Sequence[FilePath] = ()) -> list[PhotoId]:
        """The photos of these files and folders; else all that wait for something. Raises
        NotFoundError."""
        if paths:
            return self.photos(paths)
        return [entry.photo_id for entry in self._catalog.sidecar_outbox.all()]

    def photos(self, paths: Sequence[FilePath] = ()) -> list[PhotoId]:
        """The photos of these files and folders; else all. Raises NotFoundError."""
        if not paths:
            return [PhotoId(i) for i in self._catalog.photos.listing(EVERYTHING).ids.tolist()]
        found: dict[PhotoId, None] = {}
        for path in paths:
            known = self._catalog.locations.under(path).values()
            photos = [file.photo_id for file in known if file.photo_id is not None]
            if not photos:
                raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)
            found.update(dict.fromkeys(photos))
        return list(found)
