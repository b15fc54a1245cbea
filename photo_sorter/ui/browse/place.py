"""A place that the window can look at: all photos, an album, a tag..."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.keywords import shown
from photo_sorter.core.photo import Folder, FolderId
from photo_sorter.core.query import EVERYTHING, InAlbum, InFolder, Query, Tag
from photo_sorter.core.views import Album, AlbumId, SavedSearch

# The types of the places that other parts of the window lead to.
ALL = "all"
ALBUM = "album"
TAG = "tag"
FILE_TAG = "file_tag"  # that files alone give
FOLDER = "folder"
SAVED_SEARCH = "saved_search"


@dataclass(frozen=True, slots=True)
class Place:
    """`key` names its `PlaceType`, `query` says which photos it has. A place without photos has a
    page of its own. One with a `search` is looked at by searching for that text."""

    key: str = ALL
    query: Query = EVERYTHING
    title: str = ""
    has_photos: bool = True
    search: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the library, in which one may search alone."""
        return self.query != EVERYTHING

    @property
    def album(self) -> AlbumId | None:
        match self.query:
            case InAlbum(int(album)):
                return AlbumId(album)
        return None

    @property
    def tag(self) -> str | None:
        return self.query.name if isinstance(self.query, Tag) else None

    @property
    def folder(self) -> FolderId | None:
        match self.query:
            case InFolder(int(folder)):
                return FolderId(folder)
        return None

    def same_as(self, other: Place) -> bool:
        """Whatever the two are called, and whoever gives a tag."""
        if self.tag is not None:
            return self.tag == other.tag
        if self.key == SAVED_SEARCH == other.key:
            return self.title == other.title
        return self.key == other.key and self.query == other.query


def of_album(album: Album) -> Place:
    return Place(ALBUM, InAlbum(album.id), album.name)


def of_search(search: SavedSearch) -> Place:
    return Place(SAVED_SEARCH, title=search.name, search=search.text)


def of_tag(name: str, *, from_file: bool = False) -> Place:
    return Place(FILE_TAG if from_file else TAG, Tag(name), shown(name))


def of_folder(folder: Folder) -> Place:
    name = folder.path.rstrip("/").rsplit("/", 1)[-1] or folder.path
    return Place(FOLDER, InFolder(folder.id), name)
