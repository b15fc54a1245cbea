"""Sidecars as a person asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import EngineError, InvalidInputError, NotFoundError
from photo_sorter.core.operations import (
    Compound,
    ConflictDecision,
    DecideConflicts,
    Operation,
    Side,
)
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, OutboxState, SidecarConflict
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.sidecars.looking import Look, Trouble
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport
from photo_sorter.services.sidecars.sync import Cancelled, SidecarSync
from photo_sorter.services.sidecars.taking import taken_from


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
        self._access.check()
        self._check(inside)
        return self._written(self._to_write(paths), cancelled, inside)

    def check_inside(self) -> None:
        """Raises EngineError where nothing can be written into pictures on this machine."""
        if not self._sync.writes_inside():
            raise EngineError(Problem.EXIFTOOL_MISSING)

    def _check(self, inside: bool | None) -> None:
        if inside:
            self.check_inside()

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
        return self._sync.plan(self._to_write(paths), True, inside)

    def read(
        self, paths: Sequence[FilePath], cancelled: Cancelled
    ) -> tuple[list[SidecarReport], Change | None]:
        """Read what was changed in the files; where that changes what a person said, that is one
        change, which can be undone. Raises LibraryLockedError, NotFoundError."""
        self._access.check()
        looks: list[Look | Trouble] = []
        for look in self._sync.look(self._photos(paths)):
            if cancelled():
                break
            looks.append(look)
        taken = taken_from([look for look in looks if isinstance(look, Look)])
        change = self._do(Compound(taken, Action.FILES_READ)) if taken else None
        reports = self._sync.keep(looks)
        self._request()
        return reports, change

    def plan_read(self, paths: Sequence[FilePath]) -> Iterator[SidecarReport]:
        """What `read` would do. Raises NotFoundError."""
        return self._sync.plan(self._photos(paths), False)

    def status(self, paths: Sequence[FilePath] = ()) -> Iterator[SidecarReport]:
        """Of these files, or of all that wait for something. Looks at the disk, and writes nothing.
        Raises NotFoundError."""
        return self._sync.plan(self._to_write(paths), False)

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
        among = set(self._photos(paths))
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

    def _to_write(self, paths: Sequence[FilePath]) -> list[PhotoId]:
        if paths:
            return self._photos(paths)
        return [entry.photo_id for entry in self._catalog.sidecar_outbox.all()]

    def _photos(self, paths: Sequence[FilePath]) -> list[PhotoId]:
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
