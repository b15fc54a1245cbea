"""The describer as a torch network: the tower's map, projected, and a decoder of words.

Two ways to bring pictures and words together, of which the better is kept (docs/describer.md):
"tokens" puts the projected squares before the question, and the same layers attend to both (Liu et
al., Visual Instruction Tuning, 2023); "cross" leaves the squares as an encoder layer made them, and
each decoder layer looks at them by an attention of its own (Alayrac et al., Flamingo, 2022).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.describing.builtin.map_file import CHANNELS, SQUARES, VECTOR

_HINTED = 2  # after so many layers
FUSIONS = ("tokens", "cross")
ROWS = SQUARES * SQUARES + 1


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is. `most_words` is how many words a question and its answer may have."""

    words: int
    fusion: str
    width: int = 256
    heads: int = 8
    layers: int = 4
    most_words: int = 64


class _Attention(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """Queries, keys and values of states, by head."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.queries = nn.Linear(width, width)
        self.keys = nn.Linear(width, width)
        self.values = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def split(self, states: Tensor) -> Tensor:
        """(..., n, width) as (..., heads, n, width / heads)."""
        return states.unflatten(-1, (self.heads, -1)).transpose(-2, -3)

    def joined(self, states: Tensor) -> Tensor:
        """The way back, and through the last projection."""
        merged: Tensor = self.out(states.transpose(-2, -3).flatten(-2))
        return merged


class _Layer(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.norm = nn.LayerNorm(width)
        self.attention = _Attention(width, shape.heads)
        if shape.fusion == "cross":
            self.cross_norm = nn.LayerNorm(width)
            self.cross = _Attention(width, shape.heads)
        self.widen_norm = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)

    def thought(self, states: Tensor) -> Tensor:
        """After the layer's feed-forward part."""
        wide = functional.relu(self.widen(self.widen_norm(states)))
        return states + self.narrow(wide)


class Network(nn.Module):  # type: ignore[misc]
    """From maps and words to the next words."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.register_buffer("mean", torch.zeros(CHANNELS))
        self.register_buffer("deviation", torch.ones(CHANNELS))
        self.squares = nn.Linear(CHANNELS, width)
        self.vector = nn.Linear(VECTOR, width)
        self.places = nn.Parameter(torch.randn(ROWS, width) * 0.02)
        self.words = nn.Embedding(shape.words, width)
        self.order = nn.Parameter(torch.randn(shape.most_words, width) * 0.02)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        if shape.fusion == "cross":
            self.encoder = _Layer(Shape(shape.words, "tokens", width, shape.heads))
            self.encoded_norm = nn.LayerNorm(width)
        self.last_norm = nn.LayerNorm(width)
        nn.init.normal_(self.words.weight, std=0.02)
        self.hints = nn.Linear(width, 1 + 2 * width)

    def seen(self, maps: Tensor) -> Tensor:
        """The projected rows of maps (b, rows, channels): (b, rows, width)."""
        squares = self.squares((maps[:, :-1] - self.mean) / self.deviation)
        vector = self.vector(maps[:, -1, :VECTOR] * VECTOR**0.5)
        states = torch.cat([squares, vector[:, None]], 1) + self.places
        states = functional.dropout(states, 0.1, self.training)
        if self.shape.fusion == "cross":
            states = self.encoded_norm(_among(self.encoder, states))
        return states

    def forward(self, maps: Tensor, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """For maps (b, rows, channels) and q questions of each, (b, q, t): the states that the next
        words follow from, (b, q, t, width); how much the first head of the last layer looks at each
        square, (b, q, t, squares); and what it takes each row to be, (b, rows, 1 + 2 * width): a
        thing's middle, its name and its colour. That is for learning alone."""
        seen = hinted = self.seen(maps)
        states = self.words(numbers) + self.order[: numbers.shape[-1]]
        looks = seen
        for number, layer in enumerate(self.layers):
            if self.shape.fusion == "cross":
                states, looks = _crossed(layer, states, seen)
            else:
                last = number + 1 == len(self.layers)
                states, looks, seen = _together(layer, states, seen, last=last)
                if number + 1 == _HINTED:
                    hinted = seen
        return self.last_norm(states), looks, self.hints(hinted)

    def scores(self, states: Tensor) -> Tensor:
        """Of every word to be the next."""
        return functional.linear(states, self.words.weight)


def _among(layer: _Layer, states: Tensor) -> Tensor:
    """A layer over states that all see each other, (b, n, width)."""
    given = layer.norm(states)
    own = layer.attention
    queries, keys, values = (own.split(part(given)) for part in (own.queries, own.keys, own.values))
    weights = _scores(queries, keys).softmax(-1)
    return layer.thought(states + own.joined(weights.to(values.dtype) @ values))


def _scores(queries: Tensor, keys: Tensor) -> Tensor:
    return (queries @ keys.transpose(-1, -2)).float() * queries.shape[-1] ** -0.5


def _before(count: int, like: Tensor) -> Tensor:
    """What is added to scores so that no word sees later ones."""
    return torch.full((count, count), float("-inf"), device=like.device).triu(1)


def _at_squares(own: _Attention, queries: Tensor, keys: Tensor) -> Tensor:
    """Scores of words (b, q, h, t, n) at rows (b, h, v, n): (b, q, h, t, v)."""
    b, q, h, t, n = queries.shape
    flat = queries.transpose(1, 2).reshape(b, h, q * t, n)
    return _scores(flat, keys).view(b, h, q, t, -1).transpose(1, 2)


def _of_squares(weights: Tensor, values: Tensor) -> Tensor:
    """(b, q, h, t, v) of values (b, h, v, n): (b, q, h, t, n)."""
    b, q, h, t, v = weights.shape
    flat = weights.transpose(1, 2).reshape(b, h, q * t, v)
    return (flat.to(values.dtype) @ values).view(b, h, q, t, -1).transpose(1, 2)


def _together(
    layer: _Layer, states: Tensor, seen: Tensor, *, last: bool
) -> tuple[Tensor, Tensor, Tensor]:
    own = layer.attention
    given, given_seen = layer.norm(states), layer.norm(seen)
    queries, keys, values = (own.split(part(given)) for part in (own.queries, own.keys, own.values))
    seen_keys, seen_values = own.split(own.keys(given_seen)), own.split(own.values(given_seen))
    count = states.shape[2]
    at_seen = _at_squares(own, queries, seen_keys)
    at_words = _scores(queries, keys) + _before(count, states)
    weights = torch.cat([at_seen, at_words], -1).softmax(-1)
    rows = seen.shape[1]
    mixed = _of_squares(weights[..., :rows], seen_values)
    mixed = mixed + weights[..., rows:].to(values.dtype) @ values
    states = layer.thought(states + own.joined(mixed))
    if not last:
        seen = _among(layer, seen)
    return states, at_seen[:, :, 0, :, :-1].softmax(-1), seen


def _crossed(layer: _Layer, states: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
    own, other = layer.attention, layer.cross
    given = layer.norm(states)
    queries, keys, values = (own.split(part(given)) for part in (own.queries, own.keys, own.values))
    weights = (_scores(queries, keys) + _before(states.shape[2], states)).softmax(-1)
    states = states + own.joined(weights.to(values.dtype) @ values)
    queries = other.split(other.queries(layer.cross_norm(states)))
    at_seen = _at_squares(other, queries, other.split(other.keys(seen)))
    mixed = _of_squares(at_seen.softmax(-1), other.split(other.values(seen)))
    states = layer.thought(states + other.joined(mixed))
    return states, at_seen[:, :, 0, :, :-1].softmax(-1)
