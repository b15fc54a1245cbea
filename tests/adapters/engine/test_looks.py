"""The built-in model's looks: the same from every way to compute it, and of no weight to what the
pictures mean."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.engine.model import onnx_towers
from photo_sorter.adapters.engine.model.looks import (
    NAME,
    LookProjection,
    read_projection,
    read_references,
)
from photo_sorter.core.errors import ModelUnavailableError
from tests.conftest import BUILTIN_MODEL

GENERATOR = np.random.default_rng(3)
PICTURES = [
    Image.fromarray(GENERATOR.integers(0, 255, (6, 9, 3), np.uint8)).resize((300, 200))
    for _ in range(5)
]


@pytest.fixture(scope="module")
def floats() -> onnx_towers.OnnxImageTower:
    return onnx_towers.load_image_tower(BUILTIN_MODEL, exact=True)


def test_they_come_beside_the_vectors_which_stay_as_they_were(
    floats: onnx_towers.OnnxImageTower,
) -> None:
    inputs = [floats.prepare(picture) for picture in PICTURES]
    seen = floats.see(inputs, 2)
    assert seen.looks is not None
    assert seen.vectors is not None
    np.testing.assert_allclose(seen.vectors, floats.embed(inputs), atol=1e-6)
    assert np.linalg.norm(seen.looks, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_torch_and_bytes_give_the_same(floats: onnx_towers.OnnxImageTower) -> None:
    from photo_sorter.adapters.engine.model.open_clip_model import load_image_tower

    inputs = [floats.prepare(picture) for picture in PICTURES]
    ours = floats.see(inputs).looks
    quick = onnx_towers.load_image_tower(BUILTIN_MODEL, exact=False)
    theirs = load_image_tower(BUILTIN_MODEL, exact=True).see(inputs).looks
    in_bytes = quick.see(inputs).looks
    assert ours is not None
    assert theirs is not None
    assert in_bytes is not None
    assert (ours * theirs).sum(axis=1).min() > 0.9999
    assert (ours * in_bytes).sum(axis=1).min() > 0.95


def test_the_references_lie_in_the_same_space() -> None:
    projection = read_projection(BUILTIN_MODEL)
    assert projection is not None
    references = read_references(BUILTIN_MODEL)
    assert references.shape[1] == projection.dimensions
    assert np.linalg.norm(references, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_a_few_large_values_do_not_decide_alone() -> None:
    projection = LookProjection(np.zeros(2, np.float32), np.eye(2, dtype=np.float32))
    looks = projection.looks(np.array([[4.0, -1.0]], np.float32))
    np.testing.assert_allclose(looks, [[2.0 / 5**0.5, -1.0 / 5**0.5]], atol=1e-6)


def test_a_model_without_them_gives_none_and_a_damaged_file_is_named(tmp_path: Path) -> None:
    assert read_projection(tmp_path) is None
    (tmp_path / NAME).write_bytes(b"no tensors")
    with pytest.raises(ModelUnavailableError):
        read_projection(tmp_path)
