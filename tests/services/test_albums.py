"""Albums that fill themselves: who is taken, and who is not."""

from __future__ import annotations

from pathlib import Path

from photo_sorter.core.query import InAlbum
from photo_sorter.services.library import Library

SUNSETS = {"sunset over the sea", "sunset in the city", "sunset on the beach"}
BY_DAY = {"cat on the grass", "horse in a field", "green tractor", "snowman", "receipt", "tulips"}


def in_album(library: Library, name: str) -> set[str]:
    listing = library.photos.listing(InAlbum(library.albums.named(name).id))
    paths = library.photos.paths(listing.ids.tolist())
    return {Path(path).stem for path in paths.values()}


def test_an_album_takes_what_it_describes_and_nothing_else(indexed: Library) -> None:
    sunsets, snow = in_album(indexed, "Sunsets"), in_album(indexed, "Snow")
    assert sunsets >= SUNSETS
    assert not sunsets & BY_DAY
    assert snow
    assert all("snow" in name for name in snow)
