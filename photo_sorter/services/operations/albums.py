"""What a person does with albums."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.answers import Said, Subject
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import AlbumsChanged, EventBus
from photo_sorter.core.operations import (
    ChangeAlbum,
    CreateAlbum,
    DeleteAlbum,
    Operation,
    PutInAlbum,
    RestoreAlbum,
    RestoreInAlbum,
)
from photo_sorter.core.ports import Catalog, Membership
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Names
from photo_sorter.core.views import Album, AlbumId, AlbumKind
from photo_sorter.services.labels.album_query import asks_for_itself
from photo_sorter.services.operations.applied import Applied


class AlbumOperations:
    """Handles all that have an album in their name. `request_fill` asks for an album to be
    filled by what it describes, `request_learn` for it to learn from its answers, both in the
    background."""

    def __init__(
        self,
        catalog: Catalog,
        names: Names,
        events: EventBus,
        request_fill: Callable[[AlbumId], None],
        request_learn: Callable[[Subject], None],
    ) -> None:
        self._table = catalog.albums
        self._ledger = catalog.ledger
        self._names = names
        self._events = events
        self._request_fill = request_fill
        self._request_learn = request_learn

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where a name is empty or taken, or a description leads back to
        its own album; NotFoundError where the album is gone."""
        match operation:
            case CreateAlbum():
                return self._create(operation)
            case RestoreAlbum():
                return self._put_back(operation)
            case ChangeAlbum():
                return self._change(operation)
            case DeleteAlbum():
                return self._delete(operation)
            case PutInAlbum():
                return self._put_in(operation)
            case RestoreInAlbum():
                return self._restore(operation)
            case _:
                return None

    def _create(self, operation: CreateAlbum) -> Applied:
        description = " ".join(operation.description.split())
        kind = AlbumKind.DESCRIBED if description else AlbumKind.MANUAL
        album = self._table.create(operation.name, kind, description)
        self._check(album)
        if operation.photo_ids:
            self._table.set_by_person(album.id, operation.photo_ids, True)
            self._ledger.append(Subject(album=album.id), operation.photo_ids, Said.YES, 0)
        deed = Deed(Action.ALBUM_CREATED, album.name, len(operation.photo_ids))
        return Applied(deed, DeleteAlbum(album.id), lambda: self._tell(album.id))

    def _put_back(self, operation: RestoreAlbum) -> Applied:
        album = self._table.create(
            operation.name, operation.kind, operation.description, operation.album_id
        )
        self._table.put_marks(album.id, operation.marks)
        deed = Deed(Action.ALBUM_CREATED, album.name, len(operation.marks))
        return Applied(deed, DeleteAlbum(album.id), self._tell)

    def _change(self, operation: ChangeAlbum) -> Applied:
        before = self._album(operation.album_id)
        self._table.change(before.id, operation.name, operation.description)
        self._check(self._album(before.id))
        return Applied(
            Deed(Action.ALBUM_CHANGED, operation.name, before.count),
            ChangeAlbum(before.id, before.name, before.description),
            lambda: self._tell(before.id),
        )

    def _delete(self, operation: DeleteAlbum) -> Applied:
        album = self._album(operation.album_id)
        marks = tuple(self._table.marks(album.id))
        self._table.delete(album.id)
        return Applied(
            Deed(Action.ALBUM_DELETED, album.name, album.count),
            RestoreAlbum(album.id, album.name, album.kind, album.description, marks),
            self._tell,
        )

    def _put_in(self, operation: PutInAlbum) -> Applied:
        album, ids = self._album(operation.album_id), operation.photo_ids
        before = self._table.set_by_person(album.id, ids, operation.present)
        action = Action.ALBUM_PHOTOS_ADDED if operation.present else Action.ALBUM_PHOTOS_REMOVED
        said = Said.YES if operation.present else Said.NO
        batch = self._ledger.append(Subject(album=album.id), ids, said, 0)
        inverse = RestoreInAlbum(album.id, ids, tuple(before), batch)
        return Applied(Deed(action, album.name, len(ids)), inverse, lambda: self._learn(album.id))

    def _restore(self, operation: RestoreInAlbum) -> Applied:
        album, ids = self._album(operation.album_id), operation.photo_ids
        batch, standing = operation.batch, operation.standing
        self._ledger.take_back(batch, standing=standing)
        before = self._table.restore(album.id, ids, self._settled(operation))
        inverse = RestoreInAlbum(album.id, ids, tuple(before), batch, not standing)
        deed = Deed(Action.ALBUM_CHANGED, album.name, len(ids))

        def tell() -> None:
            self._tell(album.id)
            self._learn(album.id)

        return Applied(deed, inverse, tell)

    def _check(self, album: Album) -> None:
        if album.kind is AlbumKind.DESCRIBED and asks_for_itself(album, self._table, self._names):
            raise InvalidInputError(Problem.ALBUM_OF_ITSELF, name=album.name)

    def _settled(self, operation: RestoreInAlbum) -> list[Membership]:
        """The marks to put back: the last answer that counts beats them, for a later one may
        have been given since."""
        if not operation.batch:
            return list(operation.marks)
        said = self._ledger.last(Subject(album=operation.album_id), operation.photo_ids)
        kept = [m for m in operation.marks if not m.by_person and m.photo_id not in said]
        return kept + [Membership(i, True, yes, 1.0) for i, yes in said.items()]

    def _album(self, album_id: AlbumId) -> Album:
        album = self._table.get(album_id)
        if album is None:
            raise NotFoundError(Problem.ALBUM_GONE)
        return album

    def _learn(self, album_id: AlbumId) -> None:
        self._tell()
        self._request_learn(Subject(album=album_id))

    def _tell(self, to_fill: AlbumId | None = None) -> None:
        if to_fill is not None:
            self._request_fill(to_fill)
        self._events.publish(AlbumsChanged())
