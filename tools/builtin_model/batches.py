"""Which caption fits which picture, and pictures as the image tower takes them."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from tools.builtin_model.architecture import MEAN, STD
from tools.builtin_model.captions import Caption, Facts


def fitting(images: list[Facts], captions: list[Caption]) -> Tensor:
    """(n, m): 1.0 where everything the caption asserts is among the image's facts."""
    columns = {fact: k for k, fact in enumerate({f for c in captions for f in c.facts})}
    known = torch.zeros(len(images), len(columns))
    for row, facts in enumerate(images):
        held = [columns[fact] for fact in facts if fact in columns]
        known[row, held] = 1.0
    asserted = torch.zeros(len(columns), len(captions))
    for column, caption in enumerate(captions):
        asserted[[columns[fact] for fact in caption.facts], column] = 1.0
    return (known @ asserted >= asserted.sum(dim=0) - 0.5).float()


def to_tensor(pixels: NDArray[np.uint8], side: int) -> Tensor:
    """uint8 (n, h, w, 3) to normalised float32 (n, 3, side, side)."""
    images = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float() / 255.0
    if images.shape[-1] != side:
        images = functional.interpolate(images, (side, side), mode="bicubic", antialias=True)
    mean = torch.tensor(MEAN).view(1, 3, 1, 1)
    std = torch.tensor(STD).view(1, 3, 1, 1)
    images = (images.clamp_(0.0, 1.0) - mean) / std
    return images.contiguous(memory_format=torch.channels_last)
