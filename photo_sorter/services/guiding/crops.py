"""Proposes crops of a picture: of what words ask for, or of what the picture is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.cropping.asking import AskedCrop
from photo_sorter.core.cropping.proposing import Proposal, propose
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.regions import WINDOWS, Floats, heat_map, strengths
from photo_sorter.services.files.reachable import reachable_file
from photo_sorter.services.search.places import Places
from photo_sorter.services.search.why import Why

_LARGE = 4  # the first of the windows: together they see all of the picture

Size = tuple[int, int]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ProposedCrops:
    """`is_sure`: the words show in the picture, as far as the model can tell; true without any."""

    proposals: tuple[Proposal, ...]
    is_sure: bool


class Crops:
    """Only reads. From any thread, meant for a worker's."""

    def __init__(
        self, catalog: Catalog, why: Why, places: Places, active: Callable[[], InstalledModel]
    ) -> None:
        self._catalog = catalog
        self._why = why
        self._places = places
        self._active = active

    def propose(
        self, photo_id: PhotoId, asked: AskedCrop, count: int, cancelled: Cancelled = lambda: False
    ) -> ProposedCrops:
        """Of a photo; see `propose_in_file`. Raises NotFoundError, too."""
        photo = self._catalog.photos.get(photo_id)
        path = reachable_file(photo, self._catalog.folders.online())
        assert photo is not None
        size = (photo.metadata.width or 1, photo.metadata.height or 1)
        if asked.words:
            found = self._why.where(photo_id, asked.words, cancelled)
            return _proposed(found.strengths, size, asked, count, found.is_sure)
        matters = self._matters(path, cancelled, photo.content_hash)
        return _proposed(matters, size, asked, count, True)

    def propose_in_file(
        self,
        path: FilePath,
        size: Size,
        asked: AskedCrop,
        count: int,
        cancelled: Cancelled = lambda: False,
    ) -> ProposedCrops:
        """Of a picture file of that many pixels, the best proposal first. Raises InvalidInputError
        where it cannot be read or the model does not know the words, ModelUnavailableError,
        CancelledError, EngineError."""
        if asked.words:
            found = self._why.where_in_file(path, asked.words, cancelled)
            return _proposed(found.strengths, size, asked, count, found.is_sure)
        return _proposed(self._matters(path, cancelled), size, asked, count, True)

    def _matters(self, path: FilePath, cancelled: Cancelled, content: str = "") -> Floats:
        """Where the picture shows what it is about: what the whole means beyond what its windows
        have in common."""
        seen = self._places.see(self._active(), path, cancelled, content)
        return strengths(heat_map(WINDOWS, seen @ _subject(seen)))


def _subject(seen: Vectors) -> Vectors:
    """(d,)."""
    whole, common = seen[:_LARGE].mean(axis=0), seen[_LARGE:].mean(axis=0)
    away = whole - common
    if not np.any(away):
        return np.zeros_like(away)
    subject: Vectors = normalise(away[np.newaxis])[0]
    return subject


def _proposed(
    shown: Floats, size: Size, asked: AskedCrop, count: int, is_sure: bool
) -> ProposedCrops:
    found = propose(shown, size, asked.aspect, count, asked=bool(asked.words))
    return ProposedCrops(tuple(found), is_sure)
