"""The describer as a torch network: the tower's map, projected, and a decoder of words.

Two ways to bring pictures and words together, of which the better is kept (docs/describer.md):
"tokens" puts the projected squares before the question, and the same attention looks at both (Liu
et al., Visual Instruction Tuning, 2023); "cross" has each layer look at the squares by an attention
of its own (Alayrac et al., Flamingo, 2022).

What the encoder takes a square to be is added to it as the words for it, so that "dog" in a
question and a dog in the picture look alike; and an answer may copy the words of the square that it
looks at (See et al., Get To The Point, 2017). Each word of a question is told where and how surely
the picture has it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.describing.builtin.map_file import CHANNELS, SQUARES, VECTOR

FUSIONS = ("tokens", "cross")
ROWS = SQUARES * SQUARES + 1
GROUNDS = 7  # what is known of a word from the picture
NOTHING = 0  # the word that stands for squares that show no thing


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is. `most_words` is how many words a question and its answer may have."""

    words: int
    fusion: str
    width: int = 256
    heads: int = 8
    encoders: int = 2
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


@dataclass(frozen=True, slots=True, eq=False)
class Hinted:
    """What a network takes the rows of maps to be: whether a thing's middle lies there, (b, rows);
    and scores of the words for it and for its colour, (b, rows, words)."""

    middles: Tensor
    named: Tensor
    coloured: Tensor


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
        alone = Shape(shape.words, "tokens", width, shape.heads)
        self.encoders = nn.ModuleList(_Layer(alone) for _ in range(shape.encoders))
        self.middles = nn.Linear(width, 1)
        self.named = nn.Linear(width, width)
        self.coloured = nn.Linear(width, width)
        self.seen_norm = nn.LayerNorm(width)
        self.named_norm = nn.LayerNorm(width)
        self.coloured_norm = nn.LayerNorm(width)
        self.words = nn.Embedding(shape.words, width)
        self.order = nn.Parameter(torch.randn(shape.most_words, width) * 0.02)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        self.last_norm = nn.LayerNorm(width)
        self.copying = nn.Linear(width, 2)
        self.grounding = nn.Linear(GROUNDS, width)
        nn.init.normal_(self.words.weight, std=0.02)
        nn.init.constant_(self.copying.bias, 0.3)

    def seen(self, maps: Tensor) -> tuple[Tensor, Hinted]:
        """The rows of maps (b, rows, channels) as the encoder has them, (b, rows, width)."""
        squares = self.squares((maps[:, :-1] - self.mean) / self.deviation)
        vector = self.vector(maps[:, -1, :VECTOR] * VECTOR**0.5)
        states = torch.cat([squares, vector[:, None]], 1) + self.places
        states = functional.dropout(states, 0.1, self.training)
        for layer in self.encoders:
            states = _among(layer, states)
        named, coloured = (self.scores(part(states)) for part in (self.named, self.coloured))
        return states, Hinted(self.middles(states)[..., 0], named, coloured)

    def forward(self, maps: Tensor, numbers: Tensor) -> tuple[Tensor, Tensor, Hinted]:
        """For maps (b, rows, channels) and q questions of each, (b, q, t): the scores of every word
        to come next, (b, q, t, words); how much the first head of the last layer looks at each
        square, (b, q, t, squares); and what it takes the rows to be."""
        states, hinted = self.seen(maps)
        named, coloured = hinted.named.float().softmax(-1), hinted.coloured.float().softmax(-1)
        something = 1 - named[..., NOTHING, None]
        seen = (
            self.seen_norm(states)
            + self.named_norm(named @ self.words.weight)
            + something * self.coloured_norm(coloured @ self.words.weight)
        )
        grounds = _grounds(numbers, named, something * coloured, hinted.middles.float().sigmoid())
        states = self.words(numbers) + self.order[: numbers.shape[-1]] + self.grounding(grounds)
        looks = seen
        step = _crossed if self.shape.fusion == "cross" else _together
        for layer in self.layers:
            states, looks = step(layer, states, seen)
        states = self.last_norm(states)
        by_name, by_colour = self.copying(states).float().unbind(-1)
        scores = self.scores(states).float()
        for share, words in ((by_name, hinted.named), (by_colour, hinted.coloured)):
            copied = torch.einsum("bqts,bsw->bqtw", looks, words[:, :-1].float())
            scores = scores + share[..., None] * copied
        return scores, looks, hinted

    def scores(self, states: Tensor) -> Tensor:
        """How well every word fits to states."""
        return functional.linear(states, self.words.weight)


def _grounds(numbers: Tensor, named: Tensor, coloured: Tensor, middles: Tensor) -> Tensor:
    """Of each word (b, q, t) what the picture has of it, (b, q, t, GROUNDS): how surely a square is
    called so, how many squares are, how surely the whole is, how many middles of such lie there,
    where it lies from the picture's middle, and how surely a square has that colour."""
    b, q, t = numbers.shape

    def of_words(shares: Tensor) -> Tensor:
        where = numbers.reshape(b, 1, q * t).expand(-1, shares.shape[1], -1)
        return shares.gather(2, where)

    called = of_words(named)
    squares, whole = called[:, :-1], called[:, -1]
    surely = squares.amax(1)
    place = (torch.arange(SQUARES) + 0.5) / SQUARES - 0.5
    across, down = place.repeat(SQUARES), place.repeat_interleave(SQUARES)
    found = [surely, squares.sum(1) / SQUARES, whole, (squares * middles[:, :-1, None]).sum(1) / 2]
    for axis in (across, down):
        centre = (squares * axis[:, None]).sum(1) / (squares.sum(1) + 0.05)
        found.append(4 * centre * surely)
    found.append(of_words(coloured)[:, :-1].amax(1))
    return torch.stack(found, -1).view(b, q, t, GROUNDS)


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


def _at_squares(queries: Tensor, keys: Tensor) -> Tensor:
    """Scores of words (b, q, h, t, n) at rows (b, h, v, n): (b, q, h, t, v)."""
    b, q, h, t, n = queries.shape
    flat = queries.transpose(1, 2).reshape(b, h, q * t, n)
    return _scores(flat, keys).view(b, h, q, t, -1).transpose(1, 2)


def _of_squares(weights: Tensor, values: Tensor) -> Tensor:
    """(b, q, h, t, v) of values (b, h, v, n): (b, q, h, t, n)."""
    b, q, h, t, v = weights.shape
    flat = weights.transpose(1, 2).reshape(b, h, q * t, v)
    return (flat.to(values.dtype) @ values).view(b, h, q, t, -1).transpose(1, 2)


def _together(layer: _Layer, states: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
    own = layer.attention
    given, given_seen = layer.norm(states), layer.norm(seen)
    queries, keys, values = (own.split(part(given)) for part in (own.queries, own.keys, own.values))
    seen_keys, seen_values = own.split(own.keys(given_seen)), own.split(own.values(given_seen))
    at_seen = _at_squares(queries, seen_keys)
    at_words = _scores(queries, keys) + _before(states.shape[2], states)
    weights = torch.cat([at_seen, at_words], -1).softmax(-1)
    rows = seen.shape[1]
    mixed = _of_squares(weights[..., :rows], seen_values)
    mixed = mixed + weights[..., rows:].to(values.dtype) @ values
    states = layer.thought(states + own.joined(mixed))
    return states, at_seen[:, :, 0, :, :-1].softmax(-1)


def _crossed(layer: _Layer, states: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
    own, other = layer.attention, layer.cross
    given = layer.norm(states)
    queries, keys, values = (own.split(part(given)) for part in (own.queries, own.keys, own.values))
    weights = (_scores(queries, keys) + _before(states.shape[2], states)).softmax(-1)
    states = states + own.joined(weights.to(values.dtype) @ values)
    queries = other.split(other.queries(layer.cross_norm(states)))
    at_seen = _at_squares(queries, other.split(other.keys(seen)))
    mixed = _of_squares(at_seen.softmax(-1), other.split(other.values(seen)))
    states = layer.thought(states + other.joined(mixed))
    return states, at_seen[:, :, 0, :, :-1].softmax(-1)
