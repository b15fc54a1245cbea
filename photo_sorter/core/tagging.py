"""Zero-shot tags: the vocabulary the model may use and which of it a photo gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class VocabularyTag:
    """A tag that the model may give: its name, its group, and wordings of it. The wordings'
    vectors are averaged, so more wordings make a steadier tag."""

    name: str
    group: str
    prompts: tuple[str, ...]


def choose_tags(
    relevances: NDArray[np.floating[Any]], threshold: float, most: int
) -> list[list[tuple[int, float]]]:
    """For each photo the tags it gets: indices and probabilities, most probable first.

    `relevances` is (photos, tags), 0..1. A photo where nothing reaches `threshold` gets no tag:
    "don't know" is an answer. `most` bounds how many tags one photo gets.
    """
    chosen = []
    for row in relevances:
        passing = np.flatnonzero(row >= threshold)
        best: Sequence[int] = passing[np.argsort(-row[passing], kind="stable")][:most].tolist()
        chosen.append([(index, float(row[index])) for index in best])
    return chosen
