"""Albums as a person sees them."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.access import Access
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.query import no_such
from photo_sorter.core.suggestions import SUGGESTED_ALBUMS
from photo_sorter.core.views import Album, AlbumId, Hit
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.search.library_names import LibraryNames


class Albums:
    """May be used from any thread. Albums come and go by operations (`CreateAlbum`...)."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        filler: AlbumFiller,
        active: Callable[[], InstalledModel],
        names: LibraryNames,
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._filler = filler
        self._active = active
        self._names = names

    def all(self) -> list[Album]:
        return self._catalog.albums.all()

    def named(self, name: str) -> Album:
        """Raises NotFoundError."""
        album = self._catalog.albums.named(name)
        if album is None:
            what = no_such("album", name, self._names.nearest("album", name))
            raise NotFoundError(what.problem, path=None, **what.values)
        return album

    def members(self, album_id: AlbumId) -> list[Hit]:
        members = self._catalog.albums.members(album_id)
        return [Hit(photo_id, score, score, FoundBy.NOTHING) for photo_id, score in members]

    def fill(self) -> None:
        """Decide anew who is in the described albums, now, on the calling thread."""
        self._access.check()
        self._filler.fill_all(self._active())

    def refresh(self) -> None:
        """Bring those up to date that filters decide on, now, on the calling thread: only what
        changed since the last time is looked at."""
        self._access.check()
        self._filler.fill_filtered(self._active())

    def suggested(self) -> list[tuple[str, str]]:
        """(name, description) of albums to offer at first start."""
        taken = {album.name.casefold() for album in self.all()}
        return [(n, d) for n, d in SUGGESTED_ALBUMS if n.casefold() not in taken]
