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
from photo_sorter.core.person_details import PersonDetails, details_of
from photo_sorter.core.person_fields import keeping
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.rating import PersonRating
from photo_sorter.services.operations.applied import Applied
from photo_sorter.services.sidecars.taking import person_rating

Before = tuple[PersonRating, PersonDetails]


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
                said = [before for each in decisions for before in self._decide(each)]
                said.reverse()  # where one photo stands twice, the first word is put back last
                inverse: Operation = ReopenConflicts(
                    decisions,
                    tuple(rating for rating, _ in said),
                    tuple(details for _, details in said),
                )
                action = Action.CONFLICTS_DECIDED
            case ReopenConflicts(decisions, ratings, details):
                for each in decisions:
                    conflict = FieldConflict(each.field, *_values(each))
                    self._catalog.conflicts.put(each.location_id, conflict, undone=True)
                for rating in ratings:
                    self._catalog.ratings.restore([rating])
                for one in details:
                    self._catalog.details.restore([one.photo_id], [one])
                inverse = DecideConflicts(decisions)
                action = Action.CONFLICTS_REOPENED
            case _:
                return None
        return Applied(Deed(action, "", len(decisions)), inverse, lambda: self._tell(decisions))

    def _decide(self, decision: ConflictDecision) -> list[Before]:
        """What was said of the photo until now; nothing where that stays."""
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
        self._say(decision.photo_id, keeping(said, field, theirs))
        before = person_rating(decision.photo_id, said), details_of(decision.photo_id, said.details)
        return [before]

    def _say(self, photo_id: PhotoId, said: PersonSaid) -> None:
        self._catalog.ratings.restore([person_rating(photo_id, said)])
        self._catalog.details.restore([photo_id], [details_of(photo_id, said.details)])

    def _tell(self, decisions: Sequence[ConflictDecision]) -> None:
        self._catalog.sidecar_outbox.add([each.photo_id for each in decisions])
        self._events.publish(PhotosChanged())
        self._events.publish(SidecarsChanged())
        self._request()


def _values(decision: ConflictDecision) -> tuple[str | int | None, str | int | None]:
    return json.loads(decision.ours), json.loads(decision.theirs)
