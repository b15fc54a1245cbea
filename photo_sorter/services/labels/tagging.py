"""Tags that photos get by themselves, and image to text."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.candidates import Answer, shared_out
from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.fitting import Fitting, fitting
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel, VocabularyStore
from photo_sorter.core.scoring import Scorer, Texts
from photo_sorter.core.sensitive import asked_vocabulary
from photo_sorter.core.tagging import VocabularyTag, choose_tags
from photo_sorter.core.views import Description
from photo_sorter.services.labels.learnt import LearntLabels
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

_MOST_TAGS = 6
_MOST_DESCRIPTIONS = 10
_MOST_OWN = 500  # of the library's own tags; each is embedded once


@dataclass(frozen=True, slots=True, eq=False)
class _EncodedVocabulary:
    space: SpaceKey
    tags: tuple[VocabularyTag, ...]
    vectors: Vectors  # (t, d)


@dataclass(frozen=True, slots=True, eq=False)
class Sayable:
    """Names of tags, each with its vector (t, d)."""

    names: tuple[str, ...]
    vectors: Vectors


class Tagger:
    def __init__(
        self,
        catalog: Catalog,
        vocabulary: VocabularyStore,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        learnt: LearntLabels,
        groups: Callable[[], frozenset[str]],
    ) -> None:
        """`groups` are those of the sensitive ones that are switched on."""
        self._catalog = catalog
        self.groups = groups
        self._vocabulary = vocabulary
        self._encoder = encoder
        self._scorers = scorers
        self._learnt = learnt
        self._lock = threading.Lock()
        self._encoded: _EncodedVocabulary | None = None
        self._prepared: tuple[Scorer, _EncodedVocabulary, Texts] | None = None

    def asked(self) -> tuple[VocabularyTag, ...]:
        """What the model is asked for now."""
        vocabulary, sensitive = self._vocabulary.load(), self._vocabulary.sensitive()
        return asked_vocabulary(vocabulary, sensitive, self.groups())

    def prepare(self, model: InstalledModel) -> None:
        """Embed the vocabulary now (outside any transaction: the engine may have to start)."""
        self._encode(model)
        self._scorers.scorer(model)
        self._learnt.prepare(model)

    def vocabulary_changed(self) -> None:
        with self._lock:
            self._encoded = None

    def tag(self, model: InstalledModel, photo_ids: Sequence[PhotoId], vectors: Vectors) -> None:
        """Give (n,) photos with (n, d) vectors their tags; where nothing fits, none."""
        if not photo_ids:
            return
        encoded = self._encode(model)
        marks: dict[PhotoId, list[tuple[str, str, float]]] = {pid: [] for pid in photo_ids}
        if encoded.tags:
            scorer = self._scorers.scorer(model)
            judged = scorer.judged(self._texts_for(scorer, encoded), vectors)
            chosen = choose_tags(
                judged.relevances,
                judged.certainties,
                [tag.group for tag in encoded.tags],
                model.profile.calibration.tag_threshold,
                _MOST_TAGS,
            )
            called = self._catalog.tags.leads_to(tag.name for tag in encoded.tags)
            for photo_id, tags in zip(photo_ids, chosen, strict=True):
                marks[photo_id] = [
                    (name, encoded.tags[i].group, confidence)
                    for i, confidence in tags
                    if (name := called[encoded.tags[i].name])
                ]
        given = self._learnt.tags(model, vectors, [marks[photo_id] for photo_id in photo_ids])
        self._catalog.tags.set_by_model(dict(zip(photo_ids, given, strict=True)))

    def describe(
        self, model: InstalledModel, vector: Vectors, among: Sequence[str] | None
    ) -> list[Description]:
        """Image to text for one (d,) vector: the best descriptions of the vocabulary and the
        library's own tags, or of `among`, most probable first. Low probabilities mean that none may
        fit."""
        if among is None:
            said = self.sayable(model)
            names, texts = list(said.names), said.vectors
        else:
            names = list(dict.fromkeys(among))
            texts = self._encoder.encode_phrases(model, names)
        if not names:
            return []
        scores = self._scorers.scorer(model).scores(texts, vector[np.newaxis])[0]
        if among is not None:
            scores = np.where([model.profile.read(name).understood for name in names], scores, 0.0)
        order = np.argsort(-scores, kind="stable")[:_MOST_DESCRIPTIONS]
        return [Description(names[i], float(scores[i])) for i in order]

    def sayable(self, model: InstalledModel) -> Sayable:
        """What a photo may be called: the vocabulary, and the library's own tags."""
        encoded = self._encode(model)
        own = self._own_tags(model, {tag.name.casefold() for tag in encoded.tags})
        names = (*(tag.name for tag in encoded.tags), *own)
        kept = self._encoder.encode_phrases(model, own, keep=True)
        return Sayable(names, np.concatenate([encoded.vectors, kept]))

    def ask(self, model: InstalledModel, vector: Vectors, candidates: Sequence[str]) -> Answer:
        """Which of n >= 1 candidates one (d,) vector shows, of which one at most is right. Words
        that the model does not know have no share."""
        texts = self._encoder.encode_phrases(model, candidates)
        log_odds = self._scorers.scorer(model).log_odds(texts, vector[np.newaxis])[0]
        known = [model.profile.read(phrase).understood for phrase in candidates]
        shares, neither = shared_out(np.where(known, log_odds, -np.inf).tolist())
        return Answer(tuple(candidates), shares, neither)

    def fitting(self, model: InstalledModel, vector: Vectors, texts: Sequence[str]) -> Fitting:
        """Which of n >= 1 descriptions fits one (d,) vector, and how surely; or none of them."""
        vectors = self._encoder.encode_phrases(model, texts)
        scorer = self._scorers.scorer(model)
        log_odds = scorer.log_odds(vectors, vector[np.newaxis])[0]
        known = [model.profile.read(text).understood for text in texts]
        return fitting(texts, log_odds, scorer.nearness(vectors), known)

    def _own_tags(self, model: InstalledModel, vocabulary: set[str]) -> list[str]:
        """Tags that are not in the vocabulary and whose names the model can read, the most used
        first."""
        tags = sorted(self._catalog.tags.all(), key=lambda tag: (-tag.count, tag.name))
        names = [tag.name for tag in tags if tag.name.casefold() not in vocabulary]
        return [name for name in names if not model.profile.read(name).unknown][:_MOST_OWN]

    def _texts_for(self, scorer: Scorer, encoded: _EncodedVocabulary) -> Texts:
        """The vocabulary as the scorer wants it: the same for group after group of photos."""
        with self._lock:
            kept = self._prepared
            if kept is None or kept[0] is not scorer or kept[1] is not encoded:
                kept = (scorer, encoded, scorer.prepared(encoded.vectors))
                self._prepared = kept
        return kept[2]

    def _encode(self, model: InstalledModel) -> _EncodedVocabulary:
        with self._lock:
            if self._encoded is None or self._encoded.space != model.space.key:
                readable = {tag: _wordings(model, tag) for tag in self.asked()}
                readable = {tag: wordings for tag, wordings in readable.items() if wordings}
                vectors = self._encoder.encode_wordings(model, list(readable.values()), keep=True)
                self._encoded = _EncodedVocabulary(model.space.key, tuple(readable), vectors)
            return self._encoded


def _wordings(model: InstalledModel, tag: VocabularyTag) -> list[str]:
    """The tag's wordings that the model can read: a tag of none of its words is never given."""
    return [t for t in tag.prompts or (tag.name,) if not model.profile.read(t).unknown]
