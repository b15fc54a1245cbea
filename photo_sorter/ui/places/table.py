"""Every kind of place, in the sidebar's order. A further kind is a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from photo_sorter.ui.browse.overview import Count
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.places.albums import Albums
from photo_sorter.ui.places.all_photos import AllPhotos
from photo_sorter.ui.places.attention import NeedsAttention
from photo_sorter.ui.places.conflicts import ConflictsPlace
from photo_sorter.ui.places.duplicates import DuplicatesPlace
from photo_sorter.ui.places.folders import Folders
from photo_sorter.ui.places.place_type import PlaceType
from photo_sorter.ui.places.ratings import Favourites, Rejected
from photo_sorter.ui.places.review import ReviewPlace
from photo_sorter.ui.places.searches import SavedSearches
from photo_sorter.ui.places.sorting import SortingPlace
from photo_sorter.ui.places.tags import FileTags, Tags

PLACE_TYPES: Sequence[PlaceType] = (
    AllPhotos(),
    Favourites(),
    Rejected(),
    NeedsAttention(),
    DuplicatesPlace(),
    Albums(),
    SavedSearches(),
    Tags(),
    FileTags(),
    Folders(),
)

# Those that no list of places has.
UNLISTED: Sequence[PlaceType] = (ReviewPlace(), ConflictsPlace(), SortingPlace())


def type_of(place: Place) -> PlaceType:
    return next(kind for kind in (*PLACE_TYPES, *UNLISTED) if kind.key == place.key)


def counts() -> Mapping[str, Count]:
    """How the places are counted that are there once."""
    return {kind.key: kind.count for kind in PLACE_TYPES if kind.count is not None}
