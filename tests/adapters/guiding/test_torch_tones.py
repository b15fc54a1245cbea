"""What gradients go through is what the pixels get."""

from __future__ import annotations

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from photo_sorter.adapters.guiding.torch_tones import light_of, toned
from photo_sorter.core.adjusting.adjustments import NAMES, RANGES, Adjustments, adjustments
from photo_sorter.core.adjusting.tones import apply

PIXELS = np.random.default_rng(1).integers(0, 256, (33, 48, 3), np.uint8)
PIXELS[0], PIXELS[1] = 0, 255

everything = st.fixed_dictionaries({name: st.floats(*RANGES[name]) for name in NAMES})


def by_torch(said: Adjustments) -> torch.Tensor:
    pixels = torch.from_numpy(PIXELS).permute(2, 0, 1).unsqueeze(0).float() / 255
    values = {name: torch.tensor([value]) for name, value in said.values().items()}
    return toned(light_of(pixels), values)


@given(everything.map(adjustments))
@settings(max_examples=40, deadline=None)
def test_both_agree_within_a_step(said: Adjustments) -> None:
    made = by_torch(said)[0].permute(1, 2, 0).numpy()
    worst = float(np.abs(made * 255 - apply(PIXELS, said)).max())
    assert worst < 1


def test_every_adjustment_has_a_finite_gradient() -> None:
    values = {name: torch.zeros(1, requires_grad=True) for name in NAMES}
    pixels = torch.from_numpy(PIXELS).permute(2, 0, 1).unsqueeze(0).float() / 255
    toned(light_of(pixels), values).square().sum().backward()
    for name, value in values.items():
        assert value.grad is not None
        assert torch.isfinite(value.grad).all(), name
        assert value.grad.abs().item() > 0, name
