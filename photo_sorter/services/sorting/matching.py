"""Which photos a rule is about, and which of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, Folder, is_inside
from photo_sorter.core.ports import Catalog
from photo_sorter.core.query import EVERYTHING, And, InAlbum, InFolder, Query, Tag, is_exact
from photo_sorter.core.query import normalised as in_normal_form
from photo_sorter.core.sentences import Reading
from photo_sorter.core.views import SearchResult

_Part = TypeVar("_Part", InFolder, Tag, InAlbum)


class RuleMatches:
    """Asks the catalog, and the model only where words are to be ranked. Raises InvalidInputError
    for a query that is not understood: files are never moved by a part of one."""

    def __init__(
        self,
        catalog: Catalog,
        read: Callable[[str], Reading],
        search: Callable[[Query], SearchResult],
    ) -> None:
        self._catalog = catalog
        self._read = read
        self._search = search

    def query(self, text: str) -> Query:
        reading = self._read(text)
        for error in (*reading.errors, *reading.unknown):
            what = error.what
            raise InvalidInputError(what.problem, path=text, **what.values)
        return in_normal_form(reading.query)

    def photos(self, query: Query) -> PhotoIds:
        """Sorted ids; of what a model ranks, those that pass its cut-off."""
        if query == EVERYTHING:
            return np.sort(self._catalog.photos.listing(EVERYTHING).ids)
        if is_exact(query):
            found = self._catalog.photos.ids_in(query)
            return self.photos(EVERYTHING) if found is None else found
        hits = self._search(query).strong
        return np.array(sorted(hit.photo_id for hit in hits), np.int64)


def is_about(query: Query, path: FilePath, roots: Sequence[Folder]) -> bool:
    """Whether a photo's file lies where the query says, if it says so: of two copies the one of
    that folder is meant."""
    return all(_holds(part.folder, path, roots) for part in _parts(query, InFolder))


def names_asked(query: Query) -> frozenset[str]:
    """Tags and albums that a photo must have, without case: of several they are meant first."""
    tags = [part.name.casefold() for part in _parts(query, Tag)]
    albums = [str(part.album).casefold() for part in _parts(query, InAlbum)]
    return frozenset((*tags, *albums))


def _parts(query: Query, kind: type[_Part]) -> Iterator[_Part]:
    """Those of the kind that every photo must match."""
    if isinstance(query, kind):
        yield query
    elif isinstance(query, And):
        for part in query.parts:
            yield from _parts(part, kind)


def _holds(folder: object, path: FilePath, roots: Sequence[Folder]) -> bool:
    if isinstance(folder, int):
        return any(root.id == folder and is_inside(path, root.path) for root in roots)
    text = str(folder)
    if text.startswith("/"):
        return is_inside(path, text)
    return text.strip("/").casefold() in (part.casefold() for part in path.split("/")[:-1])
