"""Albums: picked by hand, or described in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import DeleteAlbum, Operation, PutInAlbum
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import NeverIn, to_text
from photo_sorter.core.views import Album, AlbumKind
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import ALBUM, Place, of_album
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType, Section, leave

translate = QCoreApplication.translate


class Albums(PlaceType):
    key = ALBUM
    section = Section(
        lambda: translate("Places", "Albums"),
        "plus",
        lambda: translate("Places", "New album"),
        lambda window: window.dialogs.new_album(),
        lambda: translate("Places", "Album"),
    )
    fills_by_reading = False

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return [
            Entry(of_album(album), album_icon(album), album.count, album.description)
            for album in data.albums
        ]

    def empty(self, place: Place, window: WindowContext) -> Message:
        album = _album(place, window)
        if album is None or album.kind is AlbumKind.MANUAL:
            return Message(
                "album",
                translate("Places", "This album is empty"),
                translate("Places", "Drag photos onto its name in the sidebar to add them."),
            )
        change = translate("Places", "Change the description")
        return Message(
            "album-auto",
            translate("Places", "No photo fits this album yet"),
            translate(
                "Places",
                "It looks for “{description}”. New photos that fit come in by themselves.",
            ).format(description=album.description),
            [(change, "", lambda: window.dialogs.change_album(album))],
        )

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        album = _album(place, window)
        if album is None:
            return ()

        def delete() -> None:
            leave(place, window)
            window.commands.do(DeleteAlbum(album.id))

        described = album.kind is AlbumKind.DESCRIBED
        return (
            MenuItem(
                "pencil",
                translate("Places", "Change…"),
                lambda: window.dialogs.change_album(album),
            ),
            *(_described_menu(album, window) if described else ()),
            MenuItem("trash", translate("Places", "Delete the album; its photos stay"), delete),
        )

    def put_in(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation | None:
        return None if place.album is None else PutInAlbum(place.album, photos)

    def take_out(self, place: Place, photos: tuple[PhotoId, ...]) -> Operation | None:
        return None if place.album is None else PutInAlbum(place.album, photos, present=False)


def album_icon(album: Album) -> str:
    return "album-auto" if album.kind is AlbumKind.DESCRIBED else "album"


def is_described(place: Place, window: WindowContext) -> bool:
    album = _album(place, window)
    return album is not None and album.kind is AlbumKind.DESCRIBED


def _described_menu(album: Album, window: WindowContext) -> Sequence[MenuItem]:
    never = to_text(NeverIn(album.name))
    return (
        MenuItem(
            "search",
            translate("Places", "Search for what it describes"),
            lambda: window.frame.search_for(album.description),
        ),
        MenuItem(
            "album",
            translate("Places", "Photos that are never in it"),
            lambda: window.frame.search_for(never),
        ),
    )


def _album(place: Place, window: WindowContext) -> Album | None:
    return next((a for a in window.overview.data.albums if a.id == place.album), None)
