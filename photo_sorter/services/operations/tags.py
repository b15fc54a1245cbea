"""What a person says on tags."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.operations import Operation, RestoreTag, SaveVocabulary, TagPhotos
from photo_sorter.core.ports import Catalog, VocabularyStore
from photo_sorter.core.problems import Problem
from photo_sorter.services.labels.tagging import Tagger
from photo_sorter.services.operations.applied import Applied


class TagOperations:
    """Handles TagPhotos and RestoreTag."""

    def __init__(self, catalog: Catalog, vocabulary: VocabularyStore, events: EventBus) -> None:
        self._table = catalog.tags
        self._vocabulary = vocabulary
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError for an empty name."""
        match operation:
            case TagPhotos():
                return self._tag(operation)
            case RestoreTag():
                return self._restore(operation)
            case _:
                return None

    def _tag(self, operation: TagPhotos) -> Applied:
        name = " ".join(operation.name.split())
        if not name:
            raise InvalidInputError(Problem.TAG_NAMELESS)
        group = next((t.group for t in self._vocabulary.load() if t.name == name), "")
        ids = operation.photo_ids
        before = self._table.set_by_person(ids, name, operation.present, group)
        action = Action.TAG_ADDED if operation.present else Action.TAG_REMOVED
        return Applied(
            Deed(action, name, len(ids)), RestoreTag(ids, name, tuple(before)), self._tell
        )

    def _restore(self, operation: RestoreTag) -> Applied:
        ids, name = operation.photo_ids, operation.name
        before = self._table.restore(ids, name, operation.marks)
        return Applied(
            Deed(Action.TAG_ADDED, name, len(ids)), RestoreTag(ids, name, tuple(before)), self._tell
        )

    def _tell(self) -> None:
        self._events.publish(TagsChanged())


class VocabularyOperations:
    """Handles SaveVocabulary."""

    def __init__(
        self, vocabulary: VocabularyStore, tagger: Tagger, request_retag: Callable[[], None]
    ) -> None:
        self._vocabulary = vocabulary
        self._tagger = tagger
        self._request_retag = request_retag

    def apply(self, operation: Operation) -> Applied | None:
        """Photos are tagged anew in the background. Raises DiskFullError,
        LibraryUnavailableError."""
        if not isinstance(operation, SaveVocabulary):
            return None
        before = self._vocabulary.load()
        self._vocabulary.save(operation.tags)

        def after() -> None:
            self._tagger.vocabulary_changed()
            self._request_retag()

        return Applied(
            Deed(Action.VOCABULARY_CHANGED, "", len(operation.tags)),
            SaveVocabulary(tuple(before)),
            after,
            lambda: self._vocabulary.save(before),
        )
