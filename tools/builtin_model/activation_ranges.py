"""The largest input worth keeping of each convolution: what int8 counts up to.

What lies above is cut off, what lies below is rounded to one of 255 steps: the range is the one by
which both together cost least, over pictures of all kinds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from photo_sorter.adapters.engine.open_clip_model import RANGES_NAME

_LEAST_CHANNELS = 32  # thinner convolutions gain little time and lose most
_SAMPLES = 50_000  # of the inputs of a convolution, a batch
_SHARES = np.linspace(0.4, 1.0, 31)  # of the largest input seen
_STEPS = 255


class _Inputs:
    """Of one convolution: the smallest and largest, and some of all."""

    def __init__(self) -> None:
        self.least, self.largest = 0.0, 0.0
        self._samples: list[Tensor] = []
        self._generator = torch.Generator().manual_seed(1)

    def see(self, values: Tensor) -> None:
        self.least = min(self.least, float(values.min()))
        self.largest = max(self.largest, float(values.max()))
        places = torch.randint(values.numel(), (_SAMPLES,), generator=self._generator)
        self._samples.append(values.flatten()[places])

    def range(self) -> float:
        """The one with the least mean squared error."""
        samples = torch.cat(self._samples)

        def error(largest: float) -> float:
            step = largest / _STEPS
            kept = (samples / step).round().clamp(0, _STEPS) * step
            return float((kept - samples).square().mean())

        return min((float(share) * self.largest for share in _SHARES), key=error)


def activation_ranges(visual: nn.Module, batches: Iterable[Tensor]) -> dict[str, float]:
    """By the name of the convolution, of those that int8 is good for: wide, larger than a point,
    and fed with nothing below 0."""
    inputs = {
        name: _Inputs()
        for name, module in visual.named_modules()
        if isinstance(module, nn.Conv2d)
        and module.in_channels >= _LEAST_CHANNELS
        and module.kernel_size != (1, 1)
    }
    hooks = [
        visual.get_submodule(name).register_forward_pre_hook(
            lambda _module, given, seen=seen: seen.see(given[0])
        )
        for name, seen in inputs.items()
    ]
    with torch.inference_mode():
        for batch in batches:
            visual(batch)
    for hook in hooks:
        hook.remove()
    return {name: seen.range() for name, seen in inputs.items() if seen.least >= 0.0}


def write_ranges(folder: Path, ranges: dict[str, float]) -> None:
    text = json.dumps({name: round(largest, 4) for name, largest in ranges.items()}, indent=1)
    (folder / RANGES_NAME).write_text(text + "\n", "utf-8")
