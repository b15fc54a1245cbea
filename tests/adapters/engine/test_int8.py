"""A tower in int8 computes nearly what it does in floats; one that cannot is taken as it is."""

from __future__ import annotations

import copy
import json
import logging
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, fx, nn
from torch.nn import functional

from photo_sorter.adapters.engine import int8
from photo_sorter.adapters.engine.image_tower import ImageTower
from photo_sorter.adapters.engine.int8 import (
    ByteMaxPool,
    in_int8,
    int8_is_native,
    quantised,
    to_bytes,
    to_floats,
)
from photo_sorter.adapters.engine.open_clip_model import RANGES_NAME, load_image_tower
from tests.conftest import BUILTIN_MODEL

from .pictures import scene

SIZE = (32, 32)
needs_int8 = pytest.mark.skipif(
    not int8_is_native(), reason="the processor does not multiply bytes natively"
)


class Block(nn.Module):  # type: ignore[misc]
    def __init__(self, taken: int, given: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(taken, given, 3, stride=given // taken, padding=1)
        self.idle = nn.Identity()
        self.act = nn.ReLU()
        self.second = nn.Conv2d(given, given, 3, padding=1)
        self.shortcut = nn.Conv2d(taken, given, 1, 2) if given > taken else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        added = self.shortcut(x)
        return self.act(self.second(self.act(self.idle(self.first(x)))) + added)


class Tower(nn.Module):  # type: ignore[misc]
    """A small residual network."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 32, 3, padding=1)
        self.wide = nn.Conv2d(32, 32, 3, padding=1)
        self.act = nn.ReLU()
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.blocks = nn.Sequential(Block(32, 32), Block(32, 32), Block(32, 64))
        self.head = nn.Linear(64, 16, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(self.act(self.wide(self.act(self.stem(x)))))
        return self.head(self.blocks(x).mean((2, 3)))


@pytest.fixture
def tower() -> fx.GraphModule:
    torch.manual_seed(3)
    return fx.symbolic_trace(Tower().eval())


@pytest.fixture
def ranges(tower: fx.GraphModule) -> dict[str, float]:
    """Of all convolutions whose input is never below nothing."""
    seen: dict[str, float] = {}
    hooked = copy.deepcopy(tower)
    for name, module in hooked.named_modules():
        if isinstance(module, nn.Conv2d) and name != "stem":
            module.register_forward_pre_hook(
                lambda _module, given, name=name: seen.update({name: float(given[0].max())})
            )
    with torch.inference_mode():
        hooked(torch.rand(16, 3, *SIZE))
    return seen


def likeness(tower: nn.Module, other: nn.Module) -> float:
    """The least cosine of what both make of some pictures."""
    pictures = torch.rand(8, 3, *SIZE).contiguous(memory_format=torch.channels_last)
    with torch.inference_mode():
        return float(functional.cosine_similarity(tower(pictures), other(pictures)).min())


@needs_int8
@pytest.mark.parametrize("floats", [torch.float32, torch.bfloat16])
def test_it_computes_nearly_the_same(
    tower: fx.GraphModule, ranges: dict[str, float], floats: torch.dtype
) -> None:
    network = in_int8(tower, ranges, floats, SIZE)
    assert network is not None
    convolutions = [m for m in network.modules() if isinstance(m, int8.Int8Convolution)]
    assert len(convolutions) == len(ranges) == 8
    assert likeness(tower, network) > 0.999


@needs_int8
def test_only_what_has_a_range_is_computed_in_bytes(
    tower: fx.GraphModule, ranges: dict[str, float]
) -> None:
    some = {name: largest for name, largest in ranges.items() if name.endswith("first")}
    network = in_int8(tower, some, torch.float32, SIZE)
    assert network is not None
    convolutions = [m for m in network.modules() if isinstance(m, int8.Int8Convolution)]
    assert len(convolutions) == len(some) == 3
    assert likeness(tower, network) > 0.999


@needs_int8
def test_one_that_would_differ_is_not_made(
    tower: fx.GraphModule, ranges: dict[str, float], caplog: pytest.LogCaptureFixture
) -> None:
    wrong = {name: largest / 100 for name, largest in ranges.items()}
    assert in_int8(tower, wrong, torch.float32, SIZE) is None
    assert "it differs" in caplog.text


def test_one_without_ranges_or_a_trace_is_not_made(
    tower: fx.GraphModule, ranges: dict[str, float]
) -> None:
    assert in_int8(tower, {}, torch.float32, SIZE) is None
    assert in_int8(Tower().eval(), ranges, torch.float32, SIZE) is None


def test_operators_that_fail_cost_nothing(
    tower: fx.GraphModule,
    ranges: dict[str, float],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def missing(*_given: object) -> None:
        raise AttributeError("no such operator")

    monkeypatch.setattr(int8, "quantised", missing)
    with caplog.at_level(logging.INFO):
        assert in_int8(tower, ranges, torch.float32, SIZE) is None
    assert "no such operator" in caplog.text


@pytest.mark.parametrize("side", [1, 2, 7, 8, 13])
def test_bytes_are_pooled_as_torch_pools_floats(side: int) -> None:
    generator = torch.Generator().manual_seed(side)
    steps = torch.randint(0, 256, (2, 4, side, side + 2), generator=generator, dtype=torch.uint8)
    wanted = functional.max_pool2d(steps.float(), 3, 2, 1)
    assert torch.equal(ByteMaxPool()(steps).float(), wanted)


def test_values_are_rounded_to_the_nearest_step() -> None:
    values = torch.linspace(-1.0, 6.0, 1000)
    found = to_floats(to_bytes(values, 5.0), 5.0, torch.float32)
    assert float((found - values.clamp(0.0, 5.0)).abs().max()) <= 0.5 * 5.0 / 255 + 1e-6


def test_weights_are_rounded_within_half_a_step_a_channel() -> None:
    torch.manual_seed(1)
    weights = torch.randn(6, 4, 3, 3) * torch.logspace(-3, 2, 6).view(-1, 1, 1, 1)
    weights[2] = 0.0
    steps, size = quantised(weights)
    assert steps.dtype == torch.int8
    off = (steps * size.view(-1, 1, 1, 1) - weights).square().mean(dim=(1, 2, 3)).sqrt()
    assert (off <= size).all()
    assert float(off[2]) == 0.0


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUILTIN_MODEL, tmp_path / "model"))


def vectors_of(tower: ImageTower) -> np.ndarray:
    return tower.embed([tower.prepare(scene(300, 200, number)) for number in range(12)])


@needs_int8
def test_the_built_in_model_says_what_is_worth_keeping(model: Path) -> None:
    quick, exact = load_image_tower(model), load_image_tower(model, exact=True)
    cosines = (vectors_of(quick) * vectors_of(exact)).sum(axis=1)
    assert 0.999 < cosines.min() < 0.999_999


@pytest.mark.parametrize("broken", ["{", "[1]", '{"trunk.conv1.6": "much"}', json.dumps(None)])
def test_ranges_that_cannot_be_read_cost_nothing(
    model: Path, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    (model / RANGES_NAME).write_text(broken)
    tower = load_image_tower(model)
    assert vectors_of(tower).shape == (12, 256)
    assert not int8_is_native() or "ranges cannot be read" in caplog.text
