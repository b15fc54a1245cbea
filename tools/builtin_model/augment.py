"""Random changes to training pictures: crops, light, colours, a part hidden."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional


def crop(
    pixels: NDArray[np.uint8],
    side: int,
    least: float,
    flip: bool,
    turn: float,
    generator: torch.Generator,
) -> Tensor:
    """Random crops of `least`..1 of the area, of varied aspect, flipped and turned a little."""
    images = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255.0
    count = len(images)

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(count, generator=generator)

    area = uniform(least, 1.0).sqrt()
    aspect = torch.exp(uniform(-0.4, 0.4))
    wide = (area * aspect.sqrt()).clamp(max=1.0)
    tall = (area / aspect.sqrt()).clamp(max=1.0)
    angle = uniform(-turn, turn) * math.pi / 180.0
    mirror = torch.where(torch.rand(count, generator=generator) < 0.5, -1.0, 1.0) if flip else 1.0
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = wide * angle.cos() * mirror
    theta[:, 0, 1] = -tall * angle.sin()
    theta[:, 1, 0] = wide * angle.sin() * mirror
    theta[:, 1, 1] = tall * angle.cos()
    theta[:, 0, 2] = uniform(-1.0, 1.0) * (1.0 - wide)
    theta[:, 1, 2] = uniform(-1.0, 1.0) * (1.0 - tall)
    grid = functional.affine_grid(theta, [count, 3, side, side], align_corners=False)
    return functional.grid_sample(
        images, grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )


def light(images: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    """Random brightness, contrast and saturation, an own factor for each image."""

    def factor(amount: float) -> Tensor:
        return 1.0 + amount * (2.0 * torch.rand(len(images), 1, 1, 1, generator=generator) - 1.0)

    images = images * factor(strength)
    centre = images.mean(dim=(1, 2, 3), keepdim=True)
    images = centre + (images - centre) * factor(strength)
    grey = images.mean(dim=1, keepdim=True)
    return (grey + (images - grey) * factor(strength)).clamp_(0.0, 1.0)


def recolour(images: Tensor, rows: Sequence[int], rng: np.random.Generator) -> None:
    """Other colours for `rows` of `images` (n, 3, h, w): the channels in another order and mixed,
    and a quarter of the time as a negative."""
    for row in rows:
        mixing = np.eye(3)[rng.permutation(3)] * 0.7 + rng.dirichlet((1.0, 1.0, 1.0), 3) * 0.3
        images[row] = torch.einsum(
            "ij,jhw->ihw", torch.from_numpy(mixing.astype(np.float32)), images[row]
        )
        if rng.random() < 0.25:
            images[row] = 1.0 - images[row]


def erase(images: Tensor, share: float, rng: np.random.Generator) -> None:
    side = images.shape[-1]
    for index in np.nonzero(rng.random(len(images)) < share)[0]:
        high, wide = (int(v) for v in rng.integers(side // 8, side // 2, 2))
        top, left = int(rng.integers(0, side - high)), int(rng.integers(0, side - wide))
        colour = torch.from_numpy(rng.random(3).astype(np.float32)).view(3, 1, 1)
        images[int(index), :, top : top + high, left : left + wide] = colour
