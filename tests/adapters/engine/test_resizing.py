"""Pictures are resized as torchvision has Pillow do it, to the size and nearly to the value."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.model import resizing
from photo_sorter.adapters.engine.model.resizing import QuickResize, quickened

from .pictures import scene

transforms: Any = importlib.import_module("torchvision.transforms")
Compose: Any = transforms.Compose
MaybeConvertMode: Any = importlib.import_module("open_clip.transform").MaybeConvertMode
Mode = transforms.InterpolationMode

needs_vectors = pytest.mark.skipif(
    torch.backends.cpu.get_cpu_capability() not in resizing._VECTORS,
    reason="torch is no quicker than Pillow on this processor",
)
SIDES = st.integers(1, 300)
MODES = ("BICUBIC", "BILINEAR")


def noise(width: int, height: int) -> Image.Image:
    rng = np.random.default_rng(width * 1000 + height)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8))


def unlike(values: np.ndarray, picture: Image.Image) -> np.ndarray:
    assert values.dtype == np.uint8
    assert values.shape == (picture.height, picture.width, 3)
    assert picture.mode == "RGB"
    return np.abs(values.astype(np.int16) - np.asarray(picture, np.int16))


@settings(max_examples=200)
@given(SIDES, SIDES, st.sampled_from([64, (64,), (48, 80)]), st.sampled_from(MODES))
def test_any_picture_comes_out_as_from_pillow(
    width: int, height: int, size: int | tuple[int, ...], mode: str
) -> None:
    step = transforms.Resize(size, Mode[mode])
    picture = noise(width, height)
    difference = unlike(QuickResize(step)(picture), step(picture))
    assert difference.max() <= 8
    assert difference.mean() < 0.3


def test_hardly_a_value_of_a_photograph_differs() -> None:
    step = transforms.Resize((112, 112), Mode.BICUBIC)
    picture = scene(500, 375)
    assert unlike(QuickResize(step)(picture), step(picture)).mean() < 0.01


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1)])
def test_a_line_of_pixels_is_no_trouble(size: tuple[int, int]) -> None:
    step = transforms.Resize((64, 64), Mode.BICUBIC)
    picture = noise(*size)
    assert not unlike(QuickResize(step)(picture), step(picture)).any()


def test_one_that_is_hardly_shrunk_is_left_to_pillow() -> None:
    step = transforms.Resize((64, 64), Mode.BICUBIC)
    for size in [(127, 300), (300, 127), (64, 64), (20, 30)]:
        picture = noise(*size)
        assert not unlike(QuickResize(step)(picture), step(picture)).any()


@needs_vectors
def test_only_what_torch_does_alike_is_replaced() -> None:
    resize = transforms.Resize(64, Mode.BICUBIC)
    others = [
        transforms.CenterCrop(64),
        transforms.Resize(64, Mode.NEAREST),
        transforms.Resize(64, Mode.LANCZOS),
        transforms.Resize(64, Mode.BICUBIC, antialias=False),
        transforms.Resize(64, Mode.BICUBIC, max_size=100),
    ]
    assert quickened(others) == others
    assert isinstance(quickened([resize])[0], QuickResize)


@needs_vectors
@pytest.mark.parametrize("crop", [[], [transforms.CenterCrop((48, 64))]])
def test_what_comes_after_it_goes_on_as_before(crop: list[Any]) -> None:
    steps = [transforms.Resize(64, Mode.BICUBIC), *crop, MaybeConvertMode()]
    picture = scene(500, 375)
    as_pillow = transforms.Compose(steps)(picture)
    assert unlike(np.asarray(Compose(quickened(steps))(picture)), as_pillow).mean() < 0.02


def test_a_processor_without_vectors_keeps_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resizing, "_VECTORS", ())
    steps = [transforms.Resize(64, Mode.BICUBIC)]
    assert quickened(steps) == steps
