"""Answers one alternative of a query."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.ports import Catalog, InstalledModel, LookModel, TextMatches
from photo_sorter.core.query import EVERYTHING, And, Branch, Like, Look, Not, Or, Query, Text
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.fusing import Fusion, only, with_weaker
from photo_sorter.services.search.neighbour_walk import WEAK_SHOWN, NeighbourWalk
from photo_sorter.services.search.query_priority import QueryPriority
from photo_sorter.services.search.ranking import (
    ExcludingRanking,
    Exclusion,
    PhraseRanking,
    Ranking,
)
from photo_sorter.services.search.ranking_factory import RankingFactory, Sights
from photo_sorter.services.search.text_finder import NONE, TextFinder, Written

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
        self._texts = TextFinder(catalog)
        self._fusion = Fusion(catalog)

    def answer(
        self, model: InstalledModel, branch: Branch, *, quick: bool, examples_too: bool = False
    ) -> SearchResult:
        """Raises NotFoundError, InvalidInputError, EngineError, and ModelUnavailableError where it
        asks for looks that no model gives."""
        looks = self._rankings.looks() if _asks_for_looks(branch) else None
        by_look = looks is not None and any(isinstance(each, Look) for each in branch.like)
        key = looks.space.key if by_look and looks is not None else model.space.key
        counts = self._walk.counted(key)
        filtered = branch.exact != EVERYTHING
        written = self._texts.find(model, branch.texts, counts.photos, among=filtered)
        unknown = [w for w in _unknown(model, branch) if w not in written.named]
        said = _Said(tuple(unknown), written.named)
        texts = [text for text in branch.texts if _is_ranked(model, text, written.named)]
        is_known = branch.like or written.by_name is not None
        if texts and not is_known and not _is_understood(model, texts):
            return said.of(SearchResult("", (), (), counts.searchable, counts.waiting))
        if not all(model.profile.read(text.phrase).understood for text in texts):
            written = Written(NONE)  # nothing fits what nobody understands
        words = self._rankings.of_texts(model, texts)
        exclusion = self._rankings.exclusion(model, branch.not_texts)
        meant, same = _by_kind([self._examples.resolved(like) for like in branch.like])
        not_meant, not_same = _by_kind([self._examples.resolved(like) for like in branch.not_like])
        alike, unlike = [*meant, *same], [*not_meant, *not_same]
        ranking: Ranking | None = words
        if same and looks is not None:
            sights = Sights(same, not_same), Sights(meant, not_meant)
            ranking = self._rankings.of_looks(model, looks, *sights, words)
        elif meant:
            ranking = self._rankings.of_examples(model, meant, not_meant, words)
        with self._priority.query_running():
            without = _NONE if examples_too or _asks_where(branch) else _photos(alike + unlike)
            if not meant:
                without = np.concatenate([without, *self._matches(model, not_meant)])
            if not same and looks is not None:
                without = np.concatenate([without, *self._matches(looks, not_same)])
            without = np.concatenate([without, self._written(model, branch.not_texts)])
            if ranking is None and written.by_name is None:
                return said.of(self._listed(key, branch.exact, exclusion, without))
            among, but = self._among(key, branch.exact)
            asked = _Asked(key, among, np.concatenate([without, but]), exclusion)
            if exclusion is not None and ranking is not None:
                ranking = ExcludingRanking(ranking, exclusion)
            if words is None or ranking is None:
                return said.of(self._by_name(asked, ranking, written, quick=quick))
            if alike:  # what is written says nothing of how a photo looks
                result = self._by_name(asked, ranking, written, quick=quick)
                return said.of(_as_understood(result, words))
            return self._by_words(asked, words, ranking, written, said, quick=quick)

    def _by_name(
        self, asked: _Asked, ranking: Ranking | None, written: Written, *, quick: bool
    ) -> SearchResult:
        """What words of which none says anything to the model, or a picture, are found by."""
        if ranking is None:
            counts = self._walk.counted(asked.key)
            nothing = SearchResult("", (), (), counts.searchable, counts.waiting)
            return self._fusion.joined(asked.key, nothing, None, self._left(asked, written.every))
        if written.by_name is not None:
            asked = asked.only(self._left(asked, written.by_name).ids)
        return self._walk.ranked(asked.key, ranking, asked.among, asked.without, quick=quick)

    def _by_words(
        self,
        asked: _Asked,
        words: PhraseRanking,
        ranking: Ranking,
        written: Written,
        said: _Said,
        *,
        quick: bool,
    ) -> SearchResult:
        """Photos fit that show what the words say, or that have all of them written. A word that
        only stands written must stand there; where no photo fits so, what fits without it does."""
        key = asked.key
        seen = self._walk.ranked(key, ranking, asked.among, asked.without, quick=quick)
        seen = _as_understood(seen, words)
        every = self._left(asked, written.every)
        if written.by_name is None:
            return said.of(self._fusion.joined(key, seen, ranking, every))
        having = asked.only(self._left(asked, written.by_name).ids)
        both = self._walk.ranked(key, ranking, having.among, having.without, quick=quick)
        both = self._fusion.joined(key, _as_understood(both, words), ranking, every)
        if both.strong:
            return said.of(with_weaker(both, seen))
        return _Said(said.unknown + said.named, ()).of(with_weaker(seen, both))

    def _left(self, asked: _Asked, found: TextMatches) -> TextMatches:
        """Those of the photos found that are visible and may be in the answer."""
        ids = found.ids[~np.isin(found.ids, asked.without)]
        if asked.among is not None:
            ids = ids[np.isin(ids, asked.among)]
        ids = ids[~np.isin(ids, self._catalog.photos.hidden_among(ids))]
        if asked.exclusion is not None:
            ids = ids[~asked.exclusion.of(ids)]
        return only(found, ids)

    def _written(self, model: InstalledModel, texts: Sequence[Text]) -> PhotoIds:
        """The photos that are left out because of words that only stand written."""
        readings = [model.profile.read(text.phrase) for text in texts]
        found = [self._texts.holding(r.unknown).ids for r in readings if not r.understood]
        return np.concatenate([*found, _NONE])

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
        hits = tuple(Hit(photo_id, 1.0, 1.0, FoundBy.NOTHING) for photo_id in ids.tolist())
        counts = self._walk.counted(key)
        if exclusion is None and not len(without):
            return SearchResult("", hits, searched=counts.photos)
        return SearchResult("", hits, (), counts.searchable, counts.waiting)

    def _matches(
        self, model: InstalledModel | LookModel, pictures: Sequence[Like]
    ) -> list[PhotoIds]:
        """Of each picture the photos that look like it."""
        rankings = [self._rankings.of_picture(model, like) for like in pictures]
        found = [self._walk.ranked(model.space.key, each, None, _NONE) for each in rankings]
        return [np.array([hit.photo_id for hit in each.strong], np.int64) for each in found]


def _asks_for_looks(branch: Branch) -> bool:
    return any(isinstance(each, Look) for each in branch.like + branch.not_like)


def _by_kind(pictures: Sequence[Like]) -> tuple[list[Like], list[Like]]:
    """Those that are to be like in what they show, and those of which the look counts."""
    looks = [each for each in pictures if isinstance(each, Look)]
    return [each for each in pictures if not isinstance(each, Look)], list[Like](looks)


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


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Where to look and what is left out there."""

    key: SpaceKey
    among: PhotoIds | None  # sorted; None: everywhere
    without: PhotoIds
    exclusion: Exclusion | None

    def only(self, ids: PhotoIds) -> _Asked:
        return replace(self, among=ids if self.among is None else np.intersect1d(ids, self.among))


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that say nothing to the model: `named` stand in what is written, `unknown` nowhere."""

    unknown: tuple[str, ...]
    named: tuple[str, ...]

    def of(self, result: SearchResult) -> SearchResult:
        return replace(result, unknown_words=self.unknown, named_words=self.named)


def _is_ranked(model: InstalledModel, text: Text, named: Sequence[str]) -> bool:
    """Whether the model is to look for it; not for what only stands written."""
    reading = model.profile.read(text.phrase)
    return reading.understood or not set(reading.unknown) & set(named)


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
