"""What a person changes: run on a worker, told in a toast, taken back with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.changes import Change
from photo_sorter.core.photo import FilePath, FolderId, PhotoId
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import AlbumId
from photo_sorter.services.library import Library
from photo_sorter.ui.tasks import Tasks

KEPT = 100  # changes that can be undone


class Commands(QObject):
    """Every method returns at once; `changed` or `Tasks.failed` follows."""

    changed = Signal(object)  # Change
    undone = Signal(object)  # Change

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._made: list[Change] = []

    def add_folder(self, path: FilePath) -> None:
        self._do(lambda: self._library.add_folder(path))

    def remove_folder(self, folder_id: FolderId) -> None:
        self._do(lambda: self._library.remove_folder(folder_id))

    def add_tag(self, photo_ids: Sequence[int], name: str) -> None:
        ids = _ids(photo_ids)
        self._do(lambda: self._library.add_tag(ids, name))

    def remove_tag(self, photo_ids: Sequence[int], name: str) -> None:
        ids = _ids(photo_ids)
        self._do(lambda: self._library.remove_tag(ids, name))

    def rename(self, photo_ids: Sequence[int], pattern: str) -> None:
        ids = _ids(photo_ids)
        self._do(lambda: self._library.rename(ids, pattern))

    def save_vocabulary(self, tags: Sequence[VocabularyTag]) -> None:
        self._do(lambda: self._library.save_vocabulary(tags))

    def create_album(self, name: str, description: str, photo_ids: Sequence[int] = ()) -> None:
        """With photos, an album picked by hand that holds them."""
        ids = _ids(photo_ids)

        def create() -> Change:
            made = self._library.create_album(name, description)
            if ids:
                self._library.add_to_album(self._library.album_named(name).id, ids)
            return made

        self._do(create)

    def change_album(self, album_id: AlbumId, name: str, description: str) -> None:
        self._do(lambda: self._library.change_album(album_id, name, description))

    def delete_album(self, album_id: AlbumId) -> None:
        self._do(lambda: self._library.delete_album(album_id))

    def add_to_album(self, album_id: AlbumId, photo_ids: Sequence[int]) -> None:
        ids = _ids(photo_ids)
        self._do(lambda: self._library.add_to_album(album_id, ids))

    def remove_from_album(self, album_id: AlbumId, photo_ids: Sequence[int]) -> None:
        ids = _ids(photo_ids)
        self._do(lambda: self._library.remove_from_album(album_id, ids))

    def undo(self, change: Change | None = None) -> None:
        """Take back `change`, or the newest one."""
        if change is None:
            change = self._made[-1] if self._made else None
        if change is None or change not in self._made:
            return
        self._made.remove(change)
        self._tasks.run(change.undo, lambda _: self.undone.emit(change))

    def _do(self, call: Callable[[], Change]) -> None:
        self._tasks.run(call, self._done)

    def _done(self, change: Change) -> None:
        self._made = [*self._made, change][-KEPT:]
        self.changed.emit(change)


def _ids(photo_ids: Sequence[int]) -> list[PhotoId]:
    return [PhotoId(photo_id) for photo_id in photo_ids]
