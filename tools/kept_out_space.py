"""A space trained as the built-in model's is, but for photographs of some categories.

Its head learns from the same scenes and photographs (`tools.train_builtin_model`'s work folder has
their features), none of which are of the categories, nor drawings of them, for fewer steps. What
their names mean there is what their kinds in WordNet mean. Words are calibrated on photographs of
the other categories that were kept out of training, as the built-in model's words are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from photo_sorter.adapters.engine.model.class_aware_tower import ClassAwareHead
from photo_sorter.core.calibration import mean_and_spread, mean_reference_cosine
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.laplace import Floats
from photo_sorter.core.scoring import Features
from tools.builtin_model.architecture import DIMENSIONS
from tools.builtin_model.calibrate import fit_weights
from tools.builtin_model.called_together import CalledTogether
from tools.builtin_model.features import Extractor
from tools.builtin_model.garments import KINDS
from tools.builtin_model.head_training import HeadPlan, Pool, train_head
from tools.builtin_model.pictures import Pictures, read_pictures, vectors_of
from tools.builtin_model.pretrained import load_pretrained
from tools.builtin_model.scenes_dataset import ScenePool
from tools.builtin_model.sources import Sources, read_sources

_PLAN = HeadPlan(350, photos=128, scenes=32, made_up=96, rate=2e-3, ema=0.99)
_SCENES, _CLOSE_UPS, _GARMENTS, _SIDE, _SEED = 32_000, 20_000, 6_000, 192, 1
_REFERENCES, _PICTURES = 394, 512


@dataclass(frozen=True, slots=True, eq=False)
class KeptOut:
    """The vectors of photographs (n, d), of names (t, d) and of all kinds (k, d)."""

    photos: Vectors
    names: Vectors
    kinds: Vectors


def kept_out_space(
    left_out: Sequence[str],
    pooled: NDArray[np.float16],
    names: Sequence[str],
    photos: Path,
    words: Path,
    training: Path,
    kept: Path,
) -> KeptOut:
    """Trained without photographs of the categories `left_out`, or read from the file `kept`;
    `pooled` (n, 1280) are features of the photographs to be put there. Minutes."""
    if not kept.is_file():
        sources = read_sources(photos, words, training)
        head, concepts = _trained(set(left_out), sources, training)
        kinds = concepts[: sources.concepts.kinds.stop]
        rows = [[r for r in sources.concepts.of_english(name) if r < len(kinds)] for name in names]
        texts = np.stack([kinds[some].mean(axis=0) for some in rows])
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, V=vectors_of(head, pooled), T=texts, K=kinds, out=np.array(left_out))
    known = np.load(kept)
    if known["out"].tolist() != list(left_out):
        raise ValueError(f"{kept} is of other categories: remove it")
    return KeptOut(normalise(known["V"]), normalise(known["T"]), normalise(known["K"]))


def _trained(left_out: set[str], sources: Sources, training: Path) -> tuple[Any, Vectors]:
    network = load_pretrained()
    pool = ScenePool(training, _SCENES, _SIDE, _SEED + 10, sources.things)
    close = ScenePool(training, _CLOSE_UPS, _SIDE, _SEED + 20, sources.things, close_ups=True)
    extractor = Extractor(network, _SIDE, training)
    pictures = read_pictures(
        sources, pool, close, _GARMENTS, extractor, training, _SEED, lambda line: print(line)
    )
    torch.manual_seed(_SEED)
    head = ClassAwareHead(DIMENSIONS)
    vectors = train_head(
        head,
        network.classifier,
        sources.concepts,
        CalledTogether(sources.names(), sources.concepts, sources.categories),
        _without(left_out, sources, pictures),
        pictures.scenes,
        _PLAN,
        _SEED,
        lambda line: print(line, flush=True),
    )
    return head, vectors.numpy()


def _without(left_out: set[str], sources: Sources, pictures: Pictures) -> Pool:
    """The training's photographs and drawings but for those of these categories."""
    assert sources.photos is not None
    assert pictures.photos is not None
    every = pictures.photos
    of = [sources.photos.photos[view.photo].category for view in pictures.views]
    of += [f"clothing/{KINDS[i % len(KINDS)]}" for i in range(len(every.shown) - len(of))]
    rows = [row for row, category in enumerate(of) if category not in left_out]
    shown = [every.shown[row] for row in rows]
    return Pool(every.features[rows], shown, every.weights[rows])


def relevance(space: KeptOut, truth: NDArray[np.bool_], new: NDArray[np.bool_]) -> Floats:
    """What the words say of the photographs (n, t), as log-odds. `truth` (n, t); `new` (n,) are of
    the categories that were left out, of which the calibration sees neither photograph nor name."""
    rng = np.random.default_rng(0)
    references = space.kinds[rng.permutation(len(space.kinds))[:_REFERENCES]]
    pictures = space.photos[rng.permutation(len(space.photos))[:_PICTURES]]
    cosine = space.names @ space.photos.T
    mean, spread = mean_and_spread(space.names @ pictures.T)
    z = (cosine - mean) / spread
    margin = cosine - mean_reference_cosine(space.photos @ references.T)
    shown = truth[~new].sum(axis=0)
    fit = np.flatnonzero((shown >= 5) & (shown == truth.sum(axis=0)))
    seen = [part[fit][:, ~new] for part in (cosine, z, margin)]
    bias, *slopes = fit_weights([Features(*seen)], [truth[~new][:, fit].T])
    found: Floats = (bias + slopes[0] * cosine + slopes[1] * z + slopes[2] * margin).T
    return found.astype(np.float64)
