"""Teaches the describer: questions made anew for each batch, loss on the answers' words alone."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from photo_sorter.adapters.describing.builtin.map_file import SQUARES
from photo_sorter.adapters.describing.builtin.vocabulary import (
    ANSWER,
    CAPTION,
    END,
    PADDING,
    Vocabulary,
)
from tools.builtin_model.glyphs import GlyphSource
from tools.describer.features import Maps
from tools.describer.network import Hinted, Network
from tools.describer.questions import Asked, Asker, photo_name
from tools.describer.scenes import Item, Scene, box_of
from tools.describer.things import Thing

_CAPTION_WEIGHT = 0.5  # of a word; captions have many
_CAPTIONS = 5  # each so many batches one has captions alone, for they are long
_OF_CAPTIONS = 3  # of a scene in such a batch
_HINTING = 0.3  # what taking a square for something else costs
_POINTING = 0.1  # what looking elsewhere costs beside saying something else


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast it learns."""

    steps: int
    scenes: int = 12  # in a batch
    photos: int = 5
    questions: int = 8  # about each
    rate: float = 1e-3
    warm_up: int = 100
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class SceneSet:
    """Scenes with their maps, in parts."""

    scenes: Sequence[Scene]
    maps: Sequence[Maps]

    def map(self, row: int) -> NDArray[np.float16]:
        """Of a scene."""
        for part in self.maps:
            if row < len(part):
                found: NDArray[np.float16] = part[row]
                return found
            row -= len(part)
        raise IndexError(row)


@dataclass(frozen=True, slots=True, eq=False)
class PhotoSet:
    """Photographs: category and colour ("" where it is not known) of each row, and maps of one view
    or more of all."""

    categories: Sequence[str]
    colours: Sequence[str]
    maps: Sequence[Maps]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Words (b, q, t); which of them are of answers, with what weight; which squares the answer is
    owed to, (b, q, 36), with the place of the answer's mark, (b, q); and hints, (b, 3, 37)."""

    maps: Tensor
    numbers: Tensor
    weights: Tensor
    squares: Tensor
    marks: Tensor
    hints: Tensor


def squares_of(items: Sequence[Item], glyphs: GlyphSource) -> NDArray[np.float32]:
    """1 for each square of the map that a thing covers by a fourth or more, (36,)."""
    found = np.zeros((SQUARES, SQUARES), np.float32)
    edges = np.arange(SQUARES + 1) / SQUARES
    for item in items:
        left, top, right, bottom = box_of(item, glyphs)
        wide = np.clip(np.minimum(edges[1:], right) - np.maximum(edges[:-1], left), 0, None)
        high = np.clip(np.minimum(edges[1:], bottom) - np.maximum(edges[:-1], top), 0, None)
        found[np.outer(high, wide) * SQUARES**2 > 0.25] = 1
    return found.ravel()


def encoded(asked: Asked, vocabulary: Vocabulary) -> tuple[list[int], int]:
    """The words of a question, the mark of its answer, the answer and its end; and where the mark
    stands."""
    question = vocabulary.read(asked.question) or [vocabulary.number(CAPTION)]
    numbers = [*question, vocabulary.number(ANSWER), *vocabulary.read(asked.answer)]
    return [*numbers, vocabulary.number(END)], len(question)


def batch_of(
    maps: Sequence[NDArray[np.float16]],
    asked: Sequence[Sequence[Asked]],
    vocabulary: Vocabulary,
    glyphs: GlyphSource,
    hints: NDArray[np.int64] | None = None,
) -> Batch:
    """Of pictures with as many questions about each."""
    rows = [[encoded(one, vocabulary) for one in some] for some in asked]
    longest = max(len(numbers) for some in rows for numbers, _ in some)
    size = (len(rows), len(rows[0]), longest)
    numbers, weights = np.zeros(size, np.int64), np.zeros(size, np.float32)
    squares = np.zeros((*size[:2], SQUARES * SQUARES), np.float32)
    marks = np.zeros(size[:2], np.int64)
    for b, some in enumerate(rows):
        for q, (words, mark) in enumerate(some):
            one = asked[b][q]
            numbers[b, q, : len(words)] = words
            weight = _CAPTION_WEIGHT if one.kind.startswith("caption") else 1.0
            weights[b, q, mark + 1 : len(words)] = weight
            marks[b, q] = mark
            if one.shown:
                squares[b, q] = squares_of(one.shown, glyphs)
    return Batch(
        torch.from_numpy(np.stack(maps).astype(np.float32)),
        torch.from_numpy(numbers),
        torch.from_numpy(weights),
        torch.from_numpy(squares),
        torch.from_numpy(marks),
        torch.from_numpy(hints) if hints is not None else torch.empty(0),
    )


def loss_of(network: Network, batch: Batch) -> Tensor:
    """How far the network is from the answers, and from looking at what they are owed to."""
    every, looks, hinted = network(batch.maps, batch.numbers[..., :-1])
    wanted = batch.weights[..., 1:] > 0
    each = functional.cross_entropy(every[wanted], batch.numbers[..., 1:][wanted], reduction="none")
    weights = batch.weights[..., 1:][wanted]
    said = (each * weights).sum() / weights.sum()
    shown = batch.squares.sum(-1) > 0
    at_mark = looks.gather(2, batch.marks[..., None, None].expand(-1, -1, 1, looks.shape[-1]))
    on_it = (at_mark[:, :, 0] * batch.squares).sum(-1)[shown]
    pointing = -torch.log(on_it + 1e-4).mean()
    return said + _POINTING * pointing + _HINTING * hint_loss(hinted, batch.hints)


def hint_loss(hinted: Hinted, told: Tensor) -> Tensor:
    """How far what the network takes rows to be is from what they are (-1: not told)."""
    parts = []
    for scores, words in ((hinted.named, told[:, 0]), (hinted.coloured, told[:, 1])):
        known = words >= 0
        if known.any():
            parts.append(functional.cross_entropy(scores[known].float(), words[known]))
    known = told[:, 2] >= 0
    if known.any():
        middles, there = hinted.middles[known].float(), told[:, 2][known].float()
        often = torch.tensor(4.0)  # for most squares are none
        parts.append(functional.binary_cross_entropy_with_logits(middles, there, pos_weight=often))
    return torch.stack(parts).sum()


class Hints:
    """What is told of each row of a map, in words of the vocabulary: of a square, the thing that
    covers it, its colour, and whether a thing's middle lies there; of the last row, what all of it
    is of. So what the network sees lies where it has the words for it."""

    def __init__(
        self, things: Sequence[Thing], vocabulary: Vocabulary, glyphs: GlyphSource
    ) -> None:
        self._vocabulary = vocabulary
        self._names = {thing.name: self._first(thing.name) for thing in things}
        self._nothing = vocabulary.number(PADDING)
        self._glyphs = glyphs

    def _first(self, name: str) -> int:
        """The word that a name begins with, which tells it from the others."""
        return self._vocabulary.read(name)[0]

    def of_scene(self, scene: Scene) -> NDArray[np.int64]:
        """(3, rows): names, colours and middles, -1 where nothing is told."""
        told = np.full((3, SQUARES * SQUARES + 1), -1, np.int64)
        told[0, :-1], told[2, :-1] = self._nothing, 0
        for item in scene.items:
            on_it = np.flatnonzero(squares_of((item,), self._glyphs))
            told[0, on_it] = self._names[item.thing.name]
            colour = item.shown_colour
            told[1, on_it] = self._vocabulary.number(colour) if colour else -1
            column, row = (min(max(int(v * SQUARES), 0), SQUARES - 1) for v in (item.x, item.y))
            told[2, row * SQUARES + column] = 1
        if len(scene.kinds) == 1:
            told[0, -1] = self._names[scene.kinds[0].thing.name]
        return told

    def of_photo(self, category: str) -> NDArray[np.int64]:
        """The same of a photograph, of which squares are not known."""
        told = np.full((3, SQUARES * SQUARES + 1), -1, np.int64)
        name = photo_name(category)
        told[0, -1] = self._first(name) if name else self._nothing
        return told


class Drawer:
    """Draws batches."""

    def __init__(
        self,
        scenes: SceneSet,
        photos: PhotoSet | None,
        asker: Asker,
        vocabulary: Vocabulary,
        glyphs: GlyphSource,
        hints: Hints,
        plan: Plan,
    ) -> None:
        self._scenes, self._photos = scenes, photos
        self._asker, self._vocabulary, self._glyphs = asker, vocabulary, glyphs
        self._hints, self._plan = hints, plan
        self._rng = np.random.default_rng(plan.seed)
        self._shares = _shares(photos.categories) if photos else np.empty(0)
        self._drawn = 0

    def pictures(self, scenes: int, photos: int) -> tuple[Tensor, Tensor]:
        """Maps and hints of so many."""
        rng = self._rng
        maps, hints = [], []
        for row in rng.integers(len(self._scenes.scenes), size=scenes):
            maps.append(self._scenes.map(int(row)))
            hints.append(self._hints.of_scene(self._scenes.scenes[int(row)]))
        if self._photos is not None:
            for row in rng.choice(len(self._photos.categories), photos, p=self._shares):
                maps.append(self._photos.maps[int(rng.integers(len(self._photos.maps)))][row])
                hints.append(self._hints.of_photo(self._photos.categories[row]))
        return torch.from_numpy(np.stack(maps).astype(np.float32)), torch.from_numpy(
            np.stack(hints)
        )

    def batch(self) -> Batch:
        """The next."""
        rng, plan = self._rng, self._plan
        self._drawn += 1
        captions = self._drawn % _CAPTIONS == 0
        count = _OF_CAPTIONS if captions else plan.questions
        maps: list[NDArray[np.float16]] = []
        asked: list[list[Asked]] = []
        hints: list[NDArray[np.int64]] = []
        for row in rng.integers(len(self._scenes.scenes), size=plan.scenes):
            maps.append(self._scenes.map(int(row)))
            scene = self._scenes.scenes[int(row)]
            asked.append(self._asker.about_scene(scene, count, rng, captions=captions))
            hints.append(self._hints.of_scene(scene))
        if self._photos is not None:
            photos = self._photos
            rows = rng.choice(len(photos.categories), plan.photos, p=self._shares)
            for row in rows:
                maps.append(photos.maps[int(rng.integers(len(photos.maps)))][row])
                category, colour = photos.categories[row], photos.colours[row]
                asked.append(self._asker.about_photo(category, colour, count, rng))
                hints.append(self._hints.of_photo(category))
        return batch_of(maps, asked, self._vocabulary, self._glyphs, np.stack(hints))


def _shares(categories: Sequence[str]) -> NDArray[np.float64]:
    """How often each photograph is drawn: large categories less often than their size."""
    _, inverse, counts = np.unique(categories, return_inverse=True, return_counts=True)
    shares = (1 / np.sqrt(counts))[inverse]
    found: NDArray[np.float64] = shares / shares.sum()
    return found


def standardise(network: Network, scenes: SceneSet, photos: PhotoSet | None) -> None:
    """Has the network take each channel around its mean by its deviation."""
    rng = np.random.default_rng(0)
    some = [scenes.map(int(r))[:-1] for r in rng.integers(len(scenes.scenes), size=600)]
    if photos is not None:
        some += [photos.maps[0][r][:-1] for r in rng.integers(len(photos.categories), size=300)]
    values = np.concatenate(some).astype(np.float32)
    network.mean.copy_(torch.from_numpy(values.mean(0)))
    network.deviation.copy_(torch.from_numpy(values.std(0) + 1e-2))


def align(
    network: Network, drawer: Drawer, plan: Plan, checkpoint: Path, say: Callable[[str], None]
) -> None:
    """First it learns to see, in words: what each row of a map is. That takes a fraction of what
    questions take, so that far more pictures are seen."""
    optimizer = _optimizer(network, plan)
    begun, total = time.monotonic(), 0.0
    network.train()
    for step in range(plan.steps):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _rate(step, plan)
        maps, told = drawer.pictures(plan.scenes, plan.photos)
        with torch.autocast("cpu", torch.bfloat16):
            loss = hint_loss(network.seen(maps)[1], told)
        total += _stepped(network, optimizer, loss)
        if (step + 1) % 100 == 0:
            say(f"aligning {step + 1} {total / 100:.3f} {time.monotonic() - begun:.0f} s")
            total = 0.0
        if (step + 1) % 500 == 0 or step + 1 == plan.steps:
            torch.save(network.state_dict(), checkpoint)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    return torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}],
        lr=plan.rate,
        betas=(0.9, 0.98),
    )


def _stepped(network: Network, optimizer: torch.optim.Optimizer, loss: Tensor) -> float:
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def train(
    network: Network,
    drawer: Drawer,
    plan: Plan,
    checkpoint: Path,
    say: Callable[[str], None],
    measure: Callable[[Network], str],
) -> None:
    """Learn for `plan.steps`, with a checkpoint every few hundred."""
    optimizer = _optimizer(network, plan)
    begun, total = time.monotonic(), 0.0
    for step in range(plan.steps):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _rate(step, plan)
        network.train()
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, drawer.batch())
        total += _stepped(network, optimizer, loss)
        if (step + 1) % 100 == 0:
            say(f"{step + 1} {total / 100:.3f} {time.monotonic() - begun:.0f} s")
            total = 0.0
        if (step + 1) % 500 == 0 or step + 1 == plan.steps:
            torch.save(network.state_dict(), checkpoint)
            network.eval()
            say(measure(network))


def _rate(step: int, plan: Plan) -> float:
    if step < plan.warm_up:
        return (step + 1) / plan.warm_up
    done = (step - plan.warm_up) / max(plan.steps - plan.warm_up, 1)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))
