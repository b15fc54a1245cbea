"""Zero-shot tags: the vocabulary the model may use and which of it a photo gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_AS_SURE = 0.9  # of the best tag's certainty: two that are as sure are both there


@dataclass(frozen=True, slots=True)
class VocabularyTag:
    """A tag that the model may give: its name, its group, and wordings of it. The wordings'
    vectors are averaged, so more wordings make a steadier tag."""

    name: str
    group: str
    prompts: tuple[str, ...]


def choose_tags(
    relevances: NDArray[np.floating[Any]],
    certainties: NDArray[np.floating[Any]],
    groups: Sequence[str],
    threshold: float,
    most: int,
) -> list[list[tuple[int, float]]]:
    """For each photo the tags it gets: indices and relevances, most certain first.

    `relevances` and `certainties` are (photos, tags), 0..1; `groups` names the group of each tag. A
    photo where no certainty reaches `threshold` gets no tag: "don't know" is an answer. Within a
    group a tag that is less certain than the best one gives way to it: what looks a little like a
    wolf is the dog that it looks like most. `most` bounds how many tags one photo gets.
    """
    chosen = []
    for relevance, certainty in zip(relevances, certainties, strict=True):
        passing = np.flatnonzero(certainty >= threshold)
        best: dict[str, float] = {}
        kept: list[tuple[int, float]] = []
        for index in passing[np.argsort(-certainty[passing], kind="stable")].tolist():
            leading = best.setdefault(groups[index], float(certainty[index]))
            if certainty[index] >= _AS_SURE * leading:
                kept.append((index, float(relevance[index])))
        chosen.append(kept[:most])
    return chosen
