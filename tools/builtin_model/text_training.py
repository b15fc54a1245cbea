"""Teaches the text tower to put words where the pictures are, which stand still.

Names are drawn to the mean of the vectors of what they stand for, phrases of several names to the
mean of those, captions and sentences to the vectors of the very pictures that they describe.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.function_words import without_articles
from photo_sorter.core.plain_text import plain, tokens
from tools.builtin_model import words
from tools.builtin_model.ahead import Ahead
from tools.builtin_model.batches import fitting
from tools.builtin_model.captions import Caption, Facts, pick
from tools.builtin_model.embed import TextEncoder
from tools.builtin_model.loss import contrastive, pairwise_sigmoid
from tools.builtin_model.names import EVERYDAY_OFTEN, Name, targets

_PLACES = ("in", "on", "at", "with", "and", "near", "")
_SPOKEN_OF = 50  # steps
_AND = {"de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "en": "and"}


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """Pictures with captions: vectors (n, d), what each shows, and a way to a caption of one."""

    vectors: Vectors
    facts: Callable[[int], Facts]
    caption: Callable[[int, np.random.Generator], Caption]

    def __len__(self) -> int:
        return len(self.vectors)


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Photographs with sentences: vectors (k, d) of several views of each, and the sentences."""

    views: Sequence[Vectors]
    texts: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class TextPlan:
    """How long and how to train, and what a batch holds."""

    steps: int
    names: int = 448
    phrases: int = 128
    captions: int = 128
    sentences: int = 64
    usual: tuple[float, float] = (0.0, 0.7)  # first and last share drawn among the usual ones alone
    rate: float = 1.5e-3
    names_weight: float = 4.0
    scenes_weight: float = 1.0
    sentences_weight: float = 0.3
    ema: float = 0.997


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Texts, first names, then phrases, captions and sentences, with what they are drawn to: the
    first two to vectors, captions to the `images` that they fit, sentences to those `shown`."""

    texts: list[str]
    names: Vectors
    phrases: Vectors
    images: Vectors
    fits: Tensor
    shown: Vectors


def as_asked(text: str) -> str:
    """A text as a query arrives at the tower: plain, without articles."""
    return " ".join(without_articles(tokens(plain(text))))


class _Drawer:
    """Draws texts with their targets."""

    def __init__(
        self,
        names: Sequence[Name],
        vectors: Vectors,
        colours: dict[str, list[tuple[str, int]]],
        scenes: Described,
        sentences: Sentences,
        plan: TextPlan,
        seed: int,
    ) -> None:
        self._scenes = scenes
        self._sentences = sentences
        self._plan = plan
        self._names = names
        self._targets = targets(names, vectors)
        self._vectors = vectors
        self._colours = colours
        self._rng = np.random.default_rng(seed)
        often = np.asarray([name.often for name in names])
        self._share = often / often.sum()
        usual = often * (often >= 2.0)
        self._everyday = np.flatnonzero(often >= EVERYDAY_OFTEN)
        by_language: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            if usual[index] and name.language in _AND:
                by_language.setdefault(name.language, []).append(index)
        self._by_language = {k: np.asarray(v) for k, v in by_language.items()}
        self._languages = sorted(self._by_language, key=lambda k: k != "en")
        self._drawn = 0

    def draw(self) -> _Batch:
        """The next batch: the share of usual names depends on how many were drawn before."""
        plan, rng, done = self._plan, self._rng, self._drawn / self._plan.steps
        self._drawn += 1
        first, last = plan.usual
        names, named = self._names_drawn(plan.names, first + (last - first) * done)
        phrases, meant = self._phrases(plan.phrases)
        scenes = [int(row) for row in rng.choice(len(self._scenes), plan.captions, replace=False)]
        captions = [self._scenes.caption(row, rng) for row in scenes]
        facts = [self._scenes.facts(row) for row in scenes]
        views, said = self._sentences.views, self._sentences.texts
        photos = [int(photo) for photo in rng.choice(len(views), plan.sentences, replace=False)]
        spoken = [pick(tuple(said[photo]), rng) for photo in photos]
        texts = [*(caption.text for caption in captions), *spoken]
        shown = [views[photo][rng.integers(len(views[photo]))] for photo in photos]
        return _Batch(
            [*names, *phrases, *map(as_asked, texts)],
            named,
            meant,
            self._scenes.vectors[scenes],
            fitting(facts, captions),
            np.asarray(shown, np.float32),
        )

    def _names_drawn(self, count: int, usual: float) -> tuple[list[str], Vectors]:
        """A share of them `usual`: everyday English, and the names of the photo sets."""
        first = round(usual * count)
        rows = np.concatenate(
            [
                self._rng.choice(self._everyday, first),
                self._rng.choice(len(self._names), count - first, p=self._share),
            ]
        )
        texts = []
        for row in rows:
            name = self._names[int(row)]
            framed = name.text
            if self._rng.random() < 0.35:
                frames = words.FRAMES.get(name.language, ("{}",))
                framed = as_asked(pick(frames, self._rng).format(name.text))
            texts.append(framed)
        return texts, self._targets[rows]

    def _phrases(self, count: int) -> tuple[list[str], Vectors]:
        """Two to four names, some with a colour before or behind."""
        texts, found = [], []
        for _ in range(count):
            language = self._languages[0]
            if self._rng.random() < 0.5:
                language = pick(tuple(self._languages), self._rng)
            rows = self._by_language[language]
            number = int(self._rng.choice([1, 2, 3, 4], p=[0.25, 0.4, 0.25, 0.1]))
            parts, vector = [], np.zeros(self._targets.shape[1], np.float32)
            for row in self._rng.choice(rows, number):
                said = self._names[int(row)].text
                vector += self._targets[row]
                if number == 1 or self._rng.random() < 0.2:
                    word, colour = self._colours[language][
                        int(self._rng.integers(len(self._colours[language])))
                    ]
                    first = language in words.COLOUR_FIRST
                    said = f"{word} {said}" if first else f"{said} {word}"
                    vector += 0.8 * self._vectors[colour]
                parts.append(said)
            link = (
                pick(_PLACES, self._rng)
                if language == "en"
                else (_AND[language] if self._rng.random() < 0.5 else "")
            )
            texts.append(as_asked(f" {link} ".join(parts)))
            found.append(vector)
        return texts, normalise(np.stack(found))


def train_text_tower(
    model: Any,
    encoder: TextEncoder,
    names: Sequence[Name],
    vectors: Vectors,
    colours: dict[str, list[tuple[str, int]]],
    scenes: Described,
    sentences: Sentences,
    plan: TextPlan,
    seed: int,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Train the text side of `model` in place (its average in the end). `vectors` are the
    concepts', (n, d) L2-normalised."""
    for parameter in model.visual.parameters():
        parameter.requires_grad_(False)
    own = {n: p for n, p in model.named_parameters() if p.requires_grad and n != "logit_scale"}
    scales = nn.ParameterDict(
        {
            "pairs": nn.Parameter(torch.tensor(math.log(20.0))),
            "sentences": nn.Parameter(torch.tensor(math.log(14.0))),
            "sigmoid": nn.Parameter(torch.tensor(math.log(10.0))),
            "bias": nn.Parameter(torch.tensor(-6.0)),
        }
    )
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in own.values() if p.ndim > 1], "weight_decay": 0.02},
            {"params": [p for p in own.values() if p.ndim <= 1], "weight_decay": 0.0},
            {"params": list(scales.parameters()), "weight_decay": 0.0},
        ],
        lr=plan.rate,
        betas=(0.9, 0.98),
        eps=1e-6,
    )
    average = {name: value.detach().clone() for name, value in own.items()}
    drawer = _Drawer(names, vectors, colours, scenes, sentences, plan, seed)
    sums: dict[str, float] = {}
    began = time.monotonic()
    with Ahead(drawer.draw) as batches:
        for step in range(1, plan.steps + 1):
            done = step / plan.steps
            falling = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * min(1.0, step / 60.0) * falling
            parts = _losses(model, encoder, batches.next(), scales, plan)
            optimiser.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            nn.utils.clip_grad_norm_(list(own.values()), 1.0)
            optimiser.step()
            keep = min(plan.ema, step / (9.0 + step))
            with torch.no_grad():
                for name, value in own.items():
                    average[name].lerp_(value, 1.0 - keep)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % _SPOKEN_OF == 0:
                told = " ".join(f"{name} {value / _SPOKEN_OF:.3f}" for name, value in sums.items())
                say(f"text: step {step}, {time.monotonic() - began:.0f} s, {told}")
                sums = {}
                torch.save(average, checkpoint)
    torch.save(average, checkpoint)
    model.load_state_dict(average, strict=False)


def _losses(
    model: Any,
    encoder: TextEncoder,
    batch: _Batch,
    scales: nn.ParameterDict,
    plan: TextPlan,
) -> dict[str, Tensor]:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encoder(model, batch.texts)
    sizes = [len(batch.names), len(batch.phrases), len(batch.images), len(batch.shown)]
    names, phrases, captions, sentences = functional.normalize(vectors.float(), dim=1).split(sizes)
    images = torch.from_numpy(batch.images)
    scale = scales["pairs"].exp().clamp(max=80.0)
    parts = {
        "names": plan.names_weight * _towards(names, torch.from_numpy(batch.names)),
        "phrases": 3.0 * _towards(phrases, torch.from_numpy(batch.phrases)),
        "scenes": plan.scenes_weight * contrastive(images, captions, batch.fits, scale, 0.02),
        "sigmoid": 0.5
        * plan.scenes_weight
        * pairwise_sigmoid(images, captions, batch.fits, scales["sigmoid"].exp(), scales["bias"]),
    }
    if len(sentences):
        scale = scales["sentences"].exp().clamp(max=30.0)
        each = torch.eye(len(sentences))
        shown = torch.from_numpy(batch.shown)
        parts["sentences"] = plan.sentences_weight * contrastive(shown, sentences, each, scale, 0.1)
    return parts


def _towards(vectors: Tensor, wanted: Tensor) -> Tensor:
    """One less the cosine, and which of the batch's targets it is (those alike count as one)."""
    straight = (1.0 - (vectors * wanted).sum(dim=1)).mean()
    logits = 25.0 * vectors @ wanted.T
    same = (wanted @ wanted.T > 0.95).float()
    share = same / same.sum(dim=1, keepdim=True)
    named = -(share * functional.log_softmax(logits, dim=1)).sum(dim=1).mean()
    return straight + 0.1 * named
