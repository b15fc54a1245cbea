"""Puts the answers to the parts of a query together."""

from __future__ import annotations

import os
from functools import reduce
from operator import or_
from typing import Any

import numpy as np

from photo_sorter.adapters.catalog.columns import Mask
from photo_sorter.adapters.catalog.filters.masks import MASKS, Photos
from photo_sorter.adapters.catalog.filters.statements import SCANS, STATEMENTS
from photo_sorter.adapters.catalog.folder_names import in_folders_called
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.query import EVERYTHING, And, Flag, Has, InFolder, Is, Not, Or, Query, Trait

KINDS = MASKS.keys() | STATEMENTS.keys()
_LOOKED_UP = 50_000  # photos; of more, all are read


def matching(photos: Photos, query: Query) -> Mask | None:
    """Bool (n,): the photo matches the exact query; None for the query for all photos. Raises
    ValueError for a part that only a model can answer."""
    if query == EVERYTHING:
        return None
    return _found(photos, query, np.ones(len(photos.columns), np.bool_))


def _found(photos: Photos, query: Query, among: Mask) -> Mask:
    """Those of the photos `among`, perhaps with others, which the caller leaves out."""
    if isinstance(query, And):
        found = among
        for part in sorted(query.parts, key=_is_slow):
            found = found & _found(photos, part, found)
        return found
    if isinstance(query, Or):
        parts = (_found(photos, part, among) for part in query.parts)
        return reduce(or_, parts, np.zeros(len(photos.columns), np.bool_))
    if isinstance(query, Not):
        return ~_found(photos, query.part, among)
    kind = _kind(query)
    if kind in MASKS:
        return MASKS[kind](photos, query)
    if kind not in STATEMENTS:
        raise ValueError(f"The catalog cannot answer {query}")
    return _asked(photos, query, among)


def _asked(photos: Photos, query: Any, among: Mask) -> Mask:
    """What would look at every photo looks up those `among`, where they are few."""
    kind = _kind(query)
    sql, parameters = STATEMENTS[kind](query)
    if kind in SCANS:
        if isinstance(query, InFolder) and np.count_nonzero(among) > _LOOKED_UP:
            among = _may_lie_in(photos, query.folder, among)
        if np.count_nonzero(among) <= _LOOKED_UP:
            wanted = f"(SELECT value FROM json_each(?{len(parameters) + 1}))"
            sql = f"WITH found (photo) AS ({sql}) SELECT photo FROM found WHERE photo IN {wanted}"
            parameters = (*parameters, id_list(photos.columns.ids[among]))
    return photos.columns.places.mask(integers(photos.connection, sql, parameters)[0])


def _may_lie_in(photos: Photos, folder: object, among: Mask) -> Mask:
    """Whose paths are to be looked at."""
    if not isinstance(folder, str) or os.path.isabs(folder):
        return among
    found = in_folders_called(photos.connection, folder, _LOOKED_UP)
    return among if found is None else photos.columns.places.mask(found)


def _kind(query: Query) -> type[Any] | Trait | Flag:
    if isinstance(query, Has):
        return query.trait
    return query.flag if isinstance(query, Is) else type(query)


def _is_slow(query: Query) -> bool:
    """What may look at every photo or file comes last, when few are left."""
    return isinstance(query, And | Or | Not) or _kind(query) in SCANS
