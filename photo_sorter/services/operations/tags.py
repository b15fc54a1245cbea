"""What a person says on tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.keywords import answers
from photo_sorter.core.operations import Compound, Operation, RestoreTag, SaveVocabulary, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, VocabularyStore
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_tree import as_typed, excluded_by
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
        name = as_typed(operation.name)
        if not name:
            raise InvalidInputError(Problem.TAG_NAMELESS)
        name = self._table.named(name)
        group = next((t.group for t in self._vocabulary.load() if t.name == name), "")
        ids = operation.photo_ids
        action = Action.TAG_ADDED if operation.present else Action.TAG_REMOVED
        names = [name] if operation.present else [name, *self._found_by(name, ids)]
        back: list[Operation] = []
        for each in names:
            before = self._table.set_by_person(ids, each, operation.present, group)
            back.append(RestoreTag(ids, each, tuple(before)))
        excluded = self._excluded(name, ids) if operation.present else {}
        for each, having in excluded.items():
            before = self._table.set_by_person(having, each, present=False)
            back.append(RestoreTag(having, each, tuple(before)))
        if excluded:
            action = Action.TAG_EXCHANGED
        inverse = back[0] if len(back) == 1 else Compound(tuple(back), action)
        return Applied(Deed(action, name, len(ids)), inverse, self._tell)

    def _found_by(self, name: str, ids: Sequence[PhotoId]) -> list[str]:
        """The paths of tags that a search for the tag finds: it shall find the photos no more."""
        asked = name.casefold()
        there = {tag.name for tags in self._table.of_photos(ids).values() for tag in tags}
        return sorted(x for x in there if x.casefold() != asked and answers(x.casefold(), asked))

    def _excluded(self, name: str, ids: Sequence[PhotoId]) -> dict[str, tuple[PhotoId, ...]]:
        """The tags of these photos that exclude the tag, each with those of them that have it."""
        exclusive = [said.name for said in self._table.traits() if said.exclusive]
        if not exclusive:
            return {}
        having: dict[str, list[PhotoId]] = {}
        for photo, tags in self._table.of_photos(ids).items():
            for tag in tags:
                having.setdefault(tag.name, []).append(photo)
        return {each: tuple(having[each]) for each in excluded_by(name, exclusive, having)}

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
