"""Features as of pictures that there are none of: of any of ImageNet's classes."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from tools.builtin_model.features import Features


class MadeUp:
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
