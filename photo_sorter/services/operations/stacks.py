"""Photos that a person puts together as one item, and takes apart."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import (
    Operation,
    SetStackCover,
    SetStacks,
    StackPhotos,
    UnstackPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.stacks import Stack, StackState
from photo_sorter.services.operations.applied import Applied


class StackOperations:
    """Handles StackPhotos, UnstackPhotos, SetStackCover and SetStacks."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._catalog = catalog
        self._table = catalog.stacks
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where fewer than two photos are to be stacked, and where none
        of those that are to leave is in a stack."""
        match operation:
            case StackPhotos(photo_ids, cover):
                before = self._stack(photo_ids, cover)
                deed = Deed(Action.PHOTOS_STACKED, "", len(set(photo_ids)))
            case UnstackPhotos(photo_ids):
                before, count = self._unstack(photo_ids)
                deed = Deed(Action.PHOTOS_UNSTACKED, "", count)
            case SetStackCover(photo_id):
                before = self._set_cover(photo_id)
                deed = Deed(Action.STACK_COVER_CHANGED, self._name(photo_id), 1)
            case SetStacks(state):
                before = self._table.put(state)
                deed = Deed(Action.PHOTOS_STACKED, "", len(state.photo_ids))
            case _:
                return None
        return Applied(deed, SetStacks(before), lambda: self._events.publish(PhotosChanged()))

    def _stack(self, photo_ids: Sequence[PhotoId], cover: PhotoId | None) -> StackState:
        known = self._catalog.photos.get_many(photo_ids)
        photos = [each for each in dict.fromkeys(photo_ids) if each in known]
        if len(photos) < 2:
            raise InvalidInputError(Problem.STACK_OF_ONE)
        state = self._table.state(photos)
        if cover is None:
            whole = [each for each in state.stacks if set(each.photo_ids) <= set(photos)]
            covers = {each.photo_ids[0] for each in whole}
            cover = next((each for each in photos if each in covers), photos[0])
        made = Stack((cover, *(each for each in photos if each != cover)))
        left = [_without(each, photos) for each in state.stacks]
        unstacked = [each for each in state.unstacked if each not in made.photo_ids]
        return self._table.put(StackState(state.photo_ids, (*left, made), tuple(unstacked)))

    def _unstack(self, photo_ids: Sequence[PhotoId]) -> tuple[StackState, int]:
        state = self._table.state(photo_ids)
        leaving = {each for stack in state.stacks for each in stack.photo_ids} & set(photo_ids)
        if not leaving:
            raise InvalidInputError(Problem.NOT_STACKED)
        left = tuple(_without(each, leaving) for each in state.stacks)
        unstacked = tuple(sorted({*state.unstacked, *leaving}))
        return self._table.put(StackState(state.photo_ids, left, unstacked)), len(leaving)

    def _set_cover(self, photo_id: PhotoId) -> StackState:
        state = self._table.state([photo_id])
        if not state.stacks:
            raise InvalidInputError(Problem.NOT_STACKED)
        (stack,) = state.stacks
        others = (each for each in stack.photo_ids if each != photo_id)
        turned = replace(stack, photo_ids=(photo_id, *others), automatic=False)
        return self._table.put(replace(state, stacks=(turned,)))

    def _name(self, photo_id: PhotoId) -> str:
        photo = self._catalog.photos.get(photo_id)
        paths = [] if photo is None else [each.path for each in photo.locations]
        return os.path.basename(paths[0]) if paths else ""


def _without(stack: Stack, leaving: Sequence[PhotoId] | set[PhotoId]) -> Stack:
    """It is a person's from now on. With one photo or none left it is not kept."""
    gone = set(leaving)
    return replace(
        stack,
        photo_ids=tuple(each for each in stack.photo_ids if each not in gone),
        automatic=False,
    )
