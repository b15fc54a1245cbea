"""Measures the one ranking beside each of its parts, on pictures of known categories.

Labelled pictures come without words, so words are given to them by a rule, the same at each run: of
each four pictures of a category one has the category as its keyword, one has it in the file's name,
one is named after another category (what a folder of mixed photos does), and one has a number.
Every category is asked for by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.evaluation import recall_among_best
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.fusion import either, reciprocal_ranks, text_evidence
from photo_sorter.core.scoring import Scores
from photo_sorter.core.text_words import kept_words, sought_words

_BEST = 10


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Of the photos that fit, as many as can be, how many are among the ten best, 0..1."""

    picture: float
    written: float
    joined: float
    reciprocal_rank: float


def ranking_figures(names: Sequence[str], labels: Scores, relevances: Scores) -> RankingFigures:
    """Of n photos by their labels (n,) among c category names, and how relevant each is to each
    name (n, c)."""
    texts = _texts(names, [int(label) for label in labels])
    sums = np.zeros(4)
    present = sorted({int(label) for label in labels})
    for category in present:
        picture = relevances[:, category]
        written = _evidence(texts, names[category])
        ranked = (
            picture,
            written,
            either(picture, written),
            reciprocal_ranks([picture, written]),
        )
        fits = labels == category
        sums += [recall_among_best(scores, fits, _BEST) for scores in ranked]
    return RankingFigures(*(float(total / len(present)) for total in sums))


def _texts(names: Sequence[str], labels: Sequence[int]) -> list[tuple[FoundBy, set[str]]]:
    """What is written about each photo, and where."""
    seen = [0] * len(names)
    texts = []
    for number, label in enumerate(labels):
        kind, seen[label] = seen[label] % 4, seen[label] + 1
        other = names[(label + 1 + number) % len(names)]
        part, text = (
            (FoundBy.KEYWORD, names[label]),
            (FoundBy.NAME, f"{names[label]}_{number:04}.jpg"),
            (FoundBy.NAME, f"{other}_{number:04}.jpg"),
            (FoundBy.NAME, f"IMG_{number:04}.jpg"),
        )[kind]
        texts.append((part, set(kept_words(text))))
    return texts


def _evidence(texts: Sequence[tuple[FoundBy, set[str]]], sought: str) -> Scores:
    parts = [
        [int(part) * (not words.isdisjoint(forms)) for part, words in texts]
        for forms in sought_words(sought)
    ]
    return text_evidence(np.array(parts, np.uint16).reshape(-1, len(texts)))
