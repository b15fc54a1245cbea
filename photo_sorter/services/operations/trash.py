"""Files that a person moves to the system's trash, and takes back out of it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import Operation, RestoreFiles, TrashFiles
from photo_sorter.core.photo import FilePath, FolderId
from photo_sorter.core.ports import Catalog, FileSystem, Trash, TrashedFile
from photo_sorter.services.operations.applied import Applied


class TrashOperations:
    """Handles TrashFiles and RestoreFiles. A photo whose last file goes to the trash is hidden, and
    keeps its marks for as long as the file can be brought back."""

    def __init__(self, catalog: Catalog, files: FileSystem, trash: Trash, events: EventBus) -> None:
        self._catalog = catalog
        self._files = files
        self._trash = trash
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """On disk, then in the catalog; after a crash between the two the files go back. Raises
        InvalidInputError where a file is gone or its place is taken, PhotoSorterError where the
        system refuses."""
        match operation:
            case TrashFiles(paths):
                return self._move(paths)
            case RestoreFiles(files):
                return self._restore(files)
            case _:
                return None

    def _move(self, paths: Sequence[FilePath]) -> Applied:
        self._trash.finish(self._catalog.operations.landed)  # of an earlier process
        key, moved = self._trash.move(paths)
        try:
            known = self._catalog.locations.known_at([path for path, _ in moved])
            files = tuple(
                TrashedFile(path, trashed, known[path].photo_id if path in known else None)
                for path, trashed in moved
            )
            self._catalog.locations.remove([each.location_id for each in known.values()])
            self._catalog.trash.add(files)
        except BaseException:
            self._trash.take_back(key)
            raise
        return self._applied(Action.FILES_TRASHED, paths, RestoreFiles(files), key)

    def _restore(self, files: Sequence[TrashedFile]) -> Applied:
        self._trash.finish(self._catalog.operations.landed)
        key = self._trash.restore([(file.path, file.trashed) for file in files])
        pictures = tuple(file.path for file in files if file.photo_id is not None)
        try:
            for file in files:
                self._attach(file)
            self._catalog.trash.remove([file.path for file in files])
        except BaseException:
            self._trash.take_back(key)
            raise
        return self._applied(Action.FILES_RESTORED, pictures, TrashFiles(pictures), key)

    def _attach(self, file: TrashedFile) -> None:
        """The file holds its photo again, if both are still the library's."""
        folder, found = self._folder_of(file.path), self._files.found(file.path)
        if file.photo_id is None or folder is None or found is None:
            return
        locations = self._catalog.locations
        locations.mark_pending(folder, [(file.path, found.stamp)])
        location = locations.find(file.path)
        if location is not None and self._catalog.photos.get(file.photo_id) is not None:
            locations.attach(location.id, found.stamp, file.photo_id)

    def _folder_of(self, path: FilePath) -> FolderId | None:
        for folder in self._catalog.folders.all(counted=False):
            if path.startswith(folder.path.rstrip(os.sep) + os.sep):
                return folder.id
        return None

    def _applied(
        self, action: Action, paths: Sequence[FilePath], inverse: Operation, key: str
    ) -> Applied:
        def after() -> None:
            self._trash.settle(key)
            self._events.publish(PhotosChanged())

        name = os.path.basename(paths[0]) if len(paths) == 1 else ""
        return Applied(
            Deed(action, name, len(paths)),
            inverse,
            after,
            lambda: self._trash.take_back(key),
            (key,),
        )
