"""Captions, as a person writes and deletes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.events import CaptionsChanged, EventBus, PhotosChanged
from photo_sorter.core.operations import (
    CaptionPhoto,
    DeleteCaptions,
    Operation,
    RestoreCaptions,
)
from photo_sorter.core.person_details import one_line
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied


def _utc_now() -> datetime:
    return datetime.now(UTC)


class CaptionOperations:
    """Handles CaptionPhoto, DeleteCaptions and RestoreCaptions."""

    def __init__(
        self, catalog: Catalog, events: EventBus, clock: Callable[[], datetime] = _utc_now
    ) -> None:
        self._table = catalog.captions
        self._events = events
        self._clock = clock

    def apply(self, operation: Operation) -> Applied | None:
        """In the catalog alone: no file is written."""
        match operation:
            case CaptionPhoto(photo_id, text):
                written = one_line(text)
                caption = Caption(photo_id, written, True, self._clock().replace(microsecond=0))
                photo_ids, captions = (photo_id,), (caption,) if written else ()
                action = Action.CAPTION_CHANGED
            case DeleteCaptions(photo_ids):
                captions, action = (), Action.CAPTIONS_DELETED
            case RestoreCaptions(photo_ids, captions):
                action = Action.CAPTION_CHANGED
            case _:
                return None
        before = self._table.restore(photo_ids, captions)
        inverse = RestoreCaptions(photo_ids, tuple(before))
        return Applied(Deed(action, "", len(photo_ids)), inverse, self._tell)

    def _tell(self) -> None:
        self._events.publish(CaptionsChanged())
        self._events.publish(PhotosChanged())
