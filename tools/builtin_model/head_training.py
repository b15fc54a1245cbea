"""Teaches the image tower's head to put pictures where what they show is.

Every picture is drawn to the vectors of the concepts that it shows, and what ImageNet's classifier
says of it is kept (distillation). The photographs here show few of the classifier's thousand
classes, so others are made up from them: a photograph's features, moved until the classifier sees a
class of one's choice. The head begins with the classifier's own directions and with detectors of
its classes, so that training starts from what the classifier knows.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.engine.model.class_aware_tower import ClassAwareHead
from tools.builtin_model.ahead import Ahead
from tools.builtin_model.called_together import CalledTogether
from tools.builtin_model.concept_table import CATEGORICAL, Batch, ConceptTable
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.features import Features
from tools.builtin_model.head_start import start_head
from tools.builtin_model.made_up import MadeUp
from tools.builtin_model.targets import Shown, dense

_SPOKEN_OF = 200  # steps
_DROPPED = 0.1  # of the features, for the photographs are few
_HIDDEN = 0.3  # weight of what the hidden layer adds: it is for what ImageNet has no class for
_SHRUNK = 0.6  # of it is kept in the end: learnt from few pictures, it is too sure of others
_SLOW = 0.1  # of the rate, for what begins as the classifier has it
_BACK = (
    1.0  # times the rate, towards what the mix began with: that holds for what no picture showed
)


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Pictures to learn from: float16 (n, 1280), what each shows, and how often each is drawn
    (weights that need not add up to one)."""

    features: Features
    shown: Sequence[Shown]
    weights: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """How long and how to train, and what a batch holds."""

    steps: int
    photos: int = 160
    scenes: int = 96
    made_up: int = 256
    rate: float = 1e-3
    ema: float = 0.998


class _Batches:
    """Draws batches."""

    def __init__(
        self,
        concepts: Concepts,
        photos: Pool | None,
        scenes: Pool,
        classifier: nn.Linear,
        plan: HeadPlan,
        seed: int,
    ) -> None:
        self._concepts = concepts
        own = [(photos, plan.photos)] if photos is not None else []
        self._pools = [*own, (scenes, plan.scenes)]
        self._rng = np.random.default_rng(seed)
        self._shares = [pool.weights / pool.weights.sum() for pool, _ in self._pools]
        self._made_up = MadeUp(self._pools[0][0].features, classifier, self._rng)
        self._number = plan.made_up

    def draw(self) -> Batch:
        parts: list[Tensor] = []
        shown: list[Shown] = []
        known: list[float] = []
        for (pool, number), share in zip(self._pools, self._shares, strict=True):
            rows = self._rng.choice(len(share), number, p=share)
            parts.append(torch.from_numpy(pool.features[rows].astype(np.float32)))
            shown += [pool.shown[int(row)] for row in rows]
            known += [1.0 if len(self._pools) == 1 or pool is self._pools[0][0] else 0.5] * number
        parts.append(self._made_up.draw(self._number))
        shown += [Shown()] * self._number
        known += [1.0] * self._number  # what the classifier does not see is not there
        concepts, own = self._concepts, self._concepts.words
        return Batch(
            torch.cat(parts),
            torch.from_numpy(dense([s.kinds for s in shown], 0, len(concepts.kinds))),
            torch.tensor(known).unsqueeze(1),
            torch.from_numpy(dense([s.words for s in shown], own.start, len(own))),
            torch.tensor([s.words_known for s in shown]).unsqueeze(1),
            {name: self._block(name, shown) for name in CATEGORICAL},
        )

    def _block(self, name: str, shown: list[Shown]) -> Tensor:
        block = getattr(self._concepts, name)
        return torch.from_numpy(dense([getattr(s, name) for s in shown], block.start, len(block)))


def train_head(
    head: ClassAwareHead,
    classifier: nn.Linear,
    concepts: Concepts,
    called: CalledTogether,
    photos: Pool | None,
    scenes: Pool,
    plan: HeadPlan,
    seed: int,
    say: Callable[[str], None],
) -> Tensor:
    """Train `head` in place, its average in the end; returns the concepts'
    vectors (n, d), L2-normalised."""
    table = ConceptTable(concepts, called)
    features = (scenes if photos is None else photos).features
    mean = torch.from_numpy(features.astype(np.float32).mean(axis=0))
    table.start_from(start_head(head, classifier, torch.from_numpy(concepts.below), mean))
    student = nn.ModuleDict({"head": head, "table": table})
    average = copy.deepcopy(student, {id(each): each for each in (concepts, called)})  # not these
    optimiser = _optimiser(head, table, plan.rate)
    began_with = head.of_classifier().detach().clone()
    drawer = _Batches(concepts, photos, scenes, classifier, plan, seed)
    sums: dict[str, float] = {}
    began = time.monotonic()
    with Ahead(drawer.draw) as batches:
        for step in range(plan.steps):
            cosine = 0.5 * (1.0 + math.cos(math.pi * step / plan.steps))
            for group in optimiser.param_groups:
                group["lr"] = group["scale"] * min(1.0, (step + 1) / 50.0) * (0.02 + 0.98 * cosine)
            batch = batches.next()
            with torch.no_grad():
                shares = classifier(batch.features).softmax(dim=1)
            seen = functional.dropout(batch.features, _DROPPED)
            parts = table(functional.normalize(head(seen), dim=1), shares, batch)
            parts["hidden"] = _HIDDEN * head.from_hidden(seen).square().sum(dim=1).mean()
            optimiser.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            optimiser.step()
            with torch.no_grad():
                rate = optimiser.param_groups[1]["lr"]
                head.of_classifier().lerp_(began_with, _BACK * rate)
            keep = min(plan.ema, (1.0 + step) / (10.0 + step))
            with torch.no_grad():
                for mine, theirs in zip(average.parameters(), student.parameters(), strict=True):
                    mine.lerp_(theirs, 1.0 - keep)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if (step + 1) % _SPOKEN_OF == 0:
                told = " ".join(f"{k} {v / _SPOKEN_OF:.3f}" for k, v in sums.items())
                say(f"head: step {step + 1}, {time.monotonic() - began:.0f} s, {told}")
                sums = {}
    head.load_state_dict(average["head"].state_dict())
    head.shrink_hidden(_SHRUNK)
    vectors: Tensor = average["table"].normalised().detach()
    return vectors


def _optimiser(head: ClassAwareHead, table: ConceptTable, rate: float) -> torch.optim.Optimizer:
    """The classifier stays as it is, for the probabilities to be ImageNet's."""
    for weight in head.classifier.parameters():
        weight.requires_grad_(False)
    slow = [*head.kinds.parameters(), *head.directions.parameters()]
    fast = [*head.hidden.parameters(), *head.mix.parameters()]
    groups = [
        {"params": slow, "scale": _SLOW * rate},
        {"params": fast, "scale": rate},
        {"params": list(table.parameters()), "scale": 2.0 * rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), weight_decay=0.02)
