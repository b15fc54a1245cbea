"""The sensitive groups of tags: switched on, photos are tagged with them; switched off, what the
model gave of them goes."""

from __future__ import annotations

from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.ports import Catalog
from photo_sorter.services.labels.tagging import Tagger


class SensitiveTags:
    """Compares what a person wants with what the photos were tagged with, so that a switch that
    was made while nothing ran is followed at the next start. From any thread."""

    def __init__(self, catalog: Catalog, tagger: Tagger, events: EventBus) -> None:
        self._catalog = catalog
        self._tagger = tagger
        self._events = events

    def follow(self) -> bool:
        """The settings may be others: what is off goes at once. Whether photos are to be tagged
        anew with what is on."""
        wanted, asked = self._tagger.groups(), self._catalog.sensitive.asked()
        if wanted == asked:
            return False
        self._tagger.vocabulary_changed()
        if gone := asked - wanted:
            with self._catalog.transaction():
                self._catalog.sensitive.forget(gone)
                self._catalog.sensitive.set_asked(asked & wanted)
            self._events.publish(TagsChanged())
        return bool(wanted - asked)

    def tagged(self) -> None:
        """All photos were tagged with the groups of now."""
        self._catalog.sensitive.set_asked(self._tagger.groups())
