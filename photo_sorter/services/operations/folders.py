"""Adding and removing the folders that are watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import (
    AlbumsChanged,
    EventBus,
    FailuresChanged,
    FoldersChanged,
    PhotosChanged,
    TagsChanged,
)
from photo_sorter.core.operations import AddFolder, Compound, Operation, RemoveFolder
from photo_sorter.core.photo import FilePath, Folder, is_inside
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.folder_rules import FolderRules
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.files.reconcile import Reconciler
from photo_sorter.services.operations.applied import Applied


class FolderOperations:
    """Handles AddFolder and RemoveFolder."""

    def __init__(
        self,
        catalog: Catalog,
        rules: FolderRules,
        reconciler: Reconciler,
        follower: FolderFollower,
        events: EventBus,
    ) -> None:
        self._catalog = catalog
        self._rules = rules
        self._reconciler = reconciler
        self._follower = follower
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where a folder is none, or is watched already as part of
        another; NotFoundError where one to remove is not watched."""
        match operation:
            case AddFolder(path):
                return self._add(path)
            case RemoveFolder(path):
                return self._remove(path)
            case _:
                return None

    def _add(self, path: FilePath) -> Applied:
        root = str(Path(path).expanduser().resolve())
        watched = self._catalog.folders.all(counted=False)
        self._rules.check(root, [folder.path for folder in watched])
        children = [f for f in watched if is_inside(f.path, root)]
        self._adopt(self._catalog.folders.add(root), children)
        back: list[Operation] = [RemoveFolder(root), *(AddFolder(f.path) for f in children)]
        inverse = back[0] if not children else Compound(tuple(back), Action.FOLDER_REMOVED)
        return Applied(Deed(Action.FOLDER_ADDED, root, 1), inverse, self._follow)

    def _remove(self, path: FilePath) -> Applied:
        folder = next((f for f in self._catalog.folders.all() if f.path == path), None)
        if folder is None:
            raise NotFoundError(Problem.FOLDER_NOT_WATCHED)
        self._catalog.folders.remove(folder.id)

        def after() -> None:
            self._follow()
            for event in (PhotosChanged(), TagsChanged(), AlbumsChanged(), FailuresChanged()):
                self._events.publish(event)

        deed = Deed(Action.FOLDER_REMOVED, path, folder.photo_count)
        return Applied(deed, AddFolder(path), after)

    def _adopt(self, parent: Folder, children: Sequence[Folder]) -> None:
        """A folder that holds watched ones takes their files over; nothing is read again."""
        for child in children:
            known = self._catalog.locations.known(child.id)
            self._catalog.locations.move(
                [(k.location_id, parent.id, path, k.stamp) for path, k in known.items()]
            )
            self._catalog.folders.remove(child.id)

    def _follow(self) -> None:
        self._follower.follow(self._reconciler.look_for_roots())
        self._events.publish(FoldersChanged())
