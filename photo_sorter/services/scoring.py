"""Turns cosines into calibrated probabilities that a text fits a photo."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.calibration import (
    apart,
    certainty,
    image_margin,
    logits,
    mean_and_spread,
    probability,
    top_mean,
)
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.ports import Catalog, Engine, InstalledModel

Scores = NDArray[np.float32]

_LIBRARY_SAMPLE = 512
_SMALLEST_SAMPLE = 32


class TextEncoder:
    """Vectors of texts: kept in the catalog, so that each text is embedded once per space."""

    def __init__(self, catalog: Catalog, engine: Engine, may_write: bool) -> None:
        self._catalog = catalog
        self._engine = engine
        self._may_write = may_write

    def encode(self, model: InstalledModel, texts: Sequence[str], keep: bool) -> Vectors:
        """(n, d) for n texts. `keep` stores new ones (vocabulary, albums), queries are not kept."""
        known = self._catalog.vectors.texts(model.space.key, texts)
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            vectors = self._engine.embed_texts(model.folder, missing)
            fresh = dict(zip(missing, vectors, strict=True))
            known.update(fresh)
            if keep and self._may_write:
                self._catalog.vectors.put_texts(model.space.key, fresh)
        if not texts:
            return np.zeros((0, model.space.dimensions), np.float32)
        return np.stack([known[text] for text in texts])

    def encode_wordings(
        self, model: InstalledModel, wordings: Sequence[Sequence[str]], keep: bool
    ) -> Vectors:
        """(n, d): for each of n lists of wordings the normalised mean of their vectors."""
        flat = [text for texts in wordings for text in texts]
        vectors = self.encode(model, flat, keep)
        means, start = [], 0
        for texts in wordings:
            means.append(vectors[start : start + len(texts)].mean(axis=0))
            start += len(texts)
        if not means:
            return np.zeros((0, model.space.dimensions), np.float32)
        return normalise(np.stack(means))

    def encode_phrases(
        self, model: InstalledModel, phrases: Sequence[str], keep: bool = False
    ) -> Vectors:
        """(n, d) of a person's n phrases, each put into the model's prompt templates."""
        templates = model.prompt_templates or ("{}",)
        wordings = [
            [template.replace("{}", phrase) for template in templates] for phrase in phrases
        ]
        return self.encode_wordings(model, wordings, keep)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Of n photos and t texts: how probable each fits, and how sure it is that it is this rather
    than anything else; both (n, t), 0..1."""

    relevances: Scores
    certainties: Scores


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """t texts with what scoring them needs, worked out once: (t, d) vectors, mean and spread (t, 1)
    of their cosines to the reference pictures, and the reference texts (t, m) they compete with."""

    vectors: Vectors
    mean: Vectors
    spread: Vectors
    competing: Vectors


class Scorer:
    """Probabilities for one embedding space, against its reference pictures and texts."""

    def __init__(self, model: InstalledModel, images: Vectors, texts: Vectors) -> None:
        """`images` (r, d) and `texts` (u, d), L2-normalised."""
        self._calibration = model.calibration
        self._images = images
        self._reference = self.texts(texts, texts)

    def scores(self, text_vectors: Vectors, photo_vectors: Vectors) -> Scores:
        """(n, t) probabilities for (t, d) texts and (n, d) photos."""
        near = self._reference.vectors @ photo_vectors.T
        texts = self.texts(text_vectors)
        return probability(self._logits(texts, texts.vectors @ photo_vectors.T, near)).T

    def judged(self, texts: Texts, photo_vectors: Vectors) -> Judged:
        """The same, with certainties: what is asked before a photo is named unasked."""
        near = self._reference.vectors @ photo_vectors.T
        own = self._logits(texts, texts.vectors @ photo_vectors.T, near)
        reference = self._logits(self._reference, near, near)
        return Judged(probability(own).T, certainty(own, reference, texts.competing).T)

    def texts(self, vectors: Vectors, reference: Vectors | None = None) -> Texts:
        """(t, d) vectors of texts that are to be scored."""
        mean, spread = mean_and_spread(vectors @ self._images.T)
        if reference is None:
            reference = self._reference.vectors
        return Texts(vectors, mean, spread, apart(vectors, reference))

    def _logits(self, texts: Texts, cosines: Scores, near: Scores) -> Scores:
        """(t, n) of cosines (t, n); `near` (m, n) are those of the reference texts."""
        margin = image_margin(cosines, top_mean(near.T))
        z = (cosines - texts.mean) / texts.spread
        return logits(self._calibration, cosines, z, margin)


class ScorerFactory:
    """Makes the scorer of a model once and keeps it."""

    def __init__(self, catalog: Catalog, encoder: TextEncoder, sample_seed: int = 20240501) -> None:
        self._catalog = catalog
        self._encoder = encoder
        self._seed = sample_seed
        self._lock = threading.Lock()
        self._made: dict[str, Scorer] = {}

    def scorer(self, model: InstalledModel) -> Scorer:
        with self._lock:
            made = self._made.get(model.space.key)
            if made is None:
                texts = self._encoder.encode(model, model.reference_texts, keep=True)
                images, lasting = self._reference_images(model, texts)
                made = Scorer(model, images, texts)
                if lasting:
                    self._made[model.space.key] = made
            return made

    def _reference_images(self, model: InstalledModel, texts: Vectors) -> tuple[Vectors, bool]:
        """The model's own reference pictures; else a sample of the library's photos; while there
        are too few of those, the reference texts' vectors stand in (not kept)."""
        if len(model.reference_images):
            return model.reference_images, True
        ids = self._catalog.vectors.ids(model.space.key)
        if len(ids) < _SMALLEST_SAMPLE:
            return texts, False
        chosen = np.random.default_rng(self._seed).permutation(ids)[:_LIBRARY_SAMPLE]
        _, vectors = self._catalog.vectors.get(model.space.key, chosen)
        return vectors, len(ids) >= _LIBRARY_SAMPLE
