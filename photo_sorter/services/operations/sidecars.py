"""What a person decides where they and a file say different things."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import EventBus, PhotosChanged, SidecarsChanged
from photo_sorter.core.file_merge import FieldConflict
from photo_sorter.core.merge_steps import decided
from photo_sorter.core.operations import (
    ConflictDecision,
    DecideConflicts,
    Operation,
    ReopenConflicts,
    Side,
)
from photo_sorter.core.person_said import keeping
from photo_sorter.core.ports import Catalog
from photo_sorter.core.rating import PersonRating
from photo_sorter.services.operations.applied import Applied
from photo_sorter.services.sidecars.taking import person_rating


class SidecarOperations:
    """Handles DecideConflicts and ReopenConflicts. The files follow in the background."""

    def __init__(self, catalog: Catalog, events: EventBus, request: Callable[[], None]) -> None:
        """`request` asks for what is due to be looked at, soon."""
        self._catalog = catalog
        self._events = events
        self._request = request

    def apply(self, operation: Operation) -> Applied | None:
        """A file that is gone meanwhile is passed over."""
        match operation:
            case DecideConflicts(decisions):
                said = [rating for each in decisions for rating in self._decide(each)]
                before = tuple(reversed(said))  # where one photo stands twice, the first word
                inverse: Operation = ReopenConflicts(decisions, before)
                action = Action.CONFLICTS_DECIDED
            case ReopenConflicts(decisions, said_before):
                for each in decisions:
                    conflict = FieldConflict(each.field, *_values(each))
                    self._catalog.conflicts.put(each.location_id, conflict, undone=True)
                for one in said_before:
                    self._catalog.ratings.restore([one])
                inverse = DecideConflicts(decisions)
                action = Action.CONFLICTS_REOPENED
            case _:
                return None
        return Applied(Deed(action, "", len(decisions)), inverse, lambda: self._tell(decisions))

    def _decide(self, decision: ConflictDecision) -> list[PersonRating]:
        """What was said of the photo until now."""
        catalog, place, field = self._catalog, decision.location_id, decision.field
        again = field in catalog.conflicts.undone([place]).get(place, set())
        catalog.conflicts.remove(place, field)
        said = catalog.file_words.said([decision.photo_id]).get(decision.photo_id)
        _, theirs = _values(decision)
        ours = decision.keep is Side.OURS
        base = catalog.file_words.bases([place]).get(place)
        if base is not None:
            state = decided(base.state, field, theirs, ours=ours, again=again)
            catalog.file_words.put_bases({place: replace(base, state=state)})
        if ours or said is None:
            return []
        kept = keeping(said, field, theirs)
        return catalog.ratings.restore([person_rating(decision.photo_id, kept)])

    def _tell(self, decisions: Sequence[ConflictDecision]) -> None:
        self._catalog.sidecar_outbox.add([each.photo_id for each in decisions])
        self._events.publish(PhotosChanged())
        self._events.publish(SidecarsChanged())
        self._request()


def _values(decision: ConflictDecision) -> tuple[str | int | None, str | int | None]:
    return json.loads(decision.ours), json.loads(decision.theirs)
