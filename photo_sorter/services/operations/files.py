"""What a person does with photos' files."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import Operation, RenameFiles
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.services.operations.applied import Applied

Moves = Sequence[tuple[FilePath, FilePath]]


class FileOperations:
    """Handles RenameFiles."""

    def __init__(self, catalog: Catalog, files: FileSystem, events: EventBus) -> None:
        self._catalog = catalog
        self._files = files
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """On disk, then in the catalog; after a crash between the two the files go back. Raises
        InvalidInputError where a name is taken, PhotoSorterError where the system refuses."""
        if not isinstance(operation, RenameFiles):
            return None
        moves = operation.moves
        self._files.finish_renames(self._catalog.operations.landed)  # of an earlier process
        key, along = self._files.rename(moves, operation.along)

        def after() -> None:
            self._files.settle_rename(key)
            self._events.publish(PhotosChanged())

        try:
            self._note([*moves, *along])
        except BaseException:
            self._files.take_rename_back(key)
            raise
        return Applied(
            Deed(Action.FILES_RENAMED, operation.pattern, len(moves)),
            RenameFiles(_back(moves), operation.pattern, _back(along)),
            after,
            lambda: self._files.take_rename_back(key),
            (key,),
        )

    def _note(self, moves: Moves) -> None:
        rows = []
        for old, new in moves:
            location, found = self._catalog.locations.find(old), self._files.found(new)
            if location is not None and found is not None:
                rows.append((location.id, location.folder_id, new, found.stamp))
        self._catalog.locations.move(rows)


def _back(moves: Moves) -> tuple[tuple[FilePath, FilePath], ...]:
    return tuple((new, old) for old, new in moves)
