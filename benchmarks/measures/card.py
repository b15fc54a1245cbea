"""The image tower on a graphics card, beside what the card does at its best with the same model."""

from __future__ import annotations

from typing import Any

from benchmarks.measures.forward import open_clips_own
from benchmarks.pictures import draw
from benchmarks.report import Figure, Line, Skipped
from benchmarks.times import best
from benchmarks.workplace import Workplace
from photo_sorter.app.places import resources_folder

_NAME = "forward on a graphics card"
_BATCHES = (32, 64, 128, 256, 512, 1024)
_PICTURES = 4096


def measure(place: Workplace) -> list[Line]:
    """From pictures in the model's size, which lie in the processor's memory as they do when
    indexing, to vectors there. The peer is open_clip's own model in bfloat16, on pictures that lie
    on the card, in batches of the size that suits it best."""
    from photo_sorter.adapters.engine.model.gpu import find_gpu
    from photo_sorter.adapters.engine.model.image_tower import PROCESSOR_BATCH
    from photo_sorter.adapters.engine.model.open_clip_model import load_image_tower

    card = find_gpu()
    if card is None:
        return [Skipped(_NAME, "torch finds none")]
    folder = resources_folder() / "models" / "builtin"
    tower = load_image_tower(folder, gpu=card)
    if not tower.on_gpu:
        return [Skipped(_NAME, "the processor is quicker, or computes otherwise")]
    inputs = [tower.prepare(draw(number, (640, 480))) for number in range(PROCESSOR_BATCH)]
    inputs *= _PICTURES // len(inputs)
    tower.embed(inputs)
    ours = _PICTURES / best(lambda: tower.embed(inputs))
    raw, batch = _raw(open_clips_own(folder).visual, card, tower.batch(inputs[: max(_BATCHES)]))
    beside = f"{ours:,.0f} pictures a second; {raw:,.0f} in batches of {batch}, nothing moved"
    return [Figure(_NAME, ours / raw, "of the model alone", 0.85, True, beside)]


def _raw(visual: Any, card: Any, pictures: Any) -> tuple[float, int]:
    """Pictures a second at the best of `_BATCHES`, and which that is."""
    import torch

    visual = visual.to(card, torch.bfloat16).to(memory_format=torch.channels_last)
    there = pictures.to(card, torch.bfloat16)

    def all_of(size: int) -> None:
        for _ in range(_PICTURES // size):
            visual(there[:size])
        torch.accelerator.synchronize()

    def rate(size: int) -> float:
        all_of(size)
        return _PICTURES / best(lambda: all_of(size))

    with torch.inference_mode():
        return max((rate(size), size) for size in _BATCHES)
