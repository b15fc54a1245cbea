"""Measures of answers, from what each picture is known to show: no model, no search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.dataset import Excluding
from photo_sorter.core.photo import FilePath

BEST = 10  # of an answer, what is looked at first
Shows = Mapping[FilePath, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Pictures best first: `strong` are shown as matches, `weak` are what follows."""

    strong: Sequence[FilePath]
    weak: Sequence[FilePath]


@dataclass(frozen=True, slots=True)
class Relevance:
    """`precision`: of what is shown the share that is right, the mean over the queries that show
    something. `recall`: of what is right the share that is shown, the mean over all of them."""

    precision: float
    recall: float
    queries: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of wordings that differ from the plain one in the same way: the share of the ten best that
    both have, on the mean and of the `worst`, which `wording` names."""

    wordings: int
    mean: float
    worst: float
    wording: str


def shared_among_best(one: Answer, other: Answer) -> float:
    """The share of the ten best of the first that are among those of the other; nothing is
    shared where both are empty."""
    best, others = ((*answer.strong, *answer.weak)[:BEST] for answer in (one, other))
    return len(set(best) & set(others)) / max(1, len(best))


def agreement(shares: Mapping[str, float]) -> Agreement:
    """Of one or more wordings."""
    worst = min(shares, key=lambda wording: shares[wording])
    return Agreement(len(shares), _mean(list(shares.values())), shares[worst], worst)


def right_among_best(asked: Excluding, answer: Answer, shows: Shows) -> float:
    """The share of the ten best that show what is wanted and not what is excluded; a place that
    is empty is wrong."""
    best = [shows[path] for path in (*answer.strong, *answer.weak)[:BEST]]
    return sum(asked.wanted in words and asked.excluded not in words for words in best) / BEST


def relevance(answers: Mapping[str, Answer], shows: Shows) -> Relevance:
    """Of queries by what is known to be shown; each is shown by at least one picture."""
    precisions, recalls = [], []
    for word, answer in answers.items():
        wanted = {path for path, words in shows.items() if word in words}
        right = len(wanted.intersection(answer.strong))
        recalls.append(right / len(wanted))
        if answer.strong:
            precisions.append(right / len(answer.strong))
    return Relevance(_mean(precisions), _mean(recalls), len(answers))


def asked_for(shows: Shows, least: int = 3) -> list[str]:
    """What at least so many pictures show, in the order of the alphabet."""
    counts: dict[str, int] = {}
    for words in shows.values():
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return sorted(word for word, count in counts.items() if count >= least)


def _mean(shares: Sequence[float]) -> float:
    return float(np.mean(shares)) if shares else 0.0
