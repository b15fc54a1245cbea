"""Embeds texts, and makes the scorers that judge whether they fit photos."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.ports import Catalog, Encoder, InstalledModel
from photo_sorter.core.scoring import Reference, Scorer

_LIBRARY_SAMPLE = 512
_SMALLEST_SAMPLE = 32


class TextEncoder:
    """Vectors of texts: kept in the catalog, so that each text is embedded once per space."""

    def __init__(self, catalog: Catalog, encoder: Encoder, may_write: bool) -> None:
        self._catalog = catalog
        self._encoder = encoder
        self._may_write = may_write

    def encode(self, model: InstalledModel, texts: Sequence[str], keep: bool) -> Vectors:
        """(n, d) for n texts. `keep` stores new ones (vocabulary, albums), queries are not kept."""
        known = self._catalog.vectors.texts(model.space.key, texts)
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            vectors = self._encoder.embed_texts(model.folder, missing)
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
        """(n, d): for each of n lists of wordings the normalised mean of their vectors, in the
        model's words."""
        read = [[model.profile.read(text).text for text in texts] for texts in wordings]
        return self._means(model, read, keep)

    def encode_phrases(
        self, model: InstalledModel, phrases: Sequence[str], keep: bool = False
    ) -> Vectors:
        """(n, d) of a person's n phrases, each put into the model's prompt templates."""
        templates = model.profile.prompt_templates or ("{}",)
        read = [model.profile.read(phrase).text for phrase in phrases]
        wordings = [[template.replace("{}", text) for template in templates] for text in read]
        return self._means(model, wordings, keep)

    def _means(
        self, model: InstalledModel, wordings: Sequence[Sequence[str]], keep: bool
    ) -> Vectors:
        vectors = self.encode(model, [text for texts in wordings for text in texts], keep)
        means, start = [], 0
        for texts in wordings:
            means.append(vectors[start : start + len(texts)].mean(axis=0))
            start += len(texts)
        if not means:
            return np.zeros((0, model.space.dimensions), np.float32)
        return normalise(np.stack(means))


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
                texts = self._encoder.encode(model, model.profile.reference_texts, keep=True)
                images, lasting = self._reference_images(model, texts)
                made = Scorer(model.profile.calibration, Reference(images, texts))
                if lasting:
                    self._made[model.space.key] = made
            return made

    def _reference_images(self, model: InstalledModel, texts: Vectors) -> tuple[Vectors, bool]:
        """The model's own reference pictures; else a sample of the library's photos; while there
        are too few of those, the reference texts' vectors stand in (not kept)."""
        if len(model.profile.reference_images):
            return model.profile.reference_images, True
        ids = self._catalog.vectors.ids(model.space.key)
        if len(ids) < _SMALLEST_SAMPLE:
            return texts, False
        chosen = np.random.default_rng(self._seed).permutation(ids)[:_LIBRARY_SAMPLE]
        _, vectors = self._catalog.vectors.get(model.space.key, chosen)
        return vectors, len(ids) >= _LIBRARY_SAMPLE
