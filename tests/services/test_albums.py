"""Albums that fill themselves: who is taken, and who is not."""

from __future__ import annotations

from pathlib import Path

from photo_sorter.core.views import Scope
from photo_sorter.services.library import Library

# Painted in the light of a sunset, though not named after it.
AT_SUNSET = {"camel", "camping in the forest"}


def in_album(library: Library, name: str) -> set[str]:
    listing = library.listing(Scope(album=library.album_named(name).id))
    paths = library.paths(listing.ids.tolist())
    return {Path(path).stem for path in paths.values()}


def test_an_album_takes_what_it_describes_and_nothing_else(indexed: Library) -> None:
    sunsets, snow = in_album(indexed, "Sunsets"), in_album(indexed, "Snow")
    assert sunsets
    assert snow
    assert all("sunset" in name or name in AT_SUNSET for name in sunsets)
    assert all("snow" in name for name in snow)
