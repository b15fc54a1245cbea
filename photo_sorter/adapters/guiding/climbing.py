"""Follows the gradient of what a model sees through the adjustments of a picture.

Importing this module imports torch, which takes seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from photo_sorter.adapters.guiding.torch_tones import light_of, toned
from photo_sorter.core.adjusting.adjustments import NAMES, RANGES, Adjustments, adjustments
from photo_sorter.core.ports.guiding import Guidance, Guided

STEPS = 8
_RATE = 0.1  # of Adam, in parts of each adjustment's range
# How much the direction from what says nothing counts beside the words themselves (the directional
# loss of StyleGAN-NADA, Gal et al. 2021): the words alone are nearer to some pictures for what
# these show, which no adjustment changes.
_DIRECTION = 0.25
_CONTENT = 0.93  # cosine to the untouched picture below which it counts as another
_LEAST_CONTENT = 0.9
_AWAY = 4.0  # how much each part of content that is lost counts
_EFFORT = 0.01  # how much the way from the start counts, so that nothing moves for next to nothing

_SPANS = torch.tensor([max(abs(low), abs(high)) for low, high in RANGES.values()])

VectorsOf = Callable[[Tensor], Tensor]  # normalised (n, d) of pixels (n, 3, h, w) of 0 to 1


@dataclass(frozen=True, slots=True)
class _Best:
    score: float
    place: Tensor
    vector: Tensor
    content: float


def climb(
    vectors_of: VectorsOf,
    pixels: Tensor,
    guidance: Guidance,
    goes_on: Callable[[], bool] = lambda: True,
) -> Guided | None:
    """Of pixels (1, 3, h, w) of 0 to 1. `goes_on` is called before each step; None where it says
    no. Of all places that were passed the best is taken that keeps the content, or keeps it better
    than the start does: so it is never worse than the start."""
    asked, neutral = torch.from_numpy(guidance.asked), torch.from_numpy(guidance.neutral)
    direction = torch.nn.functional.normalize(asked - neutral, dim=0)
    light = light_of(pixels)
    with torch.no_grad():
        before = vectors_of(pixels)[0]
    start, low, high = (_place(each) for each in (guidance.start, guidance.low, guidance.high))
    place = start.clone().requires_grad_(True)
    adam = _Adam(place)
    best: _Best | None = None
    started = before
    for step in range(STEPS + 1):
        if not goes_on():
            return None
        vector = vectors_of(toned(light, _named(place)))[0]
        content = vector @ before
        toward = vector @ asked + _DIRECTION * (vector @ direction)
        effort = ((place - start) ** 2).sum()
        score = toward - _AWAY * torch.relu(_CONTENT - content) - _EFFORT * effort
        if step == 0:
            started = vector.detach()
        kept = content.item()
        if best is None or (
            score.item() > best.score and kept >= min(_LEAST_CONTENT, best.content)
        ):
            best = _Best(score.item(), place.detach().clone(), vector.detach(), kept)
        if step < STEPS:
            (slope,) = torch.autograd.grad(score, place)
            with torch.no_grad():
                place += adam.step(slope)
                place.copy_(torch.minimum(torch.maximum(place, low), high))
    assert best is not None
    return Guided(_adjustments(best.place), before.numpy(), started.numpy(), best.vector.numpy())


class _Adam:
    """Kingma and Ba, 2014, upwards. torch's own imports a compiler at its first step, which takes
    longer than all of the climb."""

    def __init__(self, place: Tensor) -> None:
        self._first, self._second = torch.zeros_like(place), torch.zeros_like(place)
        self._steps = 0

    def step(self, slope: Tensor) -> Tensor:
        """By how much to go."""
        self._steps += 1
        self._first = 0.9 * self._first + 0.1 * slope
        self._second = 0.999 * self._second + 0.001 * slope * slope
        first = self._first / (1 - 0.9**self._steps)
        second = self._second / (1 - 0.999**self._steps)
        return _RATE * first / (second.sqrt() + 1e-8)


def _place(said: Adjustments) -> Tensor:
    """(m,), in parts of each adjustment's range."""
    return torch.tensor([said.values()[name] for name in NAMES]) / _SPANS


def _named(place: Tensor) -> dict[str, Tensor]:
    return dict(zip(NAMES, (place * _SPANS).unsqueeze(1).unbind(), strict=True))


def _adjustments(place: Tensor) -> Adjustments:
    return adjustments(dict(zip(NAMES, (place * _SPANS).tolist(), strict=True)))
