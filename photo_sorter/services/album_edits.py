"""What a person does with albums, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import AlbumsChanged, EventBus
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import Album, AlbumId, AlbumKind


class AlbumEdits:
    def __init__(
        self, catalog: Catalog, events: EventBus, ask_fill: Callable[[AlbumId], None]
    ) -> None:
        self._catalog = catalog
        self._table = catalog.albums
        self._events = events
        self._ask_fill = ask_fill

    def create(self, name: str, description: str) -> Change:
        """With a description the album fills itself; without, it is picked by hand. Raises
        InvalidInputError where the name is empty or taken."""
        description = " ".join(description.split())
        kind = AlbumKind.DESCRIBED if description else AlbumKind.MANUAL
        album = self._table.create(name, kind, description)
        self._ask_fill(album.id)
        self._changed()

        def undo() -> None:
            self._table.delete(album.id)
            self._changed()

        return Change(Action.ALBUM_CREATED, album.name, 0, undo)

    def named(self, name: str) -> Album:
        album = self._table.named(name)
        if album is None:
            raise NotFoundError(f"There is no album called {name}", "`albums` lists them.")
        return album

    def change(self, album_id: AlbumId, name: str, description: str) -> Change:
        before = self._album(album_id)

        def change(new_name: str, new_description: str) -> None:
            self._table.change(album_id, new_name, new_description)
            self._ask_fill(album_id)
            self._changed()

        change(name, description)
        return Change(
            Action.ALBUM_CHANGED,
            name,
            before.count,
            lambda: change(before.name, before.description),
        )

    def delete(self, album_id: AlbumId) -> Change:
        album = self._album(album_id)
        marks = self._table.marks(album_id)
        self._table.delete(album_id)
        self._changed()

        def undo() -> None:
            with self._catalog.transaction():
                again = self._table.create(album.name, album.kind, album.description)
                self._table.put_marks(again.id, marks)
            self._changed()

        return Change(Action.ALBUM_DELETED, album.name, album.count, undo)

    def speak(self, album_id: AlbumId, photo_ids: Sequence[PhotoId], present: bool) -> Change:
        """Put photos in, or keep them out for good."""
        album = self._album(album_id)
        before = self._table.set_by_person(album_id, photo_ids, present)
        self._changed()

        def undo() -> None:
            self._table.restore(album_id, photo_ids, before)
            self._changed()

        action = Action.ALBUM_PHOTOS_ADDED if present else Action.ALBUM_PHOTOS_REMOVED
        return Change(action, album.name, len(photo_ids), undo)

    def _album(self, album_id: AlbumId) -> Album:
        album = self._table.get(album_id)
        if album is None:
            raise NotFoundError("This album is not there any more")
        return album

    def _changed(self) -> None:
        self._events.publish(AlbumsChanged())
