"""Versions of photos that a person has made."""

from __future__ import annotations

import os

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import Compound, MakeVersion, Operation, StackPhotos, TrashFiles
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.services.operations.applied import Applied, Handler


class VersionOperations:
    """Handles MakeVersion."""

    def __init__(self, catalog: Catalog, stacks: Handler, events: EventBus) -> None:
        """`stacks` handles StackPhotos."""
        self._catalog = catalog
        self._stacks = stacks
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Taken back, the file goes to the trash and the stack is as it was. Raises
        NotFoundError where one of the photos is gone."""
        if not isinstance(operation, MakeVersion):
            return None
        original, version = operation.original, operation.version
        photos = self._catalog.photos
        if len(photos.get_many([original, version])) < 2:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)
        stacks = self._catalog.stacks.of([original])
        members = [each for stack in stacks for each in stack.photo_ids]
        stacked = self._stacks.apply(
            StackPhotos((version, *(members or [original])), cover=version)
        )
        assert stacked is not None
        photos.copy_marks(original, version)
        inverse = Compound(
            (stacked.inverse, TrashFiles((operation.path,))), Action.VERSION_MADE, count=1
        )
        name = os.path.basename(operation.path)
        return Applied(
            Deed(Action.VERSION_MADE, name, 1),
            inverse,
            lambda: self._events.publish(PhotosChanged()),
        )
