"""A tower moves to a GPU where it proves itself there, and the processor goes on where
it does not. Where there is none, the processor itself stands for the GPU: to torch it is a device
like others."""

from __future__ import annotations

import importlib
import logging
import os

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from photo_sorter.adapters.engine.model.gpu import find_gpu, on_gpu
from photo_sorter.adapters.engine.model.image_tower import PROCESSOR, Network, TorchImageTower
from photo_sorter.adapters.engine.model.open_clip_model import load_image_tower
from photo_sorter.adapters.engine.model.tower import ModelInput
from tests.conftest import BUILTIN_MODEL

from .pictures import scene

SIDE = 32
needs_gpu = pytest.mark.skipif(find_gpu() is None, reason="there is no GPU")


class Clock:
    """Time that passes where a tower says so, however busy the machine is."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Tower(nn.Module):  # type: ignore[misc]
    """Takes `seconds` a picture by `clock`; `turns` has it compute otherwise in less than
    float32."""

    def __init__(
        self, seconds: float = 1.0, turns: bool = False, clock: Clock | None = None
    ) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.first = nn.Conv2d(3, 16, 3, padding=1)
        self.seconds = seconds
        self.turns = turns
        self.clock = clock

    def forward(self, x: Tensor) -> Tensor:
        if self.clock is not None:
            self.clock.seconds += self.seconds * len(x)
        features = self.first(x).mean((2, 3))
        return features.flip(1) if self.turns and x.dtype != torch.float32 else features


class Failing(nn.Module):  # type: ignore[misc]
    """A network on a GPU that has memory for so many pictures, or a driver that is gone."""

    def __init__(self, most: int, error: type[RuntimeError] = torch.OutOfMemoryError) -> None:
        super().__init__()
        self.most = most
        self.error = error
        self.taken: list[int] = []

    def forward(self, x: Tensor) -> Tensor:
        self.taken.append(len(x))
        if len(x) > self.most:
            raise self.error("the GPU has had enough")
        return x.mean((2, 3))


def tower_of(module: nn.Module, spare: nn.Module | None = None) -> TorchImageTower:
    transforms = importlib.import_module("open_clip.transform")
    transform = transforms.image_transform_v2(transforms.PreprocessCfg(size=SIDE), is_train=False)
    return TorchImageTower(
        Network(module, torch.float32),
        transform,
        SIDE,
        cuts=True,
        spare=None if spare is None else Network(spare, torch.float32),
    )


def inputs(count: int) -> list[ModelInput]:
    rng = np.random.default_rng(2)
    return [rng.integers(0, 256, (SIDE, SIDE, 3), np.uint8) for _ in range(count)]


def carried(
    gpu: torch.device = PROCESSOR, tower: Tower | None = None, rival: Tower | None = None
) -> Network | None:
    """Where nothing else is said, the GPU takes a third of the time."""
    clock = Clock()
    tower, rival = tower or Tower(), rival or Tower(seconds=3.0)
    tower.clock = rival.clock = clock
    return on_gpu(tower, gpu, (SIDE, SIDE), Network(rival, torch.float32), clock)


def test_a_tower_that_is_quicker_there_computes_there(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    network = carried()
    assert network is not None
    assert network.precision == torch.bfloat16
    assert "3.0 times as fast" in caplog.text
    few = inputs(6)
    there = tower_of(network.module.float()).embed(few)
    assert (there * tower_of(Tower()).embed(few)).sum(axis=1).min() > 0.99


def test_one_that_computes_otherwise_there_stays(caplog: pytest.LogCaptureFixture) -> None:
    assert carried(tower=Tower(turns=True)) is None
    assert "computes differently" in caplog.text


def test_one_that_is_slower_there_stays(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert carried(tower=Tower(seconds=1.1), rival=Tower()) is None
    assert "the processor is quicker" in caplog.text


def test_the_processor_competes_with_all_its_cores() -> None:
    class Counting(Tower):
        def forward(self, x: Tensor) -> Tensor:
            self.threads = torch.get_num_threads()
            return super().forward(x)

    before = torch.get_num_threads()
    torch.set_num_threads(1)  # as on a thread that decodes
    try:
        rival = Counting(seconds=3.0)
        carried(rival=rival)
        assert rival.threads == os.cpu_count()
    finally:
        torch.set_num_threads(before)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is such a GPU")
def test_a_gpu_that_torch_was_not_built_for_is_not_used(caplog: pytest.LogCaptureFixture) -> None:
    assert carried(torch.device("cuda")) is None
    assert "The GPU is not used" in caplog.text


def test_where_the_gpu_lacks_memory_it_gets_fewer_pictures_at_once() -> None:
    gpu = Failing(most=5)
    tower = tower_of(gpu)
    many = inputs(20)
    found = tower.embed(many)
    assert np.array_equal(found, tower_of(Failing(most=100)).embed(many))
    assert gpu.taken == [20, 10, 5, 5, 5, 5]
    gpu.taken.clear()
    tower.embed(many)
    assert gpu.taken == [5, 5, 5, 5]  # which it remembers


def test_where_the_gpu_fails_the_processor_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    gpu, processor = Failing(0, RuntimeError), Failing(100)
    tower = tower_of(gpu, spare=processor)
    assert tower.embed(inputs(3)).shape == (3, 3)
    assert "the processor goes on" in caplog.text
    tower.embed(inputs(3))
    assert (gpu.taken, processor.taken) == ([3], [3, 3])


def test_what_the_processor_fails_on_is_raised() -> None:
    tower = tower_of(Failing(0, RuntimeError), spare=Failing(0, RuntimeError))
    with pytest.raises(RuntimeError, match="had enough"):
        tower.embed(inputs(1))


@needs_gpu
def test_the_built_in_model_on_a_gpu() -> None:
    exact = load_image_tower(BUILTIN_MODEL, exact=True)
    quick = load_image_tower(BUILTIN_MODEL, gpu=find_gpu())
    pictures = [exact.prepare(scene(300, 200, number)) for number in range(40)]
    assert (quick.embed(pictures) * exact.embed(pictures)).sum(axis=1).min() > 0.98
