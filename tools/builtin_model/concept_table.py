"""The concepts' vectors, and the loss that draws pictures to those of what they show."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.builtin_model.architecture import DIMENSIONS
from tools.builtin_model.called_together import CalledTogether
from tools.builtin_model.concepts import Concepts

# Blocks of which a picture shows one row or a few, with their weights in the loss.
CATEGORICAL = {
    "things": 0.5,
    "grounds": 0.35,
    "lights": 0.25,
    "looks": 0.4,
    "colours": 0.4,
    "counts": 0.15,
}


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """`features` (n, 1280) float32; targets as `ConceptTable` takes them."""

    features: Tensor
    kinds: Tensor
    kinds_known: Tensor
    words: Tensor
    words_known: Tensor
    blocks: dict[str, Tensor]


class ConceptTable(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """The concepts' vectors and the loss that draws pictures to theirs."""

    def __init__(
        self, concepts: Concepts, called: CalledTogether, dimensions: int = DIMENSIONS
    ) -> None:
        super().__init__()
        self._concepts = concepts
        self._called = called
        self._below = torch.from_numpy(concepts.below)
        self.vectors = nn.Parameter(torch.randn(len(concepts), dimensions) * dimensions**-0.5)
        self.scales = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(3.0)) for name in ("classes", "called", *CATEGORICAL)}
        )
        self.pair_scale = nn.Parameter(torch.tensor(math.log(16.0)))
        self.pair_bias = nn.Parameter(torch.tensor(-7.0))

    def start_from(self, kinds: Tensor) -> None:
        """Take (k, d) as the vectors of the kinds."""
        with torch.no_grad():
            self.vectors[: len(kinds)] = kinds

    def normalised(self) -> Tensor:
        """(n, d), L2-normalised."""
        return functional.normalize(self.vectors, dim=1)

    def forward(self, images: Tensor, shares: Tensor, batch: Batch) -> dict[str, Tensor]:
        """Parts of the loss, of L2-normalised (n, d) and the classifier's (n, 1000)."""
        vectors = self.normalised()
        cosines = images @ vectors.T
        kinds, words = self._concepts.kinds, self._concepts.words
        scale = self.scales["classes"].exp().clamp(max=70.0)
        named = functional.log_softmax(scale * cosines[:, :1000], dim=1)
        parts = {"classes": -2.0 * (shares * named).sum(dim=1).mean()}
        pairs = self.pair_scale.exp() * cosines + self.pair_bias
        likely = torch.maximum(shares @ self._below, batch.kinds).clamp(max=1.0)
        parts["kinds"] = 0.16 * _pairwise(pairs[:, kinds.rows], likely, batch.kinds_known)
        parts["words"] = 0.12 * _pairwise(pairs[:, words.rows], batch.words, batch.words_known)
        parts["names"] = 0.16 * self._named(images, vectors, likely, batch)
        parts["sets"] = self._told_apart(images, vectors, batch)
        for name, weight in CATEGORICAL.items():
            rows = getattr(self._concepts, name).rows
            scale = self.scales[name].exp().clamp(max=60.0)
            parts[name] = weight * _soft_cross_entropy(scale * cosines[:, rows], batch.blocks[name])
        return parts

    def _named(self, images: Tensor, vectors: Tensor, likely: Tensor, batch: Batch) -> Tensor:
        """The everyday words as they will be said: their concepts' vectors taken together."""
        words = self._called.everyday
        cosines = images @ words.vectors(vectors).T
        shown = torch.cat([likely, batch.words], dim=1)[:, self._called.everyday_rows].amax(dim=2)
        known = torch.where(self._called.of_kinds, batch.kinds_known, batch.words_known)
        return _pairwise(self.pair_scale.exp() * cosines + self.pair_bias, shown, known)

    def _told_apart(self, images: Tensor, vectors: Tensor, batch: Batch) -> Tensor:
        """The names of each set, which of them a picture of the set shows."""
        scale = self.scales["called"].exp().clamp(max=60.0)
        loss = images.sum() * 0.0
        for group in self._called.sets:
            shown = batch.blocks["things"][:, group.rows]
            cosines = images @ group.names.vectors(vectors).T
            loss = loss + group.weight * _soft_cross_entropy(scale * cosines, shown)
        return loss


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
