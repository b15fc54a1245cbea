"""The describer in numpy: rows of the map and words in, the next word's scores out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.describing.builtin.map_file import VECTOR

Floats = NDArray[np.float32]
_SMALL = 1e-5  # of layer normalisation
_NOTHING = 0  # the word that stands for squares that show no thing


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture as each layer sees it: keys and values by head, (heads, rows, n); the scores of the
    words for each square and for its colour, (squares, words); and what the picture has of each
    word, (words, 7)."""

    layers: tuple[tuple[Floats, Floats], ...]
    named: Floats
    coloured: Floats
    grounds: Floats


class Decoder:
    """The weights, in float32. An encoder's layers have the rows of the map see each other; the
    decoder's have words see the rows and the words before them."""

    def __init__(self, weights: Mapping[str, Floats], heads: int) -> None:
        self._weights = weights
        self._heads = heads
        self._encoders, self._layers = (
            sorted({".".join(name.split(".")[:2]) for name in weights if name.startswith(part)})
            for part in ("encoders.", "layers.")
        )

    def look(self, rows: Floats) -> Picture:
        """Of a map (rows, channels)."""
        weights = self._weights
        squares = (rows[:-1] - weights["mean"]) / weights["deviation"]
        vector = self._through("vector", rows[-1:, :VECTOR] * np.float32(VECTOR**0.5))
        states = np.concatenate([self._through("squares", squares), vector])
        states = states + weights["places"]
        for name in self._encoders:
            queries, keys, values = self._attending(name, self._even(f"{name}.norm", states))
            mixed = _shares(_scores(queries, keys)) @ values
            states = self._thought(name, states + self._joined(name, mixed))
        words = weights["words.weight"]
        named, coloured = (self._through(part, states) @ words.T for part in ("named", "coloured"))
        shares = _shares(named)
        seen = self._even("seen_norm", states) + self._even("named_norm", shares @ words)
        something = 1 - shares[:, _NOTHING, np.newaxis]
        colours = _shares(coloured)
        seen = seen + something * self._even("coloured_norm", colours @ words)
        middles = self._through("middles", states)[:-1]
        found = []
        for name in self._layers:
            _, keys, values = self._attending(name, self._even(f"{name}.norm", seen))
            found.append((keys, values))
        there = np.float32(1) / (np.float32(1) + np.exp(-middles))
        grounds = _grounds(shares, something * colours, there.astype(np.float32))
        return Picture(tuple(found), named[:-1], coloured[:-1], grounds)

    def read(self, picture: Picture, numbers: list[int]) -> tuple[Floats, Floats]:
        """The scores of every word to come after these, (words,), and how much each square was
        looked at for it, (squares,)."""
        weights = self._weights
        count = len(numbers)
        grounded = self._through("grounding", picture.grounds[numbers])
        states = weights["words.weight"][numbers] + weights["order"][:count] + grounded
        later = np.triu(np.full((count, count), -np.inf, np.float32), 1)
        at_seen = states
        for name, (seen_keys, seen_values) in zip(self._layers, picture.layers, strict=True):
            queries, keys, values = self._attending(name, self._even(f"{name}.norm", states))
            at_seen = _scores(queries, seen_keys)
            shares = _shares(np.concatenate([at_seen, _scores(queries, keys) + later], axis=-1))
            rows = seen_keys.shape[1]
            mixed = shares[..., :rows] @ seen_values + shares[..., rows:] @ values
            states = self._thought(name, states + self._joined(name, mixed))
        last = self._even("last_norm", states[-1])
        looks = _shares(at_seen[0, -1, :-1])
        by_name, by_colour = self._through("copying", last)
        scores = weights["words.weight"] @ last
        scores = scores + by_name * (looks @ picture.named) + by_colour * (looks @ picture.coloured)
        return scores, looks

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


def _grounds(shares: Floats, colours: Floats, middles: Floats) -> Floats:
    """Of each word what the picture has of it, (words, 7): how surely a square is called so, how
    many squares are, how surely the whole is, how many middles of such lie there, where it lies
    from the picture's middle, and how surely a square has that colour."""
    squares, whole = shares[:-1], shares[-1]
    side = round(len(squares) ** 0.5)
    surely, many = squares.max(0), squares.sum(0)
    place = ((np.arange(side) + 0.5) / side - 0.5).astype(np.float32)
    across, down = np.tile(place, side), np.repeat(place, side)
    centres = [4 * (axis @ squares) / (many + 0.05) * surely for axis in (across, down)]
    counted = (squares * middles).sum(0) / 2
    found = [surely, many / side, whole, counted, *centres, colours[:-1].max(0)]
    return np.stack(found, axis=-1).astype(np.float32)


def _scores(queries: Floats, keys: Floats) -> Floats:
    found: Floats = queries @ keys.transpose(0, 2, 1) * np.float32(queries.shape[-1] ** -0.5)
    return found


def _shares(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = raised / raised.sum(-1, keepdims=True)
    return found
