"""What a person does with tags themselves: names, places, what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from photo_sorter.core.answers import Subject
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, TagsChanged
from photo_sorter.core.operations import (
    Compound,
    DeleteTag,
    DescribeTags,
    EditTag,
    MoveTag,
    Operation,
    RestoreTags,
)
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.sensitive import SENSITIVE_TAG
from photo_sorter.core.tag_tree import TagTraits, as_typed, key_of, lies_below
from photo_sorter.services.operations.applied import Applied


class TagTreeOperations:
    """Handles MoveTag, DeleteTag, DescribeTags, EditTag and RestoreTags. Photos keep what was said
    of them; the model and files go on giving a tag under its new name."""

    def __init__(
        self, catalog: Catalog, events: EventBus, request_learn: Callable[[Subject], None]
    ) -> None:
        """`request_learn` has a tag learn from its answers, which are others from now on."""
        self._table = catalog.tags
        self._events = events
        self._request_learn = request_learn

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError for a tag that is not there, for an empty name, and for a place
        below itself."""
        match operation:
            case MoveTag():
                return self._move(operation)
            case DeleteTag():
                return self._delete(operation)
            case DescribeTags():
                return self._describe(operation)
            case EditTag():
                return self._edit(operation)
            case RestoreTags():
                back = RestoreTags(self._table.restore_tags(operation.state))
                names = [each.name for each in operation.state.marks]
                deed = Deed(Action.TAG_CHANGED, "", 1)
                return Applied(deed, back, lambda: self._tell(*names))
            case _:
                return None

    def _move(self, operation: MoveTag) -> Applied:
        name = self._movable(operation.name)
        to = as_typed(operation.to)
        done = self._table.move(name, to)
        action = Action.TAGS_MERGED if done.merged else Action.TAG_RENAMED
        names = [to] if done.merged else []
        back = RestoreTags(done.back)
        return Applied(Deed(action, to, done.count), back, lambda: self._tell(*names))

    def _delete(self, operation: DeleteTag) -> Applied:
        name = self._movable(operation.name)
        done = self._table.delete(name)
        return Applied(
            Deed(Action.TAG_DELETED, name, done.count), RestoreTags(done.back), self._tell
        )

    def _describe(self, operation: DescribeTags) -> Applied:
        back = self._table.describe(operation.traits)
        count = len(operation.traits)
        action = Action.TAG_CHANGED if count == 1 else Action.TAGS_IMPORTED
        name = operation.traits[0].name if count == 1 else ""
        return Applied(Deed(action, name, count), RestoreTags(back), self._tell)

    def _edit(self, operation: EditTag) -> Applied:
        """Described first: where it becomes one with another, what is said of both is kept."""
        name = self._known(operation.name)
        traits = operation.traits
        if as_typed(traits.name) == name:
            return self._describe(DescribeTags((traits,)))
        if not self._changes(name, traits):
            return self._move(MoveTag(name, traits.name))
        described = self._describe(DescribeTags((replace(traits, name=name),)))
        moved = self._move(MoveTag(name, traits.name))
        back = Compound((moved.inverse, described.inverse), moved.deed.action)
        return Applied(moved.deed, back, moved.after)

    def _changes(self, name: str, traits: TagTraits) -> bool:
        known = {key_of(said.name): said for said in self._table.traits()}
        before = known.get(key_of(name), TagTraits(name))
        return replace(traits, name="") != replace(before, name="")

    def _movable(self, name: str) -> str:
        """The veil goes by one tag's name: that one stays."""
        known = self._known(name)
        if key_of(known) == SENSITIVE_TAG:
            raise InvalidInputError(Problem.TAG_KEEPS_NAME, name=known)
        return known

    def _known(self, name: str) -> str:
        """Itself, or the tag that it leads to. Raises InvalidInputError where there is none."""
        keys = self._table.keys()
        for meant in (as_typed(name), self._table.named(as_typed(name))):
            key = key_of(meant)
            if key and (key in keys or any(lies_below(each, key) for each in keys)):
                return meant
        raise InvalidInputError(Problem.TAG_UNKNOWN, name=name)

    def _tell(self, *names: str) -> None:
        self._events.publish(TagsChanged())
        for name in names:
            self._request_learn(Subject(name))
