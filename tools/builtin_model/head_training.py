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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from tools.builtin_model.architecture import DIMENSIONS
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.features import Features
from tools.builtin_model.pretrained import FEATURES
from tools.builtin_model.targets import Shown, dense

_LINEAR = 256  # directions of the classifier that the space begins with
_SHIFT = 6.0  # GELU is the identity for what is larger than this
_LIKELY = 6.0  # a logit above it is among the likely classes
_SPOKEN_OF = 200  # steps
_FREE = 96  # hidden units that begin at random
_CATEGORICAL = {
    "things": 1.0,
    "grounds": 0.35,
    "lights": 0.25,
    "looks": 0.4,
    "colours": 0.4,
    "counts": 0.15,
}


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


class ConceptTable(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """The concepts' vectors and the loss that draws pictures to theirs."""

    def __init__(self, concepts: Concepts, dimensions: int = DIMENSIONS) -> None:
        super().__init__()
        self._concepts = concepts
        self.vectors = nn.Parameter(torch.randn(len(concepts), dimensions) * dimensions**-0.5)
        self.scales = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(3.0)) for name in ("classes", *_CATEGORICAL)}
        )
        self.pair_scale = nn.Parameter(torch.tensor(math.log(16.0)))
        self.pair_bias = nn.Parameter(torch.tensor(-7.0))

    def start_from(self, directions: Tensor) -> None:
        """Take (1000, d) as the classes' vectors and the means of their classes for the kinds."""
        below = torch.from_numpy(self._concepts.below)
        with torch.no_grad():
            means = functional.normalize(below.T @ directions, dim=1)
            self.vectors[: len(means)] = means

    def normalised(self) -> Tensor:
        """(n, d), L2-normalised."""
        return functional.normalize(self.vectors, dim=1)

    def forward(self, images: Tensor, shares: Tensor, batch: _Batch) -> dict[str, Tensor]:
        """Parts of the loss, of L2-normalised (n, d) and the classifier's (n, 1000)."""
        cosines = images @ self.normalised().T
        kinds, words = self._concepts.kinds, self._concepts.words
        scale = self.scales["classes"].exp().clamp(max=70.0)
        named = functional.log_softmax(scale * cosines[:, :1000], dim=1)
        parts = {"classes": -2.0 * (shares * named).sum(dim=1).mean()}
        pairs = self.pair_scale.exp() * cosines + self.pair_bias
        likely = torch.maximum(shares @ self._below(), batch.kinds).clamp(max=1.0)
        parts["kinds"] = 0.16 * _pairwise(pairs[:, kinds.rows], likely, batch.kinds_known)
        parts["words"] = 0.12 * _pairwise(pairs[:, words.rows], batch.words, batch.words_known)
        for name, weight in _CATEGORICAL.items():
            rows = getattr(self._concepts, name).rows
            scale = self.scales[name].exp().clamp(max=60.0)
            parts[name] = weight * _soft_cross_entropy(scale * cosines[:, rows], batch.blocks[name])
        return parts

    def _below(self) -> Tensor:
        if not hasattr(self, "_below_kept"):
            self._below_kept = torch.from_numpy(self._concepts.below)
        return self._below_kept


def _pairwise(logits: Tensor, wanted: Tensor, known: Tensor) -> Tensor:
    """SigLIP's loss with shares for labels, summed over concepts; what is wanted always counts,
    what is not as far as it is `known` (n, 1) to be absent."""
    loss = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (loss * torch.maximum(known, wanted)).sum(dim=1).mean()


def _soft_cross_entropy(logits: Tensor, target: Tensor, smoothing: float = 0.03) -> Tensor:
    """Against shares of rows that need not add up; rows without any are left out."""
    count = target.sum(dim=1, keepdim=True)
    kept = count[:, 0] > 0
    if not bool(kept.any()):
        return logits.sum() * 0.0
    wanted = target[kept] / count[kept] * (1.0 - smoothing) + smoothing / target.shape[1]
    return -(wanted * functional.log_softmax(logits[kept], dim=1)).sum() / len(target)


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """`features` (n, 1280) float32; targets as `ConceptTable` takes them."""

    features: Tensor
    kinds: Tensor
    kinds_known: Tensor
    words: Tensor
    words_known: Tensor
    blocks: dict[str, Tensor]


class _Batches:
    """Draws batches in a thread, one ahead."""

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
        self._made_up = _MadeUp(self._pools[0][0].features, classifier, self._rng)
        self._number = plan.made_up
        self._thread = ThreadPoolExecutor(1)
        self._next = self._thread.submit(self._draw)

    def next(self) -> _Batch:
        found = self._next.result()
        self._next = self._thread.submit(self._draw)
        return found

    def close(self) -> None:
        self._thread.shutdown(cancel_futures=True)

    def _draw(self) -> _Batch:
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
        return _Batch(
            torch.cat(parts),
            torch.from_numpy(dense([s.kinds for s in shown], 0, len(concepts.kinds))),
            torch.tensor(known).unsqueeze(1),
            torch.from_numpy(dense([s.words for s in shown], own.start, len(own))),
            torch.tensor([s.words_known for s in shown]).unsqueeze(1),
            {name: self._block(name, shown) for name in _CATEGORICAL},
        )

    def _block(self, name: str, shown: list[Shown]) -> Tensor:
        block = getattr(self._concepts, name)
        return torch.from_numpy(dense([getattr(s, name) for s in shown], block.start, len(block)))


class _MadeUp:
    """Features as of pictures of any class: a photograph's, less of what it shows, moved along the
    class's direction. In a classifier trained on classes of one covariance that direction is the
    covariance times the class's row (linear discriminant analysis)."""

    def __init__(self, features: Features, classifier: nn.Linear, rng: np.random.Generator) -> None:
        rows = classifier.weight.detach()
        centred = rows - rows.mean(dim=0)
        some = features[:: max(1, len(features) // 8_000)].astype(np.float32)
        self._directions = centred @ torch.from_numpy(np.cov(some, rowvar=False).astype(np.float32))
        self._gains = (centred * self._directions).sum(dim=1)  # of the logit, for a whole step
        self._mean = torch.from_numpy(some.mean(axis=0))
        self._features = features
        self._rng = rng

    def draw(self, count: int) -> Tensor:
        """Float32 (count, 1280)."""
        rows = self._rng.choice(len(self._features), count)
        left = torch.from_numpy(self._rng.uniform(0.3, 1.0, (count, 1)).astype(np.float32))
        base = torch.from_numpy(self._features[rows].astype(np.float32))
        classes = torch.from_numpy(self._rng.integers(0, len(self._gains), count))
        gains = torch.from_numpy(self._rng.uniform(4.0, 13.0, count).astype(np.float32))
        moved = self._directions[classes] * (gains / self._gains[classes]).unsqueeze(1)
        return (base * left + self._mean * (1.0 - left) + moved).clamp(min=0.0)


def start_head(mlp: Any, classifier: nn.Linear, mean: Tensor) -> Tensor:
    """Set an MLP (1280, 2d, d) to A(f - mean), A the first right singular vectors of the centred
    rows of the classifier, beside detectors of likely classes; returns the classes' directions
    (1000, d).

    GELU is the identity where what goes in is lifted far enough; a unit that is always on takes the
    lift away again."""
    rows, bias = classifier.weight.detach(), classifier.bias.detach()
    centred = rows - rows.mean(dim=0)
    hidden, dimensions = mlp.fc1.weight.shape[0], mlp.fc2.weight.shape[0]
    linear = min(_LINEAR, dimensions)
    known = torch.linalg.svd(centred, full_matrices=False).Vh[:linear]
    chosen = torch.randperm(len(rows))[: max(hidden - linear - 1 - _FREE, 0)]
    detectors = slice(linear + 1, linear + 1 + len(chosen))
    on = functional.gelu(torch.tensor(1.0))
    with torch.no_grad():
        nn.init.normal_(mlp.fc1.weight, std=0.6 * FEATURES**-0.5)
        nn.init.normal_(mlp.fc2.weight, std=0.02)
        mlp.fc1.bias.zero_()
        mlp.fc1.weight[:linear] = known
        mlp.fc1.bias[:linear] = _SHIFT - known @ mean
        mlp.fc1.weight[linear] = 0.0
        mlp.fc1.bias[linear] = 1.0
        mlp.fc1.weight[detectors] = rows[chosen]
        mlp.fc1.bias[detectors] = bias[chosen] - _LIKELY
        mlp.fc2.weight[:, : linear + 1] = 0.0
        mlp.fc2.weight[:linear, :linear] = torch.eye(linear)
        mlp.fc2.weight[:linear, linear] = -_SHIFT / on
        mlp.fc2.weight[:linear, linear + 1 :] *= 0.1
        found = torch.zeros(len(rows), dimensions)
        found[:, :linear] = centred @ known.T
    return functional.normalize(found, dim=1)


def train_head(
    head: Any,
    classifier: nn.Linear,
    concepts: Concepts,
    photos: Pool | None,
    scenes: Pool,
    plan: HeadPlan,
    seed: int,
    say: Callable[[str], None],
) -> Tensor:
    """Train `head` (open_clip's, an MLP) in place, its average in the end; returns the concepts'
    vectors (n, d), L2-normalised."""
    table = ConceptTable(concepts)
    features = (scenes if photos is None else photos).features
    mean = torch.from_numpy(features.astype(np.float32).mean(axis=0))
    table.start_from(start_head(head.mlp, classifier, mean))
    student = nn.ModuleDict({"head": head, "table": table})
    average = copy.deepcopy(student)
    groups = [
        {"params": list(head.parameters()), "scale": plan.rate},
        {"params": list(table.parameters()), "scale": 2.0 * plan.rate},
    ]
    optimiser = torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.02)
    batches = _Batches(concepts, photos, scenes, classifier, plan, seed)
    sums: dict[str, float] = {}
    began = time.monotonic()
    try:
        for step in range(plan.steps):
            cosine = 0.5 * (1.0 + math.cos(math.pi * step / plan.steps))
            for group in optimiser.param_groups:
                group["lr"] = group["scale"] * min(1.0, (step + 1) / 50.0) * (0.02 + 0.98 * cosine)
            batch = batches.next()
            with torch.no_grad():
                shares = classifier(batch.features).softmax(dim=1)
            parts = table(functional.normalize(head(batch.features), dim=1), shares, batch)
            optimiser.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            optimiser.step()
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
    finally:
        batches.close()
    head.load_state_dict(average["head"].state_dict())
    vectors: Tensor = average["table"].normalised().detach()
    return vectors
