"""The describer's decoder in numpy: rows of the map and words in, the next word's scores out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.describing.builtin.map_file import VECTOR

Floats = NDArray[np.float32]
_SMALL = 1e-5  # of layer normalisation


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture as each layer sees it: keys and values by head, (heads, rows, n)."""

    layers: tuple[tuple[Floats, Floats], ...]


class Decoder:
    """The layers with their weights, in float32. What lies beside is the picture's rows, which see
    each other, and the words, which see the rows and the words before them."""

    def __init__(self, weights: Mapping[str, Floats], heads: int) -> None:
        self._weights = weights
        self._heads = heads
        self._layers = sorted({int(n.split(".")[1]) for n in weights if n.startswith("layers.")})

    def look(self, rows: Floats) -> Picture:
        """Of a map (rows, channels)."""
        weights = self._weights
        squares = (rows[:-1] - weights["mean"]) / weights["deviation"]
        vector = rows[-1:, :VECTOR] * np.float32(VECTOR**0.5)
        states = np.concatenate(
            [self._through("squares", squares), self._through("vector", vector)]
        )
        states = states + weights["places"]
        found = []
        for layer in self._layers:
            name = f"layers.{layer}"
            queries, keys, values = self._attending(name, self._even(f"{name}.norm", states))
            found.append((keys, values))
            if layer != self._layers[-1]:
                mixed = _shares(_scores(queries, keys)) @ values
                states = self._thought(name, states + self._joined(name, mixed))
        return Picture(tuple(found))

    def read(self, picture: Picture, numbers: list[int]) -> tuple[Floats, Floats]:
        """The scores of every word to come after these, (words,), and how much each square was
        looked at for it, (squares,)."""
        weights = self._weights
        count = len(numbers)
        states = weights["words.weight"][numbers] + weights["order"][:count]
        later = np.triu(np.full((count, count), -np.inf, np.float32), 1)
        looks = states
        for layer, (seen_keys, seen_values) in zip(self._layers, picture.layers, strict=True):
            name = f"layers.{layer}"
            queries, keys, values = self._attending(name, self._even(f"{name}.norm", states))
            at_seen = _scores(queries, seen_keys)
            shares = _shares(np.concatenate([at_seen, _scores(queries, keys) + later], axis=-1))
            rows = seen_keys.shape[1]
            mixed = shares[..., :rows] @ seen_values + shares[..., rows:] @ values
            states = self._thought(name, states + self._joined(name, mixed))
            looks = at_seen
        last = self._even("last_norm", states[-1])
        scores: Floats = weights["words.weight"] @ last
        return scores, _shares(looks[0, -1, :-1])

    def _through(self, name: str, states: Floats) -> Floats:
        found: Floats = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found

    def _even(self, name: str, states: Floats) -> Floats:
        centred = states - states.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + _SMALL)
        found: Floats = centred / spread * self._weights[f"{name}.weight"]
        return found + self._weights[f"{name}.bias"]

    def _attending(self, name: str, states: Floats) -> tuple[Floats, Floats, Floats]:
        """Queries, keys and values, by head."""
        parts = (
            self._through(f"{name}.attention.{part}", states)
            .reshape(len(states), self._heads, -1)
            .transpose(1, 0, 2)
            for part in ("queries", "keys", "values")
        )
        queries, keys, values = parts
        return queries, keys, values

    def _joined(self, name: str, mixed: Floats) -> Floats:
        merged = mixed.transpose(1, 0, 2).reshape(mixed.shape[1], -1)
        return self._through(f"{name}.attention.out", merged)

    def _thought(self, name: str, states: Floats) -> Floats:
        wide = self._through(f"{name}.widen", self._even(f"{name}.widen_norm", states))
        return states + self._through(f"{name}.narrow", np.maximum(wide, 0))


def _scores(queries: Floats, keys: Floats) -> Floats:
    found: Floats = queries @ keys.transpose(0, 2, 1) * np.float32(queries.shape[-1] ** -0.5)
    return found


def _shares(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = raised / raised.sum(-1, keepdims=True)
    return found
