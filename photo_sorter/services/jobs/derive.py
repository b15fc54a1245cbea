"""Computes what photos lack of each derivation, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from photo_sorter.core.batches import grouped
from photo_sorter.core.derivation import Derivation, Derived
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.events import EventBus, FailuresChanged
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import Activity
from photo_sorter.services.derivations.deriver import Deriver
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority

_TAKEN_AT_ONCE = 256


class DeriveJob(Job):
    """All derivations, one after the other. Nobody waits for it: it makes room for every other
    job."""

    key = "derive"
    lane = Lane.MODEL
    priority = Priority.DERIVE

    def __init__(
        self,
        catalog: Catalog,
        derivers: Sequence[Deriver],
        look_for_roots: Callable[[], object],
        events: EventBus,
        then: Sequence[Job] = (),
    ) -> None:
        """`look_for_roots` notes in the catalog which folders are there."""
        self._catalog = catalog
        self._derivers = derivers
        self._look_for_roots = look_for_roots
        self._events = events
        self._then = then

    def followers(self) -> Sequence[Job]:
        return self._then

    def run(self, context: JobContext) -> bool:
        self.derive(context)
        return not context.should_yield()

    def derive(self, context: JobContext) -> None:
        for deriver in self._derivers:
            self._fill(deriver, context)

    def _fill(self, deriver: Deriver, context: JobContext) -> None:
        """Compute what is lacking. A photo that cannot be looked at now is passed over."""
        table, derivation, progress = self._catalog.derived, deriver.derivation, context.progress
        if context.should_yield() or not deriver.is_wanted():
            return
        lacking = table.lacking(derivation, _TAKEN_AT_ONCE, PhotoId(0))
        if not lacking:
            deriver.finished()
            return
        left = table.count_lacking(derivation)
        progress.begin(Activity.DERIVING, left)
        try:
            while lacking and not context.should_yield():
                for group in grouped(deriver.derive(lacking, context.should_yield)):
                    self._keep(deriver, derivation, group, lacking)
                    left = max(0, left - len(group))
                    progress.advance(len(group), left)
                after = max(x.photo_id for x in lacking if x.photo_id is not None)
                lacking = table.lacking(derivation, _TAKEN_AT_ONCE, after)
        finally:
            progress.end()
        if not lacking and not context.should_yield():
            deriver.finished()

    def _keep(
        self,
        deriver: Deriver,
        derivation: Derivation,
        derived: Sequence[Derived],
        locations: Sequence[Location],
    ) -> None:
        derived = self._without_lost(derived, locations)
        with self._catalog.transaction():
            kept = [
                x if x.value is None else replace(x, value=deriver.keep(x.photo_id, x.value))
                for x in derived
            ]
            self._catalog.derived.put(derivation, kept)
        deriver.tell()
        if any(x.failure is not None for x in derived):
            self._events.publish(FailuresChanged())

    def _without_lost(
        self, derived: Sequence[Derived], locations: Sequence[Location]
    ) -> Sequence[Derived]:
        """Files that could not be read because their folder has gone are no failures."""
        if not any(_is_unreadable(x) for x in derived):
            return derived
        self._look_for_roots()
        online = self._catalog.folders.online()
        away = {x.photo_id for x in locations if x.folder_id not in online}
        return [x for x in derived if not (_is_unreadable(x) and x.photo_id in away)]


def _is_unreadable(derived: Derived) -> bool:
    return derived.failure is not None and derived.failure.kind is FailureKind.UNREADABLE
