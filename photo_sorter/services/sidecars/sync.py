"""Brings sidecars and catalog together: reads what was changed in the files, writes what a person
said, and notes both so that either may be repeated after a crash."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from photo_sorter.core.batches import in_batches
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import EventBus, FailuresChanged, SidecarsChanged, TagsChanged
from photo_sorter.core.file_merge import changed_fields, same_fields
from photo_sorter.core.file_state import FileState, heard, told
from photo_sorter.core.person_said import same_said
from photo_sorter.core.photo import FileStamp, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem, OutboxEntry, OutboxState, SidecarBase
from photo_sorter.core.ports.sidecars import (
    ChangedMeanwhileError,
    Outcome,
    SidecarChange,
    SidecarExchange,
    TakesNoWordsError,
)
from photo_sorter.core.problems import Occurrence
from photo_sorter.services.sidecars.looking import Look, Looker, Trouble, problem_of
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport
from photo_sorter.services.sidecars.rewritten import Rewritten, RewrittenPictures
from photo_sorter.services.sidecars.taking import take, taken_from

_PICTURES_AT_ONCE = 4  # photos that are written into: for so long nobody compares files
_AT_ONCE = 64  # photos; what is written between two commits, and settled on the disk together
_FIRST_RETRY_SECONDS, _LAST_RETRY_SECONDS = 60, 3600
_ROUNDS = 3
_MOVED = (SidecarAction.READ, SidecarAction.WRITTEN)
_DISTRUSTED = (-1, -1)  # the stamp of a sidecar that must be read again

Cancelled = Callable[[], bool]
Done = tuple[Look | Trouble, SidecarReport]


class SidecarSync:
    """One run at a time; from any thread. `writing` is held from a sidecar's writing until its
    stamp is noted: who looks at sidecars meanwhile takes no write of ours for another's."""

    def __init__(
        self,
        catalog: Catalog,
        files: FileSystem,
        sidecars: SidecarExchange,
        events: EventBus,
        writing: threading.Lock,
        clock: Callable[[], float] = time.time,
        inside: Callable[[], bool] = lambda: False,
        thumbnail_of: Callable[[str], Path] | None = None,
    ) -> None:
        """`clock` counts seconds since 1970. `inside`: whether pictures are written into (see
        `Looker`), where nothing else is said."""
        self._catalog = catalog
        self._files = files
        self._sidecars = sidecars
        self._events = events
        self._writing = writing
        self._clock = clock
        self._inside = inside
        self._pictures = RewrittenPictures(catalog, files, sidecars, thumbnail_of)
        self._lane = threading.Lock()

    def due(self) -> int:
        """How many photos are to be looked at, but for those that failed before."""
        return self._catalog.sidecar_outbox.counts().get(OutboxState.DUE, 0)

    def drain(
        self,
        write: bool,
        cancelled: Cancelled,
        done: Callable[[int], None] = lambda count: None,
    ) -> None:
        """Look at all that is due, and write where that is wished; `done` is told how many more
        photos were. What one file's change makes due of others is looked at in the same run."""
        for _ in range(_ROUNDS):
            if not self._round(write, cancelled, done):
                return

    def _round(self, write: bool, cancelled: Cancelled, done: Callable[[int], None]) -> bool:
        """Whether anything came of it."""
        after, moved = PhotoId(0), False
        inside = self._inside()
        looker, at_once = self._looker(inside), _at_once(inside)
        while not cancelled():
            with self._lane:
                due = self._catalog.sidecar_outbox.due(at_once, int(self._clock()), after)
                if not due:
                    return moved
                photo_ids = [entry.photo_id for entry in due]
                reports = self._bring_together(photo_ids, write, looker)
            done(len(due))
            moved = moved or any(report.action in _MOVED for report in reports)
            after = due[-1].photo_id
        return False

    def photos(
        self,
        photo_ids: Sequence[PhotoId],
        write: bool,
        cancelled: Cancelled,
        inside: bool | None = None,
    ) -> Iterator[SidecarReport]:
        """The same for these photos, whether anything of them is due or not."""
        inside = self._inside() if inside is None else inside
        looker = self._looker(inside)
        for group in in_batches(photo_ids, _at_once(inside)):
            if cancelled():
                return
            with self._lane:
                yield from self._bring_together(group, write, looker)

    def plan(
        self, photo_ids: Sequence[PhotoId], write: bool, inside: bool | None = None
    ) -> Iterator[SidecarReport]:
        """What `photos` would do. Nothing is written or noted."""
        looker = self._looker(inside)
        for group in in_batches(photo_ids, _AT_ONCE):
            for look in looker.look(group):
                yield report_of(look, wrote=write and isinstance(look, Look) and look.wants_writing)

    def writes_inside(self) -> bool:
        """Whether this machine has what it takes to write into pictures."""
        return self._sidecars.writes_inside()

    def look(self, photo_ids: Sequence[PhotoId]) -> Iterator[Look | Trouble]:
        return self._looker().look(photo_ids)

    def keep(self, looks: Sequence[Look | Trouble]) -> list[SidecarReport]:
        """Note what was read, once `take` has made a person's word of it."""
        done = [(look, report_of(look, wrote=False)) for look in looks]
        for group in in_batches(done, _AT_ONCE):
            with self._lane:
                self._note(group, {}, taken=True)
        return [report for _, report in done]

    def _looker(self, inside: bool | None = None) -> Looker:
        inside = self._inside() if inside is None else inside
        return Looker(self._catalog, self._files, self._sidecars, inside=inside)

    def _bring_together(
        self, photo_ids: Sequence[PhotoId], write: bool, looker: Looker
    ) -> list[SidecarReport]:
        entries = self._catalog.sidecar_outbox.of(photo_ids)
        looks = list(looker.look(photo_ids))
        for photo_id in set(photo_ids) - {_photo_of(look) for look in looks}:
            if photo_id in entries:  # it has no file now; with one it is due again
                self._catalog.sidecar_outbox.settle(photo_id, entries[photo_id].turn)
        if not write or not any(isinstance(look, Look) and look.wants_writing for look in looks):
            done = [(look, report_of(look, wrote=False)) for look in looks]
            self._note(done, entries, taken=False)
        else:
            with self._writing:
                done = self._write_beside(self._write(looks, looker), looker)
                self._note(done, entries, taken=False)
        return [report for _, report in done]

    # ------------------------------------------------------------------------------- writing

    def _write(self, looks: Sequence[Look | Trouble], looker: Looker) -> list[Done]:
        """A sidecar that several pictures share is written for one of them at a time."""
        chosen: dict[str, Look] = {}
        for look in looks:
            if isinstance(look, Look) and look.wants_writing:
                chosen.setdefault(look.sidecar, look)
        changes = [
            SidecarChange(
                Path(look.sidecar), look.theirs, look.merged.fields, look.stamp, look.keep_time
            )
            for look in chosen.values()
        ]
        outcomes = dict(zip(chosen, self._sidecars.exchange_all(changes), strict=True))
        looker.refusing.update(
            look.location.id
            for place, look in chosen.items()
            if isinstance(outcomes[place], TakesNoWordsError)
        )
        return [(look, self._written(look, chosen, outcomes)) for look in looks]

    def _write_beside(self, done: list[Done], looker: Looker) -> list[Done]:
        """Pictures that turned out to take no words have a sidecar instead."""
        refusing = {report.location_id for _, report in done if report.inside} & looker.refusing
        if not refusing:
            return done
        photo_ids = {r.photo_id for _, r in done if r.location_id in refusing}
        again = [look for look in looker.look(photo_ids) if look.location.id in refusing]
        others = [each for each in done if each[1].location_id not in refusing]
        return others + self._write(again, looker)

    def _written(
        self, look: Look | Trouble, chosen: dict[str, Look], outcomes: dict[str, Outcome]
    ) -> SidecarReport:
        if isinstance(look, Trouble) or not look.wants_writing:
            return report_of(look, wrote=False)
        outcome = outcomes[look.sidecar]
        if chosen[look.sidecar] is not look or isinstance(outcome, ChangedMeanwhileError):
            return report_of(look, wrote=False, action=SidecarAction.LATER)
        if isinstance(outcome, OSError | PhotoSorterError):
            problem = problem_of(outcome, inside=look.inside)
            return report_of(look, wrote=False, action=SidecarAction.FAILED, problem=problem)
        return report_of(look, wrote=True)

    # -------------------------------------------------------------------------------- noting

    def _note(self, done: Sequence[Done], entries: dict[PhotoId, OutboxEntry], taken: bool) -> None:
        """One transaction. `taken`: what the files say is a person's word already."""
        reports = [report for _, report in done]
        rewritten = {
            look.location.id: self._pictures.look(look)
            for look, report in done
            if isinstance(look, Look) and look.inside and report.action is SidecarAction.WRITTEN
        }
        with self._catalog.transaction():
            said = self._catalog.file_words.said([report.photo_id for report in reports])
            changed: set[PhotoId] = set()
            for look, report in done:
                if isinstance(look, Trouble) or report.action is SidecarAction.LATER:
                    continue
                now = look.taken if taken else look.said
                if not same_said(said.get(look.photo_id), now) or look.photo_id in changed:
                    continue  # a person spoke meanwhile, or another file did: it is still due
                if not taken and look.taken != look.said:
                    take(self._catalog, taken_from([look]))
                    changed.add(look.photo_id)
                self._note_one(look, report, rewritten.get(look.location.id))
            for photo_id, entry in entries.items():
                self._settle(entry, [r for r in reports if r.photo_id == photo_id])
        self._tell(reports)

    def _note_one(self, look: Look, report: SidecarReport, rewritten: Rewritten | None) -> None:
        wrote = report.action is SidecarAction.WRITTEN
        state, stamp = look.state_after(wrote), look.stamp
        if wrote and look.inside:
            stamp = _DISTRUSTED if rewritten is None else rewritten.stamp[:2]
        elif wrote:
            stamp = self._stamp_of_written(look)
        words = self._catalog.file_words
        if stamp is None:
            words.remove_bases([look.location.id])
        else:
            base = SidecarBase(look.photo_id, look.sidecar, stamp, state)
            words.put_bases({look.location.id: base})
            if look.known is not None:
                words.hear(look.photo_id, look.known.state, state)
            else:
                now = told(look.read, heard(state))
                words.hear(look.photo_id, FileState(look.read, look.read), FileState(now, now))
            if rewritten is not None:
                self._pictures.know(look, rewritten)
            elif wrote and stamp != _DISTRUSTED and not look.uncovers:
                self._know(look, stamp)
        self._catalog.conflicts.replace(look.location.id, look.merged.conflicts)
        if wrote and not look.inside:
            others = self._catalog.locations.beside(look.sidecar)
            shared = {x.photo_id for x in others if x.photo_id not in (None, look.photo_id)}
            self._catalog.sidecar_outbox.add([x for x in shared if x is not None])

    def _know(self, look: Look, stamp: tuple[int, int]) -> None:
        """What we wrote is no reason to read the picture again; what another program had written
        before, and nobody has read yet, is."""
        table = self._catalog.sidecars
        if table.under(look.sidecar).get(look.sidecar) == look.stamp:
            table.put({look.sidecar: FileStamp(*stamp, 0, 0)})

    def _stamp_of_written(self, look: Look) -> tuple[int, int]:
        """Of a sidecar that says what we wrote: another program may have been there since."""
        looker = self._looker()
        stamp = looker.stamp(look.sidecar)
        try:
            says = self._sidecars.read(Path(look.sidecar))
        except (OSError, PhotoSorterError):
            return _DISTRUSTED
        same = says is not None and same_fields(says, look.merged.fields)
        return stamp if same and stamp is not None else _DISTRUSTED

    def _settle(self, entry: OutboxEntry, reports: Sequence[SidecarReport]) -> None:
        outbox, actions = self._catalog.sidecar_outbox, {report.action for report in reports}
        failed = [report for report in reports if report.action is SidecarAction.FAILED]
        if failed and failed[0].problem is not None:
            wait = min(_FIRST_RETRY_SECONDS << min(entry.attempts, 10), _LAST_RETRY_SECONDS)
            outbox.fail(
                entry.photo_id,
                entry.turn,
                failed[0].location_id,
                failed[0].problem,
                int(self._clock()) + wait,
            )
        elif not reports or SidecarAction.LATER in actions:
            pass
        elif SidecarAction.WAITING in actions:
            outbox.wait(entry.photo_id, entry.turn)
        else:
            outbox.settle(entry.photo_id, entry.turn)

    def _tell(self, reports: Sequence[SidecarReport]) -> None:
        actions = {report.action for report in reports}
        if actions.intersection(_MOVED):
            self._events.publish(TagsChanged())
        if SidecarAction.FAILED in actions:
            self._events.publish(FailuresChanged())
        if reports:
            self._events.publish(SidecarsChanged())


def _at_once(inside: bool) -> int:
    return _PICTURES_AT_ONCE if inside else _AT_ONCE


def report_of(
    look: Look | Trouble,
    *,
    wrote: bool = False,
    action: SidecarAction | None = None,
    problem: Occurrence | None = None,
) -> SidecarReport:
    if isinstance(look, Trouble):
        found = SidecarAction.LATER if look.problem is None else SidecarAction.FAILED
        return SidecarReport(
            look.location.path, look.sidecar, look.location.id, _photo_of(look), found,
            problem=look.problem,
        )  # fmt: skip
    read = changed_fields(look.state.fields, look.merged.fields)
    fields = changed_fields(look.fields, look.merged.fields)
    if action is None:
        action, fields = _action(look, wrote, fields, read)
    return SidecarReport(
        look.location.path,
        look.sidecar,
        look.location.id,
        look.photo_id,
        action,
        fields,
        look.merged.conflicts,
        problem,
    )


def _action(
    look: Look, wrote: bool, to_write: tuple[str, ...], to_read: tuple[str, ...]
) -> tuple[SidecarAction, tuple[str, ...]]:
    if wrote:
        return SidecarAction.WRITTEN, to_write
    if look.wants_writing:
        return SidecarAction.WAITING, to_write
    if look.known is None and look.theirs is not None:
        to_read = changed_fields(look.read, told(look.read, heard(look.unwritten)))
    if look.taken != look.said or to_read:
        return SidecarAction.READ, to_read
    return SidecarAction.UNCHANGED, ()


def _photo_of(look: Look | Trouble) -> PhotoId:
    photo_id = look.location.photo_id
    assert photo_id is not None  # only files of photos are looked at
    return photo_id
