"""All photos of a library in the order in which a review sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.answers import Subject
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey, Vectors
from photo_sorter.core.laplace import Floats
from photo_sorter.core.learning import WORDS_SPREAD, Classifier, probabilities_by_words
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.services.labels.learner import Learner
from photo_sorter.services.labels.subject_words import SubjectWords


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Of n visible photos, all (n,): ids, what the words say, log-odds, which are the words' where
    nothing was learnt, and probabilities."""

    space: SpaceKey
    subject: Subject
    ids: PhotoIds
    words: Floats
    log_odds: Vectors
    probabilities: Vectors
    classifier: Classifier | None

    @property
    def spread(self) -> float:
        """How far all probabilities may be off together: the standard deviation of log-odds."""
        return WORDS_SPREAD if self.classifier is None else self.classifier.spread


def rank(
    catalog: Catalog,
    words: SubjectWords,
    learner: Learner,
    model: InstalledModel,
    subject: Subject,
    before: Ranking | None,
) -> Ranking:
    """Score the library; of `before`, an earlier ranking of the same, the words' part is taken
    over, which is most of the work."""
    key = model.space.key
    classifier = learner.fitted(model, subject)
    text = words.text(model, subject)
    if before is not None and (before.space, before.subject) != (key, subject):
        before = None
    ids, said, log_odds = [], [], []
    for part in in_batches(catalog.vectors.extent(key), PART):
        found, vectors = catalog.vectors.block(key, part)
        if not len(found):
            continue
        by_words = None if before is None else _known(before, found)
        if by_words is None:
            by_words = words.log_odds(model, text, vectors)
        ids.append(found)
        said.append(by_words)
        log_odds.append(
            by_words.astype(np.float32)
            if classifier is None
            else classifier.log_odds(vectors, by_words)
        )
    if not ids:
        empty = np.zeros(0)
        none = empty.astype(np.float32)
        return Ranking(key, subject, empty.astype(np.int64), empty, none, none, None)
    every = np.concatenate(log_odds)
    if classifier is not None:
        probabilities = classifier.calibrated(every)
    elif text is not None:
        probabilities = probabilities_by_words(every)
    else:
        probabilities = np.zeros(len(every), np.float32)
    return Ranking(
        key, subject, np.concatenate(ids), np.concatenate(said), every, probabilities, classifier
    )


def _known(before: Ranking, ids: PhotoIds) -> Floats | None:
    """What the words say of the photos, where all of them were there before."""
    if not len(before.ids):
        return None
    places = np.minimum(np.searchsorted(before.ids, ids), len(before.ids) - 1)
    return before.words[places] if bool((before.ids[places] == ids).all()) else None
