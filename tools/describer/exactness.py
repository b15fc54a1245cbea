"""How many questions the network answers word for word, by kind, while it learns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from photo_sorter.adapters.describing.builtin.vocabulary import Vocabulary
from photo_sorter.core.batches import in_batches
from tools.builtin_model.glyphs import GlyphSource
from tools.describer.network import Network
from tools.describer.questions import Asked, Asker
from tools.describer.training import PhotoSet, SceneSet, batch_of

Example = tuple[NDArray[np.float16], Asked]
_BATCH = 48


def scene_examples(scenes: SceneSet, asker: Asker, seed: int) -> list[Example]:
    """A question of each kind about each scene, as far as it has answers to such."""
    rng = np.random.default_rng(seed)
    found = []
    for row, scene in enumerate(scenes.scenes):
        for kind in asker.kinds:
            asked = asker.of_scene(scene, kind, rng)
            if asked is not None:
                found.append((scenes.map(row), asked))
    return found


def photo_examples(photos: PhotoSet, asker: Asker, seed: int) -> list[Example]:
    """What each photograph is of."""
    rng = np.random.default_rng(seed)
    return [
        (photos.maps[0][row], asker.what_of_photo(category, rng))
        for row, category in enumerate(photos.categories)
    ]


def exactness(
    network: Network, examples: Sequence[Example], vocabulary: Vocabulary, glyphs: GlyphSource
) -> dict[str, tuple[int, int]]:
    """Right and all, by kind. An answer is right where each word follows from those before it,
    which is the same as that the likeliest words are the answer."""
    found: dict[str, list[bool]] = defaultdict(list)
    pointed: list[bool] = []
    ordered = sorted(examples, key=lambda e: len(e[1].question) + len(e[1].answer))
    for some in in_batches(ordered, _BATCH):
        batch = batch_of([maps for maps, _ in some], [[one] for _, one in some], vocabulary, glyphs)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            scores, looks, _ = network(batch.maps, batch.numbers[..., :-1])
            said = scores.argmax(-1)
        asked_for = batch.weights[..., 1:] > 0
        right = ((said == batch.numbers[..., 1:]) | ~asked_for).all(-1)[:, 0]
        at = looks[torch.arange(len(some)), 0, batch.marks[:, 0]].argmax(-1)
        on_it = batch.squares[torch.arange(len(some)), 0, at] > 0
        for (_, one), is_right, hit in zip(some, right.tolist(), on_it.tolist(), strict=True):
            found[one.kind].append(is_right)
            if one.shown and one.kind in ("what", "colour"):
                pointed.append(hit)
    found["pointing"] = pointed
    return {kind: (sum(rights), len(rights)) for kind, rights in sorted(found.items()) if rights}
