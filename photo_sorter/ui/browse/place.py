"""A place that the window can look at: all photos, an album, a tag..."""

from __future__ import annotations

from dataclasses import dataclass, field

from photo_sorter.core.photo import Folder, FolderId
from photo_sorter.core.views import Album, AlbumId, Scope

# The types of the places that other parts of the window lead to.
ALL = "all"
ALBUM = "album"
TAG = "tag"
FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Place:
    """`key` names its `PlaceType`. A place without photos has a page of its own."""

    key: str = ALL
    scope: Scope = field(default_factory=Scope)
    title: str = ""
    has_photos: bool = True

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the library, in which one may search alone."""
        return self.scope != Scope()

    @property
    def album(self) -> AlbumId | None:
        return self.scope.album

    @property
    def tag(self) -> str | None:
        return self.scope.tag

    @property
    def folder(self) -> FolderId | None:
        return self.scope.folder

    def same_as(self, other: Place) -> bool:
        """Whatever the two are called."""
        return self.key == other.key and self.scope == other.scope


def of_album(album: Album) -> Place:
    return Place(ALBUM, Scope(album=album.id), album.name)


def of_tag(name: str) -> Place:
    return Place(TAG, Scope(tag=name), name)


def of_folder(folder: Folder) -> Place:
    name = folder.path.rstrip("/").rsplit("/", 1)[-1] or folder.path
    return Place(FOLDER, Scope(folder=folder.id), name)
