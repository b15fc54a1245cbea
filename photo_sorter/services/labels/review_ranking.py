"""All photos of a library in the order in which a review sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.answers import Subject
from photo_sorter.core.batches import in_batches
from photo_sorter.core.calibration import probability
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey, Vectors
from photo_sorter.core.laplace import Floats
from photo_sorter.core.learning import Classifier
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.services.labels.learner import Learner
from photo_sorter.services.labels.subject_words import SubjectWords


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Of n visible photos: ids (n,), what the words say (n,), log-odds (n, k) of k draws, or of
    the words (n, 1), and probabilities (n,)."""

    space: SpaceKey
    subject: Subject
    ids: PhotoIds
    words: Floats
    log_odds: Vectors
    probabilities: Vectors
    classifier: Classifier | None

    @property
    def draws(self) -> Vectors:
        """(n, k) probabilities."""
        if self.classifier is None:
            return self.probabilities[:, None]
        return self.classifier.calibrated(self.log_odds)


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
            by_words[:, None].astype(np.float32)
            if classifier is None
            else classifier.log_odds(vectors, by_words)
        )
    if not ids:
        empty = np.zeros(0)
        none = empty.astype(np.float32)
        return Ranking(key, subject, empty.astype(np.int64), empty, none[:, None], none, None)
    every = np.concatenate(log_odds)
    middle = every.mean(axis=1)
    if classifier is not None:
        probabilities = classifier.calibrated(middle)
    elif text is not None:
        probabilities = probability(middle)
    else:
        probabilities = np.zeros(len(middle), np.float32)
    return Ranking(
        key, subject, np.concatenate(ids), np.concatenate(said), every, probabilities, classifier
    )


def _known(before: Ranking, ids: PhotoIds) -> Floats | None:
    """What the words say of the photos, where all of them were there before."""
    if not len(before.ids):
        return None
    places = np.minimum(np.searchsorted(before.ids, ids), len(before.ids) - 1)
    return before.words[places] if bool((before.ids[places] == ids).all()) else None
