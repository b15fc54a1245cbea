"""What the pretrained trunk makes of every training picture, computed once and kept on disk.

The trunk stays as it is, so that the head learns from its pooled features in minutes. Photographs
are kept as several views: as they are, and cropped, mirrored, lit otherwise and under looks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.engine.model.class_aware_tower import FEATURES
from photo_sorter.core.batches import in_batches
from tools.builtin_model.augment import crop, erase, light, recolour
from tools.builtin_model.captions import pick
from tools.builtin_model.photos_dataset import PhotoSet
from tools.scenes import LOOKS, apply_look

Pixels = NDArray[np.uint8]
Features = NDArray[np.float16]
_BATCH = 32
# Sets whose categories have no colour of their own: some views are shown in others, so that their
# shapes are learnt. Which colour they show is then not said.
_OF_ANY_COLOUR = ("caltech101/", "clothing/")
_RECOLOURED = 0.2
_UNDER_A_LOOK = 0.12


@dataclass(frozen=True, slots=True)
class View:
    """A view of photo `photo` of a set, and what is changed in it."""

    photo: int
    look: str = ""
    recoloured: bool = False


class Extractor:
    """Runs the trunk in ONNX Runtime: a third of the time that torch takes."""

    def __init__(self, network: nn.Module, side: int, work: Path) -> None:
        """The graph is made in the folder `work`."""
        work.mkdir(parents=True, exist_ok=True)
        self.side = side
        pixels = torch.zeros(1, side, side, 3, dtype=torch.uint8)
        self._session = _session(_Pooled(network), pixels, work / "trunk.onnx")

    def features(self, pixels: Pixels) -> Features:
        """Of uint8 (n, side, side, 3): float16 (n, 1280)."""
        found: Features = self._session.run(None, {"pixels": pixels})[0]
        return found


class _Pooled(nn.Module):  # type: ignore[misc]  # torch is untyped here
    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> Tensor:
        maps = self.network.forward_features(_scaled(pixels))
        return self.network.forward_head(maps, pre_logits=True).half()


def _scaled(pixels: Tensor) -> Tensor:
    return pixels.permute(0, 3, 1, 2).float() / 127.5 - 1.0


def _session(module: nn.Module, pixels: Tensor, path: Path) -> onnxruntime.InferenceSession:
    torch.onnx.export(
        module.eval(),
        (pixels,),
        str(path),
        input_names=["pixels"],
        output_names=["features"],
        dynamic_axes={"pixels": {0: "n"}, "features": {0: "n"}},
        dynamo=False,
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def scene_features(
    pool: NDArray[np.uint8], extractor: Extractor, path: Path, say: Callable[[str], None]
) -> Features:
    """Float16 (n, 1280) of a pool of scenes, kept in `path`."""
    if not path.exists():
        out = np.empty((len(pool), FEATURES), np.float16)

        def put(rows: range) -> None:
            pixels = _resized(pool[rows.start : rows.stop], extractor.side)
            out[rows.start : rows.stop] = extractor.features(pixels)

        _all_over(len(pool), put, say, path.name)
        np.save(path, out)
    found: Features = np.load(path)
    return found


def photo_features(
    photos: PhotoSet,
    each: int,
    extractor: Extractor,
    path: Path,
    seed: int,
    say: Callable[[str], None],
) -> tuple[list[View], Features]:
    """`each` views of every photo, the first as it is, and that one alone of validation photos and
    of drawings, with float16 (n, 1280); kept beside `path`."""
    rows, values = path.with_suffix(".json"), path.with_suffix(".npy")
    if not rows.exists():
        views = list(_drawn(photos, each, np.random.default_rng(seed)))
        out = np.empty((len(views), FEATURES), np.float16)

        def put(part: range) -> None:
            pixels = _viewed(photos, views, part, extractor.side, seed)
            out[part.start : part.stop] = extractor.features(pixels)

        _all_over(len(views), put, say, path.name)
        np.save(values, out)
        rows.write_text(json.dumps([asdict(view) for view in views]), "utf-8")
    found: Features = np.load(values)
    return [View(**row) for row in json.loads(rows.read_text("utf-8"))], found


def _all_over(
    count: int, put: Callable[[range], None], say: Callable[[str], None], name: str
) -> None:
    """Two batches at a time, each on one thread."""
    with ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,)) as threads:
        for done, _ in enumerate(threads.map(put, in_batches(range(count), _BATCH))):
            if done % 200 == 0:
                say(f"{name}: {done * _BATCH} of {count}")


def _drawn(photos: PhotoSet, each: int, rng: np.random.Generator) -> Iterator[View]:
    for index, photo in enumerate(photos.photos):
        yield View(index)
        for _ in range(0 if photo.validation or photo.drawn else each - 1):
            view = View(index)
            if rng.random() < _UNDER_A_LOOK:
                view = replace(view, look=pick(LOOKS, rng))
            elif photo.category.startswith(_OF_ANY_COLOUR) and rng.random() < _RECOLOURED:
                view = replace(view, recoloured=True)
            yield view


def _resized(pixels: Pixels, side: int) -> Pixels:
    if pixels.shape[1] == side:
        return np.ascontiguousarray(pixels)
    images = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float()
    images = functional.interpolate(images, (side, side), mode="bicubic", antialias=True)
    return _whole(images)


def _whole(images: Tensor) -> Pixels:
    """Float32 (n, 3, h, w) of 0..255 as uint8 (n, h, w, 3)."""
    found: Pixels = images.round().clamp(0.0, 255.0).byte().permute(0, 2, 3, 1).numpy()
    return np.ascontiguousarray(found)


def _viewed(photos: PhotoSet, views: list[View], part: range, side: int, seed: int) -> Pixels:
    """uint8 (n, side, side, 3) of a part of the views; the same for the same part and seed."""
    rng = np.random.default_rng((seed, part.start))
    generator = torch.Generator().manual_seed(seed * 1_000_003 + part.start)
    here = [views[row] for row in part]
    pixels = photos.pixels[[view.photo for view in here]]
    found = _resized(pixels, side)
    # The first view of each photo is the photo as it is.
    changed = [k for k, row in enumerate(part) if row and views[row - 1].photo == views[row].photo]
    if changed:
        looked = np.stack(
            [
                apply_look(pixels[k], here[k].look, rng) if here[k].look else pixels[k]
                for k in changed
            ]
        )
        images = crop(looked, side, 0.25, True, 6.0, generator)
        images = light(images, 0.25, generator)
        recolour(images, [k for k, v in enumerate(changed) if here[v].recoloured], rng)
        erase(images, 0.1, rng)
        found[changed] = _whole(images * 255.0)
    return found
