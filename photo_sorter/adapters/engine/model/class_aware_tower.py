"""The built-in model's image tower, registered with timm under a name of its own.

It is timm's EfficientNet-Lite0 with its ImageNet classifier kept: the projection into the shared
space takes the pooled features, and beside them the probabilities of the classes. A linear map of
probabilities says what *kind* of thing a picture shows ("bird" is the sum over sixty classes),
which no linear map of features does.
"""

from __future__ import annotations

from typing import Any

import timm
import torch
from timm.models import register_model
from torch import Tensor, nn
from torch.nn import functional

ARCHITECTURE = "tf_efficientnet_lite0_class_aware"
TRUNK = "tf_efficientnet_lite0"
FEATURES, CLASSES = 1280, 1000
_PART = 256  # numbers that features and that classes are brought to
_HIDDEN = 384


class Normalise(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """Rows of length one."""

    def forward(self, x: Tensor) -> Tensor:
        return functional.normalize(x, dim=1)


class ClassAwareHead(nn.Module):  # type: ignore[misc]
    """From pooled features (n, 1280) to the shared space (n, d), not normalised.

    Three parts are joined and mixed by one matrix: features in the directions in which the classes
    differ, normalised; probabilities of the classes, mapped linearly and normalised; and a hidden
    layer for all that ImageNet has no class for."""

    def __init__(self, dimensions: int) -> None:
        super().__init__()
        self.classifier = nn.Linear(FEATURES, CLASSES)
        self.softmax = nn.Softmax(dim=1)
        self.kinds = nn.Linear(CLASSES, _PART, bias=False)
        self.directions = nn.Linear(FEATURES, _PART)
        self.hidden = nn.Linear(FEATURES, _HIDDEN)
        self.act = nn.GELU()
        self.unit = Normalise()
        self.mix = nn.Linear(2 * _PART + _HIDDEN, dimensions, bias=False)

    def forward(self, features: Tensor) -> Tensor:
        kinds = self.unit(self.kinds(self.softmax(self.classifier(features))))
        directions = self.unit(self.directions(features))
        return self.mix(torch.cat([directions, kinds, self.act(self.hidden(features))], dim=1))

    def of_classifier(self) -> Tensor:
        """The part (d, 512) of the mix that takes directions and kinds, a view."""
        return self.mix.weight[:, : 2 * _PART]

    def from_hidden(self, features: Tensor) -> Tensor:
        """What the hidden layer adds, (n, d)."""
        weights = self.mix.weight[:, 2 * _PART :]
        return self.act(self.hidden(features)) @ weights.T

    def shrink_hidden(self, share: float) -> None:
        """Keep so much of what the hidden layer adds."""
        with torch.no_grad():
            self.mix.weight[:, 2 * _PART :] *= share


class ClassAwareTower(nn.Module):  # type: ignore[misc]
    """Takes float32 (n, 3, h, w) in -1..1."""

    def __init__(self, dimensions: int) -> None:
        super().__init__()
        self.trunk = timm.create_model(TRUNK, pretrained=False, num_classes=0)
        self.head = ClassAwareHead(dimensions)

    def forward(self, pixels: Tensor) -> Tensor:
        return self.head(self.trunk(pixels))


class LookingTower(nn.Module):  # type: ignore[misc]
    """The same tower with what looks are made of: rows of length one in the shared space (d), and
    beside them what is pooled of its layers, see `adapters.engine.model.looks`."""

    def __init__(self, tower: ClassAwareTower) -> None:
        super().__init__()
        self.tower = tower

    def forward(self, pixels: Tensor) -> Tensor:
        trunk = self.tower.trunk
        maps = trunk.bn1(trunk.conv_stem(pixels))
        stages = []
        for stage in trunk.blocks:
            maps = stage(maps)
            stages.append(maps)
        features = trunk.global_pool(trunk.bn2(trunk.conv_head(maps)))
        *_, fourth, fifth, sixth = stages
        patterns = [each.std(dim=(2, 3), correction=0) for each in (fifth, fourth)]
        vectors = functional.normalize(self.tower.head(features), dim=1)
        return torch.cat([vectors, features, sixth.mean(dim=(2, 3)), *patterns], dim=1)


@register_model  # type: ignore[untyped-decorator]  # timm knows it by the function's name
def tf_efficientnet_lite0_class_aware(
    pretrained: bool = False, num_classes: int = 512, global_pool: str = "avg", **_more: Any
) -> ClassAwareTower:
    """`num_classes` are the dimensions of the shared space: so open_clip asks for them."""
    if pretrained or global_pool != "avg":
        raise ValueError(f"{ARCHITECTURE} has neither pretrained weights nor another pool")
    return ClassAwareTower(num_classes)
