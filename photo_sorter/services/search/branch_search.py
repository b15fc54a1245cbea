"""Answers one alternative of a query."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.query import EVERYTHING, And, Branch, Like, Not, Or, Query, Text
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.neighbour_walk import WEAK_SHOWN, NeighbourWalk
from photo_sorter.services.search.query_priority import QueryPriority
from photo_sorter.services.search.ranking import (
    ExcludingRanking,
    Exclusion,
    PhraseRanking,
    Ranking,
)
from photo_sorter.services.search.ranking_factory import RankingFactory

_NONE: PhotoIds = np.empty(0, np.int64)


class BranchSearch:
    """Texts and example pictures rank together what the catalog finds, see `core.likeness`. The
    examples are not among the answers, unless they are asked for. Where there are examples against
    and none for, the photos that look like them are left out."""

    def __init__(
        self,
        catalog: Catalog,
        rankings: RankingFactory,
        examples: ExamplePictures,
        walk: NeighbourWalk,
        priority: QueryPriority,
    ) -> None:
        self._catalog = catalog
        self._rankings = rankings
        self._examples = examples
        self._walk = walk
        self._priority = priority

    def answer(
        self, model: InstalledModel, branch: Branch, *, quick: bool, examples_too: bool = False
    ) -> SearchResult:
        """Raises NotFoundError, InvalidInputError, EngineError."""
        key = model.space.key
        unknown = _unknown(model, branch)
        if branch.texts and not branch.like and not _is_understood(model, branch.texts):
            counts = self._walk.counted(key)
            return SearchResult("", (), (), counts.searchable, counts.waiting, unknown)
        words = self._rankings.of_texts(model, branch.texts)
        exclusion = self._rankings.exclusion(model, branch.not_texts)
        alike = [self._examples.resolved(like) for like in branch.like]
        unlike = [self._examples.resolved(like) for like in branch.not_like]
        ranking: Ranking | None = words
        if alike:
            ranking = self._rankings.of_examples(model, alike, unlike, words)
        with self._priority.query_running():
            without = _NONE if examples_too or _asks_where(branch) else _photos(alike + unlike)
            if not alike:
                without = np.concatenate([without, *self._matches(model, unlike)])
            if ranking is None:
                result = self._listed(key, branch.exact, exclusion, without)
            else:
                among, but = self._among(key, branch.exact)
                if exclusion is not None:
                    ranking = ExcludingRanking(ranking, exclusion)
                without = np.concatenate([without, but])
                result = self._walk.ranked(key, ranking, among, without, quick=quick)
        result = replace(result, unknown_words=unknown)
        return result if words is None else _as_understood(result, words)

    def _among(self, key: SpaceKey, exact: Query) -> tuple[PhotoIds | None, PhotoIds]:
        """Where to look, and what to leave out there. A million photos but a few are not listed
        to find some of them."""
        if exact == EVERYTHING:
            return None, _NONE
        excluded = _all_but(exact)
        but = _NONE if excluded is None else self._catalog.photos.ids_in(excluded)
        if excluded is None or but is None or len(but) * 2 > self._walk.counted(key).photos:
            return self._catalog.photos.ids_in(exact), _NONE
        return None, but

    def _listed(
        self, key: SpaceKey, exact: Query, exclusion: Exclusion | None, without: PhotoIds
    ) -> SearchResult:
        """What the catalog finds, newest first."""
        ids = self._catalog.photos.listing(exact).ids
        ids = ids[~np.isin(ids, without)]
        if exclusion is not None:
            parts = in_batches(range(len(ids)), PART)
            left_out = [exclusion.of(ids[part.start : part.stop]) for part in parts]
            ids = ids[~np.concatenate([*left_out, np.empty(0, np.bool_)])]
        hits = tuple(Hit(photo_id, 1.0, 1.0) for photo_id in ids.tolist())
        counts = self._walk.counted(key)
        if exclusion is None and not len(without):
            return SearchResult("", hits, searched=counts.photos)
        return SearchResult("", hits, (), counts.searchable, counts.waiting)

    def _matches(self, model: InstalledModel, pictures: Sequence[Like]) -> list[PhotoIds]:
        """Of each picture the photos that look like it."""
        rankings = [self._rankings.of_picture(model, like) for like in pictures]
        found = [self._walk.ranked(model.space.key, each, None, _NONE) for each in rankings]
        return [np.array([hit.photo_id for hit in each.strong], np.int64) for each in found]


def _photos(pictures: Sequence[Like]) -> PhotoIds:
    """Those that are photos of the library."""
    return np.array([x.picture for x in pictures if not isinstance(x.picture, str)], np.int64)


def _asks_where(branch: Branch) -> bool:
    """A picture file and nothing else: the photo that it holds is looked for, too."""
    alone = len(branch.like) == 1 and not (branch.texts or branch.not_texts or branch.not_like)
    return alone and os.path.isabs(str(branch.like[0].picture))


def _all_but(exact: Query) -> Query | None:
    """What an exact query leaves out, where it says no more than that."""
    parts = exact.parts if isinstance(exact, And) else (exact,)
    negated = [part.part for part in parts if isinstance(part, Not)]
    return Or(tuple(negated)) if len(negated) == len(parts) else None


def _as_understood(result: SearchResult, words: PhraseRanking) -> SearchResult:
    """Something is always nearest; to words without a meaning that says nothing."""
    readings = [phrase.reading for phrase in words.phrases]
    if not all(reading.understood for reading in readings):
        result = replace(result, strong=(), weak=(result.strong + result.weak)[:WEAK_SHOWN])
    return result


def _unknown(model: InstalledModel, branch: Branch) -> tuple[str, ...]:
    """The words that say nothing to the model, each once."""
    readings = (model.profile.read(text.phrase) for text in branch.texts + branch.not_texts)
    return tuple(dict.fromkeys(word for reading in readings for word in reading.unknown))


def _is_understood(model: InstalledModel, texts: Sequence[Text]) -> bool:
    """Any of them, so that there is something to rank by."""
    return any(model.profile.read(text.phrase).understood for text in texts)
