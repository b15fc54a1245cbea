"""Learns tags and described albums from a person's answers, and keeps what was learnt."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.answers import Labels, Subject
from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.learning import (
    MOST_EXAMPLES,
    Background,
    Classifier,
    Examples,
    beats_words,
    learn,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.views import AlbumKind
from photo_sorter.services.labels.subject_words import SubjectWords

_SAMPLE = 4_000  # photos that say what all have in common
_FEW_ANSWERS, _FEW_YES = 5, 5
_ENOUGH_TO_COMPARE = 10  # answers; what fewer say of the words is chance
_BACKGROUND_WEIGHT = {True: 5.0, False: 10.0}  # as many no, with words and without
_COMPARED = 40  # of yes, and of no: a comparison is five fits
_SAME = 0.995  # cosine of a photo and itself, or one that nobody tells from it
_SEED = 20240501


class Learner:
    """May be used from any thread."""

    def __init__(self, catalog: Catalog, words: SubjectWords) -> None:
        self._catalog = catalog
        self._words = words
        self._lock = threading.Lock()
        self._background: tuple[SpaceKey, int, Background] | None = None

    def learn(self, model: InstalledModel, subject: Subject) -> Classifier | None:
        """From all answers there are. None, and nothing is kept, where they are too few or the
        words alone do better."""
        learnt = self.fitted(model, subject)
        table = self._catalog.classifiers
        if learnt is None:
            table.remove(model.space.key, subject)
        else:
            table.put(model.space.key, subject, learnt)
        return learnt

    def fitted(self, model: InstalledModel, subject: Subject) -> Classifier | None:
        """The same, and nothing is kept."""
        labels = self._catalog.ledger.labels(subject)
        text = self._words.text(model, subject)
        if not self._is_enough(subject, labels, text is not None):
            if labels.no:  # somebody teaches it: the first fit shall not wait for this
                self._common(model)
            return None
        background = self._common(model)
        examples = self._examples(model, labels, text)
        if background is None or not examples.yes.any():
            return None
        compared = examples.some(_compared(examples))
        if (
            text is not None
            and len(compared) >= _ENOUGH_TO_COMPARE
            and not compared.yes.all()
            and not beats_words(compared, background)
        ):
            return None
        return learn(examples, background)

    def learn_missing(self, model: InstalledModel) -> None:
        """What was answered while another model was in use is learnt in this one's space too."""
        there = self._catalog.classifiers
        learnt = {Subject(tag).tag.casefold() for tag in there.of_tags(model.space.key)}
        albums = there.of_albums(model.space.key)
        for subject in self._catalog.ledger.subjects():
            if subject.album is None:
                if subject.tag.casefold() not in learnt:
                    self.learn(model, subject)
            elif subject.album not in albums:
                self.learn(model, subject)

    def _is_enough(self, subject: Subject, labels: Labels, words: bool) -> bool:
        """A tag that nobody gave the model learns once a person said of a photo that it is not
        one: who tags by hand alone has not asked for more photos."""
        yes, no = len(labels.yes) + len(labels.from_files), len(labels.no)
        if subject.album is not None:
            album = self._catalog.albums.get(subject.album)
            if album is None or album.kind is not AlbumKind.DESCRIBED:
                return False
            if self._words.of_album(album) is None:
                return False
        if not words:
            return yes >= _FEW_YES and no >= 1
        if yes and no:
            return yes + no >= _FEW_ANSWERS
        known = subject.album is not None or self._words.in_vocabulary(subject.tag)
        return known and len(labels.yes) >= _FEW_YES

    def _examples(self, model: InstalledModel, labels: Labels, text: Vectors | None) -> Examples:
        yes, no = _some([*labels.yes, *labels.from_files]), _some(labels.no)
        yes_ids, yes_vectors = self._catalog.vectors.get(model.space.key, yes)
        no_ids, no_vectors = self._catalog.vectors.get(model.space.key, no)
        vectors = [yes_vectors, no_vectors]
        weights = [np.ones(len(yes_ids) + len(no_ids))]
        background = self._common(model)
        weight = _BACKGROUND_WEIGHT[text is not None] - len(no_ids)
        # As many no say all of what it is not: the sample would only make the fit larger.
        if background is not None and weight > 0.0 and (text is None or not len(no_ids)):
            sample = _unlike(background.sample, yes_vectors)
            share = weight / max(1, len(sample))
            vectors.append(sample)
            weights.append(np.full(len(sample), min(share, 0.99)))
        every = np.concatenate(vectors).astype(np.float32)
        words = None if text is None else self._words.log_odds(model, text, every)
        is_yes = np.arange(len(every)) < len(yes_ids)
        return Examples(every, words, is_yes, np.concatenate(weights))

    def _common(self, model: InstalledModel) -> Background | None:
        """Worked out anew where the library has grown by half."""
        key = model.space.key
        count = self._catalog.vectors.stored(key)
        with self._lock:
            kept = self._background
            if kept is not None and kept[0] == key and kept[1] <= count <= 1.5 * kept[1]:
                return kept[2]
            ids = self._catalog.vectors.ids(key)
            if not len(ids):
                return None
            chosen = np.sort(np.random.default_rng(_SEED).permutation(ids)[:_SAMPLE])
            background = Background.of(self._catalog.vectors.get(key, chosen)[1])
            self._background = (key, count, background)
            return background


def _compared(examples: Examples) -> NDArray[np.bool_]:
    """The answers that are left out in turn: the first of both kinds, which are chosen blindly."""
    asked = examples.weights >= 1.0
    sides = (asked & examples.yes, asked & ~examples.yes)
    found: NDArray[np.bool_] = np.logical_or(*(s & (np.cumsum(s) <= _COMPARED) for s in sides))
    return found


def _unlike(sample: Vectors, yes: Vectors) -> Vectors:
    """Without what a person has said yes of."""
    if not len(yes):
        return sample
    found: Vectors = sample[(sample @ yes.T).max(axis=1) < _SAME]
    return found


def _some(photo_ids: Sequence[PhotoId]) -> list[PhotoId]:
    """As many as a fit may take, the same ones each time."""
    if len(photo_ids) <= MOST_EXAMPLES:
        return list(photo_ids)
    chosen = np.random.default_rng(_SEED).permutation(len(photo_ids))[:MOST_EXAMPLES]
    return [photo_ids[int(i)] for i in chosen]
