"""Pictures are prepared side by side: each on one thread, and torch's own are left as they are."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
import torch
from PIL import Image

from photo_sorter.adapters.engine.model.image_tower import Network, TorchImageTower

from .pictures import scene


@pytest.fixture
def threads() -> Iterator[int]:
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    yield 3
    torch.set_num_threads(before)


def test_a_picture_is_prepared_on_one_thread(threads: int) -> None:
    transforms = importlib.import_module("open_clip.transform")
    transform = transforms.image_transform_v2(transforms.PreprocessCfg(size=32), is_train=False)
    seen: list[int] = []

    def watched(picture: Image.Image) -> Image.Image:
        seen.append(torch.get_num_threads())
        return picture

    transform.transforms.insert(0, watched)
    tower = TorchImageTower(Network(torch.nn.Identity(), torch.float32), transform, 32, cuts=False)
    tower.prepare(scene(100, 80))
    assert seen == [1]
    assert torch.get_num_threads() == threads
