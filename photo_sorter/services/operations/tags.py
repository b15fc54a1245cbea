"""What a person says on tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.answers import Said, Subject
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.keywords import answers
from photo_sorter.core.operations import Compound, Operation, RestoreTag, SaveVocabulary, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, TagMark, VocabularyStore
from photo_sorter.core.problems import Problem
from photo_sorter.core.sensitive import SENSITIVE_TAG
from photo_sorter.core.tag_tree import as_typed, excluded_by
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.services.labels.tagging import Tagger
from photo_sorter.services.operations.applied import Applied


class TagOperations:
    """Handles TagPhotos and RestoreTag. `request_learn` has a tag learn from its answers, in the
    background."""

    def __init__(
        self,
        catalog: Catalog,
        asked: Callable[[], tuple[VocabularyTag, ...]],
        events: EventBus,
        request_learn: Callable[[Subject], None],
    ) -> None:
        """`asked` are the tags that the model is asked for: a person's has the group of its
        namesake there."""
        self._table = catalog.tags
        self._ledger = catalog.ledger
        self._asked = asked
        self._events = events
        self._request_learn = request_learn

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
        group = next((t.group for t in self._asked() if t.name == name), "")
        ids = operation.photo_ids
        action = _action(name, operation.present)
        names = [name] if operation.present else [name, *self._found_by(name, ids)]
        back: list[Operation] = []
        said = Said.YES if operation.present else Said.NO
        for each in names:
            before = self._table.set_by_person(ids, each, operation.present, group)
            batch = self._ledger.append(Subject(each), ids, said, 0)
            back.append(RestoreTag(ids, each, tuple(before), batch))
        excluded = self._excluded(name, ids) if operation.present else {}
        for each, having in excluded.items():
            before = self._table.set_by_person(having, each, present=False)
            batch = self._ledger.append(Subject(each), having, Said.NO, 0)
            back.append(RestoreTag(having, each, tuple(before), batch))
        if excluded:
            action = Action.TAG_EXCHANGED
            names += excluded
        inverse = back[0] if len(back) == 1 else Compound(tuple(back), action)
        return Applied(Deed(action, name, len(ids)), inverse, lambda: self._tell(*names))

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
        batch, standing = operation.batch, operation.standing
        self._ledger.take_back(batch, standing=standing)
        before = self._table.restore(ids, name, self._settled(operation))
        inverse = RestoreTag(ids, name, tuple(before), batch, not standing)
        return Applied(Deed(Action.TAG_ADDED, name, len(ids)), inverse, lambda: self._tell(name))

    def _settled(self, operation: RestoreTag) -> list[TagMark]:
        """The marks to put back: the last answer that counts beats them, for a later one may
        have been given since."""
        if not operation.batch:
            return list(operation.marks)
        said = self._ledger.last(Subject(operation.name), operation.photo_ids)
        kept = [m for m in operation.marks if not m.by_person and m.photo_id not in said]
        return kept + [TagMark(i, operation.name, "", True, yes, 1.0) for i, yes in said.items()]

    def _tell(self, *names: str) -> None:
        self._events.publish(TagsChanged())
        for name in names:
            self._request_learn(Subject(name))


def _action(name: str, present: bool) -> Action:
    if name.casefold() == SENSITIVE_TAG:
        return Action.MARKED_SENSITIVE if present else Action.MARKED_NOT_SENSITIVE
    return Action.TAG_ADDED if present else Action.TAG_REMOVED


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
