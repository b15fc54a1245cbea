"""The gradient is followed to what is asked for, and not beyond what the picture is."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from photo_sorter.adapters.guiding.climbing import STEPS, climb
from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments
from photo_sorter.core.adjusting.looks import read_look
from photo_sorter.core.adjusting.reach import reach
from photo_sorter.core.ports.guiding import Guidance

PIXELS = torch.rand(1, 3, 24, 24, generator=torch.Generator().manual_seed(0)) * 0.6 + 0.2
WARM = np.array([0.6, 0.0, 0.0, 0.8], np.float32)
NOTHING_SAID = np.array([0.0, 0.0, 0.0, 1.0], np.float32)


def colours(pixels: Tensor) -> Tensor:
    """Sees how much redder than blue, greener and lighter than the middle a picture is."""
    means = pixels.mean(dim=(2, 3))
    red, green, blue = means.unbind(dim=1)
    whole = torch.ones_like(red)
    seen = torch.stack([red - blue, green - (red + blue) / 2, means.mean(dim=1) - 0.5, whole], 1)
    return torch.nn.functional.normalize(seen, dim=1)


def test_it_finds_what_the_words_ask_for() -> None:
    asked = read_look("an unlisted warmth")
    guided = climb(colours, PIXELS, Guidance(WARM, NOTHING_SAID, NOTHING, *reach(asked)))
    assert guided is not None
    assert guided.adjustments.temperature > 0.2
    assert guided.after @ WARM > guided.before @ WARM
    assert np.array_equal(guided.started, guided.before)


def test_it_stays_in_reach_of_what_a_word_plainly_means() -> None:
    asked = read_look("cooler")  # though the model takes it for warm
    low, high = reach(asked)
    guided = climb(colours, PIXELS, Guidance(WARM, NOTHING_SAID, asked.start, low, high))
    assert guided is not None
    assert low.temperature <= guided.adjustments.temperature <= high.temperature < 0


def test_a_picture_that_would_become_another_is_left() -> None:
    def touchy(pixels: Tensor) -> Tensor:
        """Any change of colours makes it another picture."""
        away = (pixels - PIXELS).abs().mean(dim=(1, 2, 3)) * 40
        seen = torch.stack([torch.ones_like(away), away], dim=1)
        return torch.nn.functional.normalize(seen, dim=1)

    asked = np.array([0.0, 1.0], np.float32)
    neutral = np.array([1.0, 0.0], np.float32)
    guided = climb(touchy, PIXELS, Guidance(asked, neutral, NOTHING, *reach(read_look("other"))))
    assert guided is not None
    assert guided.after @ guided.before >= 0.9


def test_it_stops_at_the_next_step_where_nobody_wants_it() -> None:
    steps = 0

    def goes_on() -> bool:
        nonlocal steps
        steps += 1
        return steps < 3

    guidance = Guidance(WARM, NOTHING_SAID, NOTHING, Adjustments(), Adjustments(temperature=1))
    assert climb(colours, PIXELS, guidance, goes_on) is None
    assert steps == 3 < STEPS
