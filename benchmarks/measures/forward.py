"""The towers as the app runs them, beside the same model in float32 and eager torch."""

from __future__ import annotations

import time

import numpy as np

from benchmarks.pictures import draw
from benchmarks.report import Figure, Line, Skipped
from benchmarks.times import best, percentile
from benchmarks.workplace import Workplace
from photo_sorter.app.places import resources_folder

_BATCH = 16
_PICTURES = 200
_TEXTS = ("red car at night", "two dogs on the beach", "a birthday cake", "snow")


def measure(place: Workplace) -> list[Line]:
    """Images on one core, a query, and what the chosen precision gains and costs."""
    import torch

    from photo_sorter.adapters.engine.open_clip_model import (
        choose_precision,
        load_image_tower,
        load_text_tower,
    )

    folder = resources_folder() / "models" / "builtin"
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ours, plain = load_image_tower(folder), load_image_tower(folder, exact=True)
        inputs = [ours.prepare(draw(number, (640, 480))) for number in range(_BATCH)]
        each = best(lambda: ours.embed(inputs)) / _BATCH
        eager = best(lambda: plain.embed(inputs)) / _BATCH
        texts = load_text_tower(folder)
        texts.embed(_TEXTS[:1])
        took = []
        for number in range(place.scale.rounds):
            began = time.perf_counter()
            texts.embed([_TEXTS[number % len(_TEXTS)]])
            took.append(time.perf_counter() - began)
        lines: list[Line] = [
            Figure("the built-in model, an image, one core", each * 1e3, "ms", 15.0),
            Figure("the built-in model, a query, one core", percentile(took, 50) * 1e3, "ms", 5.0),
        ]
        if choose_precision(False) is torch.float32:
            reason = (
                f"{eager / each:.2f} times as fast, by folded normalisations: the processor "
                "multiplies neither bfloat16 nor int8 natively"
            )
            return [*lines, Skipped("forward against float32 eager", reason)]
        pictures = [ours.prepare(draw(number, (320, 240))) for number in range(_PICTURES)]
        agreement = _agreement(ours.embed(pictures), plain.embed(pictures))
    finally:
        torch.set_num_threads(before)
    return [
        *lines,
        Figure("forward against float32 eager", eager / each, "times as fast", 4.0, True),
        Figure("top-10 rankings in agreement", agreement, "", 0.98, True),
    ]


def _agreement(ours: np.ndarray, plain: np.ndarray, top: int = 10) -> float:
    """The share of each picture's ten nearest that both precisions agree on."""
    mine = np.argsort(-(ours @ ours.T), axis=1)[:, 1 : top + 1]
    theirs = np.argsort(-(plain @ plain.T), axis=1)[:, 1 : top + 1]
    shared = [len(np.intersect1d(a, b)) / top for a, b in zip(mine, theirs, strict=True)]
    return float(np.mean(shared))
