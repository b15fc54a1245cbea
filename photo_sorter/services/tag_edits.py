"""What a person says on tags, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, VocabularyStore
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.services.tagging import Tagger


class TagEdits:
    def __init__(
        self,
        catalog: Catalog,
        vocabulary: VocabularyStore,
        tagger: Tagger,
        events: EventBus,
        ask_retag: Callable[[], None],
    ) -> None:
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._tagger = tagger
        self._events = events
        self._ask_retag = ask_retag

    def speak(self, photo_ids: Sequence[PhotoId], name: str, present: bool) -> Change:
        """Add a tag, or take it away for good. Raises InvalidInputError on an empty name."""
        name = " ".join(name.split())
        if not name:
            raise InvalidInputError("A tag needs a name")
        table = self._catalog.tags
        group = next((t.group for t in self._vocabulary.load() if t.name == name), "")
        before = table.set_by_person(photo_ids, name, present, group)
        self._events.publish(TagsChanged())

        def undo() -> None:
            table.restore(photo_ids, name, before)
            self._events.publish(TagsChanged())

        action = Action.TAG_ADDED if present else Action.TAG_REMOVED
        return Change(action, name, len(photo_ids), undo)

    def save_vocabulary(self, tags: Sequence[VocabularyTag]) -> Change:
        before = self._vocabulary.load()

        def save(wanted: Sequence[VocabularyTag]) -> None:
            self._vocabulary.save(wanted)
            self._tagger.vocabulary_changed()
            self._ask_retag()

        save(tags)
        return Change(Action.VOCABULARY_CHANGED, "", len(tags), lambda: save(before))
