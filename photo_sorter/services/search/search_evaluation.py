"""Measures a library's searches by what each of its pictures is known to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.dataset import Asked, Excluding, Wording
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.query import And, Not, Query, Text
from photo_sorter.core.search_evaluation import (
    Agreement,
    Answer,
    agreement,
    asked_for,
    relevance,
    right_among_best,
    shared_among_best,
)
from photo_sorter.core.views import SearchResult


@dataclass(frozen=True, slots=True)
class SearchEvaluation:
    """Shares in 0..1; None where the dataset asks for no such thing.

    `excluding`: of the ten best to "A -B", the mean share that shows A and not B;
    `excluding_as_plain_text` the same where the model is asked for "A without B", and
    `without_exclusion` where it is asked for A alone. `unanswered_empty`: of the queries that no
    picture answers, the share that shows no match. `agreements`: by how a wording differs.
    """

    excluding_queries: int
    excluding: float | None
    excluding_as_plain_text: float | None
    without_exclusion: float | None
    answered_queries: int
    answered_precision: float | None
    answered_recall: float | None
    unanswered_queries: int
    unanswered_empty: float | None
    agreements: Mapping[str, Agreement]


class SearchEvaluator:
    """`search` answers a query; `paths` says which file each photo is."""

    def __init__(
        self, search: Callable[[Query], SearchResult], paths: Mapping[PhotoId, FilePath]
    ) -> None:
        self._search = search
        self._paths = paths

    def evaluate(self, asked: Asked) -> SearchEvaluation:
        """Raises what the search raises."""
        shows = {path: asked.shows.get(path, frozenset()) for path in self._paths.values()}
        excluding, as_text, alone = [], [], []
        for pair in asked.excluding:

            def right(query: Query, pair: Excluding = pair) -> float:
                return right_among_best(pair, self._answer(query), shows)

            wanted = Text(pair.wanted)
            excluding.append(right(And((wanted, Not(Text(pair.excluded))))))
            as_text.append(right(Text(f"{pair.wanted} without {pair.excluded}")))
            alone.append(right(wanted))
        words = asked_for(shows) if asked.unanswered else []
        found = relevance({word: self._answer(Text(word)) for word in words}, shows)
        empty = [not self._answer(Text(word)).strong for word in asked.unanswered]
        return SearchEvaluation(
            excluding_queries=len(asked.excluding),
            excluding=_mean(excluding),
            excluding_as_plain_text=_mean(as_text),
            without_exclusion=_mean(alone),
            answered_queries=found.queries,
            answered_precision=found.precision if words else None,
            answered_recall=found.recall if words else None,
            unanswered_queries=len(empty),
            unanswered_empty=_mean(empty),
            agreements=self._agreements(asked.wordings),
        )

    def _agreements(self, wordings: Sequence[Wording]) -> dict[str, Agreement]:
        shares: dict[str, dict[str, float]] = {}
        for each in wordings:
            plain, other = self._answer(Text(each.plain)), self._answer(Text(each.other))
            shares.setdefault(each.kind, {})[each.other] = shared_among_best(plain, other)
        return {kind: agreement(found) for kind, found in shares.items()}

    def _answer(self, query: Query) -> Answer:
        result = self._search(query)
        strong, weak = (
            [self._paths[hit.photo_id] for hit in hits] for hits in (result.strong, result.weak)
        )
        return Answer(strong, weak)


def _mean(shares: Sequence[float]) -> float | None:
    return float(np.mean(shares)) if shares else None
