"""The towers as the app runs them, beside the same model as open_clip loads it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.pictures import draw
from benchmarks.report import Figure, Line, Skipped
from benchmarks.times import best, percentile
from benchmarks.workplace import Workplace
from photo_sorter.adapters.engine.model.tower import ImageTower, ModelInput, TextTower, meanings
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.adapters.model_store.folder import read_space
from photo_sorter.app.places import resources_folder
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors

_BATCH = 16
_TOP = 10
_PHOTOS_A_ROUND = 10
_TEXTS = ("red car at night", "two dogs on the beach", "a birthday cake", "snow")


def measure(place: Workplace) -> list[Line]:
    """Images on one core, a query, and what the chosen arithmetic gains and costs.

    The peer is open_clip's own model, in float32 and eager torch, as it comes."""
    import torch

    from photo_sorter.adapters.engine.model.precision import choose_precision
    from photo_sorter.adapters.engine.model.tuning.dot_products import has_8bit_dot_products

    folder = resources_folder() / "models" / "builtin"
    quick, full = Towers(exact=False), Towers(exact=True)
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ours = quick.image(str(folder), lambda: None, gpu=False)
        exact = full.image(str(folder), lambda: None)
        own = open_clips_own(folder)
        inputs = [ours.prepare(draw(number, (640, 480))) for number in range(_BATCH)]
        each = best(lambda: ours.see(inputs)) / _BATCH
        batch = _batch(own, inputs)
        eager = best(lambda: _embedded(own, batch)) / _BATCH
        plain = best(lambda: exact.see(inputs)) / _BATCH
        texts = quick.text(str(folder), lambda: None)
        texts.embed(_TEXTS[:1])
        took = []
        for number in range(place.scale.rounds):
            began = time.perf_counter()
            texts.embed([_TEXTS[number % len(_TEXTS)]])
            took.append(time.perf_counter() - began)
        rankings = _rankings(place, full.text(str(folder), lambda: None), ours, own)
    finally:
        torch.set_num_threads(before)
    gained = eager / each
    beside = f"{eager * 1e3:.2f} ms; {plain * 1e3:.2f} ms in the app's own exact mode"
    lines: list[Line] = [
        Figure("the built-in model, an image, one core", each * 1e3, "ms", 15.0),
        Figure("the built-in model, a query, one core", percentile(took, 50) * 1e3, "ms", 5.0),
        *rankings,
    ]
    if not has_8bit_dot_products() and choose_precision(False) is torch.float32:
        reason = (
            f"{gained:.2f} times as fast: the processor multiplies neither bfloat16 nor int8 "
            f"natively; {beside}"
        )
        return [*lines, Skipped("forward against float32 eager", reason)]
    return [
        *lines,
        Figure("forward against float32 eager", gained, "times as fast", 4.0, True, beside),
    ]


def open_clips_own(folder: Path) -> Any:
    """The model as open_clip loads it: float32, in evaluation mode, on the processor."""
    import open_clip

    quiet = logging.getLogger()
    before = quiet.level
    quiet.setLevel(logging.ERROR)  # it warns that it was not asked for weights from the hub
    try:
        model, _ = open_clip.create_model_from_pretrained(f"local-dir:{folder}")
    finally:
        quiet.setLevel(before)
    return model.eval()


def _embedded(model: Any, batch: Any) -> Vectors:
    import torch

    with torch.inference_mode():
        vectors: Vectors = model.encode_image(batch, normalize=True).numpy()
    return vectors


def _batch(model: Any, inputs: Sequence[ModelInput]) -> Any:
    """What open_clip's own transform makes of pictures in the model's size."""
    import torch

    settings = model.visual.preprocess_cfg
    mean, deviation = (torch.tensor(settings[name]).view(1, -1, 1, 1) for name in ("mean", "std"))
    pixels = torch.from_numpy(np.stack(inputs)).permute(0, 3, 1, 2).contiguous()
    return (pixels.float() / 255 - mean) / deviation


def _photographs(folder: Path, count: int) -> Iterator[Image.Image]:
    """So many that are drawn from all of the folder's."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".jpg", ".png"))
    for number in np.random.default_rng(1).permutation(len(paths))[:count]:
        with Image.open(paths[number]) as picture:
            picture.draft("RGB", (256, 256))
            yield picture.convert("RGB")


def _rankings(place: Workplace, exact: TextTower, ours: ImageTower, own: Any) -> list[Line]:
    """What the ten best of both have in common: pictures like a picture, and for a text."""
    if place.photos is None:
        return [Skipped("top-10 rankings in agreement", "no photographs (--photos)")]
    count = _PHOTOS_A_ROUND * place.scale.rounds
    pictures = [ours.prepare(picture) for picture in _photographs(place.photos, count)]
    batches = in_batches(pictures, _BATCH)
    mine = np.concatenate([meanings(ours, batch) for batch in batches])
    theirs = np.concatenate([_embedded(own, _batch(own, batch)) for batch in batches])
    folder = resources_folder() / "models" / "builtin"
    texts = exact.embed(read_space(folder).reference_texts)
    beside = f"{len(pictures):,} photographs; the mean cosine {(mine * theirs).sum(1).mean():.5f}"
    like = _agreement(mine @ mine.T, theirs @ theirs.T, leave_out=1)
    described = _agreement(texts @ mine.T, texts @ theirs.T)
    return [
        Figure("top-10 rankings in agreement, for a picture", like, "", 0.98, True, beside),
        Figure(
            "top-10 rankings in agreement, for a text",
            described,
            "",
            0.98,
            True,
            f"{len(texts)} texts",
        ),
    ]


def _agreement(mine: Vectors, theirs: Vectors, leave_out: int = 0) -> float:
    """The share of the ten best of each row that both have; without the `leave_out` very best."""
    first, second = (
        np.argsort(-cosines, axis=1)[:, leave_out : leave_out + _TOP] for cosines in (mine, theirs)
    )
    shared = [len(np.intersect1d(a, b)) / _TOP for a, b in zip(first, second, strict=True)]
    return float(np.mean(shared))
