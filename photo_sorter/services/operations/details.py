"""Titles, descriptions, copyrights, creators and places, as a person says them."""

from __future__ import annotations

from dataclasses import replace

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import EditPhotos, Operation, RestoreDetails
from photo_sorter.core.person_details import DetailChange, one_line, paragraphs
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied


class DetailOperations:
    """Handles EditPhotos and RestoreDetails."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.details
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """In the catalog alone: no file is written."""
        match operation:
            case EditPhotos(photo_ids, change):
                before = self._table.set_by_person(photo_ids, tidied(change))
            case RestoreDetails(photo_ids, said):
                before = self._table.restore(photo_ids, said)
            case _:
                return None
        deed = Deed(Action.PHOTOS_EDITED, "", len(photo_ids))
        return Applied(deed, RestoreDetails(photo_ids, tuple(before)), self._tell)

    def _tell(self) -> None:
        self._events.publish(PhotosChanged())


def tidied(change: DetailChange) -> DetailChange:
    """The texts as they are kept."""
    return replace(
        change,
        title=None if change.title is None else one_line(change.title),
        description=None if change.description is None else paragraphs(change.description),
        copyright=None if change.copyright is None else one_line(change.copyright),
        creator=None if change.creator is None else one_line(change.creator),
    )
