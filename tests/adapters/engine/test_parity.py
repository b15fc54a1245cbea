"""A photo's vector equals open_clip's own: the engine's against open_clip used by itself."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageOps

from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.ports import FileRequest
from tests.conftest import BUILTIN_MODEL

from .pictures import PHOTOS, encoded, needs_photos, scene


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Rendered pictures of several formats, sizes, shapes and orientations."""
    folder = tmp_path_factory.mktemp("rendered")
    exif = Image.Exif()
    exif[0x0112] = 6
    made = {
        "a.jpg": encoded(scene(2000, 1500, 1), "JPEG", exif=exif.tobytes()),
        "b.jpg": encoded(scene(600, 1700, 2), "JPEG"),
        "c.png": encoded(scene(1300, 900, 3), "PNG"),
        "d.webp": encoded(scene(700, 700, 4), "WEBP"),
        "e.heic": encoded(scene(640, 480, 5), "HEIF"),
        "f.jpg": encoded(scene(50, 40, 6), "JPEG"),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


@pytest.fixture(scope="module")
def photographs() -> list[Path]:
    """Some large photographs, and every 300th of the small ones."""
    large = sorted((PHOTOS / "formats" / "albums" / "text").glob("*.jpg"))[:2]
    large += sorted((PHOTOS / "orientation").glob("*_6.jpg"))
    large += sorted((PHOTOS / "formats" / "albums" / "nature").glob("*.jpg"))
    small = sorted((PHOTOS / "caltech101").rglob("*.jpg"))[::300]
    return large + small


@pytest.fixture(scope="module")
def exact_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    client = EngineClient(tmp_path_factory.mktemp("exact"), 600.0, 2, lambda _why: None, exact=True)
    list(client.process_files(None, [FileRequest(0, "/no/such/file")], lambda: False))
    yield client
    client.close()


def vectors_of(engine: EngineClient, model: Path, paths: list[Path]) -> Vectors:
    requests = [FileRequest(token, str(path)) for token, path in enumerate(paths)]
    found: dict[int, Vectors] = {}
    for result in engine.process_files(model, requests, lambda: False):
        assert result.vector is not None, (paths[result.token], result.failure)
        found[result.token] = result.vector
    return np.stack([found[token] for token in range(len(paths))])


def open_clips_own(model: Path, paths: list[Path]) -> Vectors:
    """(n, d), by nothing but Pillow and open_clip as its documentation shows them."""
    import torch

    from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

    declare_missing_operators()
    import open_clip

    # Registers our tower with timm.
    importlib.import_module(
        "photo_sorter.adapters.engine.model.class_aware_tower"
    )  # our tower for timm

    pillow_heif.register_heif_opener()
    network, preprocess = open_clip.create_model_from_pretrained(f"local-dir:{model}")
    network.eval()
    rows = []
    with torch.inference_mode():
        for path in paths:
            with Image.open(path) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGB")
            batch = preprocess(upright).unsqueeze(0)
            rows.append(network.encode_image(batch, normalize=True)[0].numpy())
    return np.stack(rows)


def own_texts(model: Path, texts: list[str]) -> Vectors:
    import open_clip
    import torch

    network = open_clip.create_model(f"local-dir:{model}").eval()
    vocabulary = model / "bpe.txt.gz"
    options = {"bpe_path": str(vocabulary)} if vocabulary.is_file() else {}
    tokenizer = open_clip.get_tokenizer(f"local-dir:{model}", **options)
    with torch.inference_mode():
        vectors: Vectors = network.encode_text(tokenizer(texts), normalize=True).numpy()
    return vectors


def cosines(one: Vectors, other: Vectors) -> Vectors:
    result: Vectors = (one * other).sum(axis=1)
    return result


def test_rendered_pictures_exactly(
    exact_engine: EngineClient, tiny_model: Path, rendered: list[Path]
) -> None:
    ours = vectors_of(exact_engine, tiny_model, rendered)
    assert cosines(ours, open_clips_own(tiny_model, rendered)).min() >= 0.9999


@pytest.mark.parametrize("mode", ["squash", "shortest", "longest"])
def test_the_models_input_to_the_bit(mode: str) -> None:
    """What is left to the batch is the arithmetic that open_clip does for each picture."""
    import torch

    from photo_sorter.adapters.engine.model.image_tower import (  # makes the next one work
        Network,
        TorchImageTower,
    )

    transforms = importlib.import_module("open_clip.transform")
    settings = transforms.PreprocessCfg(size=64, resize_mode=mode)
    transform = transforms.image_transform_v2(settings, is_train=False)
    tower = TorchImageTower(Network(torch.nn.Identity(), torch.float32), transform, 64, cuts=False)
    pictures = [scene(*size) for size in ((300, 200), (50, 90), (64, 64))]
    ours = tower.batch([tower.prepare(picture) for picture in pictures])
    assert torch.equal(ours, torch.stack([transform(picture) for picture in pictures]))


def test_texts_exactly(exact_engine: EngineClient, tiny_model: Path) -> None:
    texts = ["a cat", "two dogs on a beach at night", "", "äöü 東京 🎂"]
    ours = exact_engine.embed_texts(tiny_model, texts)
    assert cosines(ours, own_texts(tiny_model, texts)).min() >= 0.9999


@needs_photos
def test_photographs(
    exact_engine: EngineClient,
    engine: EngineClient,
    photographs: list[Path],
    rendered: list[Path],
) -> None:
    paths = photographs + rendered
    own = open_clips_own(BUILTIN_MODEL, paths)
    assert cosines(vectors_of(exact_engine, BUILTIN_MODEL, paths), own).min() >= 0.9999
    reduced = cosines(vectors_of(engine, BUILTIN_MODEL, paths), own)
    assert reduced.mean() >= 0.995
    assert reduced.min() >= 0.98


def test_texts_of_the_built_in_model(engine: EngineClient) -> None:
    texts = ["a red car", "a dog on the beach", "ein Hund am Strand"]
    ours = engine.embed_texts(BUILTIN_MODEL, texts)
    assert cosines(ours, own_texts(BUILTIN_MODEL, texts)).min() >= 0.999
