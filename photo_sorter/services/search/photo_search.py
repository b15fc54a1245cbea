"""Answers a query: the catalog what it says exactly, the model what is left to rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import (
    EVERYTHING,
    Query,
    TooManyBranchesError,
    branches,
    normalised,
)
from photo_sorter.core.views import SearchResult
from photo_sorter.services.search.branch_search import BranchSearch
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.merging import merged
from photo_sorter.services.search.nearest_photos import NearestPhotos
from photo_sorter.services.search.neighbour_walk import WEAK_SHOWN, NeighbourWalk
from photo_sorter.services.search.query_priority import QueryPriority
from photo_sorter.services.search.ranking_factory import RankingFactory
from photo_sorter.services.search.reference_cosines import ReferenceCosines
from photo_sorter.services.search.scoring import ScorerFactory


class Search:
    def __init__(
        self,
        catalog: Catalog,
        examples: ExamplePictures,
        rankings: RankingFactory,
        reference: ReferenceCosines,
        scorers: ScorerFactory,
        nearest: NearestPhotos,
    ) -> None:
        """`reference` is what `rankings` compares with."""
        self._scorers = scorers
        self._reference = reference
        self._walk = NeighbourWalk(catalog, nearest)
        self._priority = QueryPriority()
        self._branches = BranchSearch(catalog, rankings, examples, self._walk, self._priority)

    def search(
        self,
        model: InstalledModel,
        query: Query,
        name: str = "",
        *,
        quick: bool = False,
        examples_too: bool = False,
    ) -> SearchResult:
        """The photos that match, best first; where nothing of the query is ranked, newest first,
        each with the score 1. A `quick` answer may be partial. A query for all photos asks for
        nothing. `name` is what the result is called. Photos that are given as examples are found
        by `examples_too` alone.

        Raises NotFoundError or InvalidInputError for a picture that cannot be searched with,
        InvalidInputError for a query of too many alternatives, and EngineError."""
        query = normalised(query)
        if query == EVERYTHING:
            return SearchResult(name)
        try:
            parted = branches(query)
        except TooManyBranchesError as error:
            raise InvalidInputError(Problem.SEARCH_TOO_WIDE) from error
        found = [
            self._branches.answer(model, branch, quick=quick, examples_too=examples_too)
            for branch in parted
        ]
        return replace(merged(found, WEAK_SHOWN), query=name)

    def prepare(self, model: InstalledModel, cancelled: Callable[[], bool]) -> None:
        """Work out beforehand what queries need of every photo; a query that comes meanwhile is
        not kept waiting. May raise EngineError."""

        def given_up() -> bool:
            self._priority.yield_to_queries()
            return cancelled()

        key = model.space.key
        if self._walk.counted(key).searchable:
            self._reference.learn(key, self._scorers.scorer(model), given_up)

    def forget_counts(self) -> None:
        """Photos came, went or were embedded: count anew for the next answer."""
        self._walk.forget_counts()
