"""The names that queries may use of a catalog that no engine runs beside."""

from __future__ import annotations

from typing import cast

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.near_words import RapidfuzzWords
from photo_sorter.core.ports import Encoder
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.library_names import LibraryNames


def names_of(catalog: SqliteCatalog) -> LibraryNames:
    """Pictures are looked up by their names alone, which no encoder is asked for."""
    return LibraryNames(catalog, RapidfuzzWords, ExamplePictures(catalog, cast(Encoder, None)))
