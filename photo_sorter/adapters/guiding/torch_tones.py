"""`core.adjusting.tones` once more, for torch: so that it is known by how much each adjustment
brings a picture nearer to words. A test holds that both give the same."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from photo_sorter.core.adjusting import tones


def light_of(pixels: Tensor) -> Tensor:
    """Of sRGB values (…)."""
    high = ((pixels.clamp_min(0.04045) + 0.055) / 1.055) ** 2.4
    return torch.where(pixels <= 0.04045, pixels / 12.92, high)


def toned(light: Tensor, said: Mapping[str, Tensor]) -> Tensor:
    """Of light (1, 3, h, w) sRGB values (n, 3, h, w); each adjustment is (n,)."""
    by = {name: values.view(-1, 1, 1, 1) for name, values in said.items()}
    light = (light * _gains(by["temperature"], by["tint"])).clamp(0, 1)
    stops = torch.exp2(by["exposure"])
    light = light * stops / (1 + (stops - 1) * light)
    light = light * _corners(light.shape[2], light.shape[3], by["vignette"])
    # Below the bend the power is taken of the bend itself: its slope at 0 is infinite.
    high = 1.055 * light.clamp_min(0.0031308) ** (1 / 2.4) - 0.055
    x = torch.where(light <= 0.0031308, light * 12.92, high)
    x = x + tones.CONTRAST * by["contrast"] * x * (1 - x) * (2 * x - 1)
    x = x + tones.SHADOWS * x * (1 - x) * (by["shadows"] * (1 - x) + by["highlights"] * x)
    black, white = tones.FADED_BLACK * by["fade"], 1 - tones.FADED_WHITE * by["fade"]
    x = black + (white - black) * x
    weights = torch.tensor(tones.LUMA).view(1, 3, 1, 1)
    grey = (x * weights).sum(dim=1, keepdim=True)
    more = by["saturation"]
    away = 1 + torch.where(more < 0, more, tones.VIVID * more)
    return (grey + away * (x - grey)).clamp(0, 1)


def _gains(temperature: Tensor, tint: Tensor) -> Tensor:
    """(n, 3, 1, 1)."""
    red = torch.exp2(tones.TEMPERATURE_STOPS * temperature)
    green = torch.exp2(-tones.TINT_STOPS * tint)
    blue = torch.exp2(-tones.TEMPERATURE_STOPS * temperature)
    raw = torch.cat([red, green, blue], dim=1)
    weights = torch.tensor(tones.LUMA).view(1, 3, 1, 1)
    return raw / (raw * weights).sum(dim=1, keepdim=True)


def _corners(height: int, width: int, strength: Tensor) -> Tensor:
    """(n, 1, h, w)."""
    down = (torch.arange(height) + 0.5) / height * 2 - 1
    across = (torch.arange(width) + 0.5) / width * 2 - 1
    distance = ((down**2).view(-1, 1) + (across**2).view(1, -1)) / 2
    step = ((distance.sqrt() - tones.VIGNETTE_FROM) / (1 - tones.VIGNETTE_FROM)).clamp(0, 1)
    return 1 - tones.DARK_CORNER * strength * (step * step * (3 - 2 * step))
