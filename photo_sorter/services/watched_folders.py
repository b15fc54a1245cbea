"""Adding and removing the folders that are watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import (
    AlbumsChanged,
    EventBus,
    FailuresChanged,
    FoldersChanged,
    PhotosChanged,
    TagsChanged,
)
from photo_sorter.core.photo import FilePath, Folder, FolderId, is_inside
from photo_sorter.core.ports import Catalog
from photo_sorter.services.folder_rules import FolderRules
from photo_sorter.services.follow import FolderFollower
from photo_sorter.services.reconcile import Reconciler


class WatchedFolders:
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

    def all(self) -> list[Folder]:
        return self._catalog.folders.all()

    def add(self, path: FilePath) -> Change:
        """Watch a folder. Raises InvalidInputError where it is none, or is watched already as part
        of another."""
        root = str(Path(path).expanduser().resolve())
        watched = self.all()
        self._rules.check(root, [folder.path for folder in watched])
        children = [f for f in watched if is_inside(f.path, root)]
        folder = self._catalog.folders.add(root)
        self._adopt(folder, children)
        self._follow()
        return Change(Action.FOLDER_ADDED, root, 1, lambda: self._forget(folder.id))

    def remove(self, folder_id: FolderId) -> Change:
        """Stop watching. Raises NotFoundError."""
        folder = next((f for f in self.all() if f.id == folder_id), None)
        if folder is None:
            raise NotFoundError("This folder is not watched")
        self._forget(folder_id)

        def undo() -> None:
            self.add(folder.path)

        return Change(Action.FOLDER_REMOVED, folder.path, folder.photo_count, undo)

    def _adopt(self, parent: Folder, children: Sequence[Folder]) -> None:
        """A folder that holds watched ones takes their files over; nothing is read again."""
        with self._catalog.transaction():
            for child in children:
                known = self._catalog.locations.known(child.id)
                self._catalog.locations.move(
                    [(k.location_id, parent.id, path, k.stamp) for path, k in known.items()]
                )
                self._catalog.folders.remove(child.id)

    def _forget(self, folder_id: FolderId) -> None:
        self._catalog.folders.remove(folder_id)
        self._follow()
        for event in (PhotosChanged(), TagsChanged(), AlbumsChanged(), FailuresChanged()):
            self._events.publish(event)

    def _follow(self) -> None:
        self._follower.follow(self._reconciler.look_for_roots())
        self._events.publish(FoldersChanged())
