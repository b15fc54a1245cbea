"""Names as their concepts taken together, which is what the text tower will be taught.

A thing is found by its name, and a name stands for several concepts at once ("chair": a kind, a
category of a set, a painted thing). So the concepts are trained for what they come to together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from photo_sorter.core.plain_text import plain
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.names import Name
from tools.builtin_model.photo_words import SETS
from tools.builtin_model.photos_dataset import filed_as

_OF_A_SET, _PAINTED = 3.2, 2.7  # weights in the loss


class NameMatrix:
    """Weights of concepts (m, n) of m names."""

    def __init__(self, names: Sequence[Name], concepts: int) -> None:
        self._weights = torch.zeros(len(names), concepts)
        for index, name in enumerate(names):
            for row, weight in name.rows:
                self._weights[index, row] = weight

    def vectors(self, concepts: Tensor) -> Tensor:
        """(m, d), L2-normalised, of the concepts' (n, d)."""
        return functional.normalize(self._weights @ concepts, dim=1)


@dataclass(frozen=True, slots=True, eq=False)
class NameSet:
    """Names to be told apart, and the row of each in the block of things."""

    names: NameMatrix
    rows: Tensor
    weight: float


class CalledTogether:
    """The everyday words, and the names of each photo set and of the painted things."""

    def __init__(
        self, names: Sequence[Name], concepts: Concepts, categories: Sequence[str]
    ) -> None:
        by_text = {name.text: name for name in names}
        stop = concepts.words.stop
        said = [plain(word.names["en"][0]) for word in concepts.everyday]
        every = [by_text[text] for text in said if text in by_text]
        words = [name for name in every if any(row < stop for row, _ in name.rows)]
        rows = [[row for row, _ in name.rows if row < stop] for name in words]
        longest = max(len(some) for some in rows)
        self.everyday = NameMatrix(words, len(concepts))
        # What each word's kinds and own concepts are, the first again where there are fewer.
        self.everyday_rows = torch.tensor([[*some, *some[:1] * longest][:longest] for some in rows])
        self.of_kinds = torch.tensor([[min(some) < concepts.kinds.stop for some in rows]])
        self.sets: list[NameSet] = []
        for of_set in SETS:
            inside = [c for c in categories if c.startswith(f"{of_set}/")]
            keys = {f"c:{c}": plain(filed_as(c)) for c in inside}
            self._add(keys, by_text, concepts, _OF_A_SET)
        glyphs = {f"t:{t.glyph}": plain(t.names["en"]) for t in concepts.painted}
        self._add(glyphs, by_text, concepts, _PAINTED)

    def _add(
        self, keys: dict[str, str], by_text: dict[str, Name], concepts: Concepts, weight: float
    ) -> None:
        known = {key: by_text[text] for key, text in keys.items() if text in by_text}
        if known:
            rows = torch.tensor([concepts.ids[key] - concepts.things.start for key in known])
            matrix = NameMatrix(list(known.values()), len(concepts))
            self.sets.append(NameSet(matrix, rows, weight))
