"""Gives photos the tags and albums that were learnt, in place of what the words say of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from photo_sorter.core.answers import Subject
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, SpaceKey, Vectors
from photo_sorter.core.events import AlbumsChanged, EventBus, TagsChanged
from photo_sorter.core.learning import Classifier
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel, PhotoIds
from photo_sorter.core.review import GIVEN
from photo_sorter.core.views import AlbumId
from photo_sorter.services.labels.learner import Learner
from photo_sorter.services.labels.subject_words import SubjectWords

Given = tuple[str, str, float]  # a tag's name and group, and how probable it is


class LearntLabels:
    """May be used from any thread."""

    def __init__(
        self, catalog: Catalog, learner: Learner, words: SubjectWords, events: EventBus
    ) -> None:
        self._catalog = catalog
        self._learner = learner
        self._words = words
        self._events = events
        self._lock = threading.Lock()
        self._whole: set[SpaceKey] = set()

    def prepare(self, model: InstalledModel) -> None:
        """Learn in the model's space what was answered in others, once a run and outside of any
        transaction."""
        with self._lock:
            if model.space.key in self._whole:
                return
            self._whole.add(model.space.key)
        self._learner.learn_missing(model)

    def tags(
        self, model: InstalledModel, vectors: Vectors, by_words: Sequence[Sequence[Given]]
    ) -> list[list[Given]]:
        """For each of n photos with (n, d) vectors the tags that it gets: what learnt speaks for
        itself, and the words for all else."""
        learnt = self._catalog.classifiers.of_tags(model.space.key)
        keys = {name.casefold() for name in learnt}
        given = [[tag for tag in tags if tag[0].casefold() not in keys] for tags in by_words]
        for name, (group, classifier) in learnt.items():
            found = self._probabilities(model, Subject(name), classifier, vectors)
            for row in np.flatnonzero(found >= GIVEN).tolist():
                given[row].append((name, group, float(found[row])))
        return given

    def album_among(
        self, model: InstalledModel, album: AlbumId, ids: PhotoIds, vectors: Vectors
    ) -> dict[PhotoId, float] | None:
        """Those of n photos with (n, d) vectors that belong in the album, each with how probable
        that is; None where the album has not learnt."""
        subject = Subject(album=album)
        classifier = self._catalog.classifiers.get(model.space.key, subject)
        if classifier is None:
            return None
        return self._given(model, subject, classifier, ids, vectors)

    def album_of_all(self, model: InstalledModel, album: AlbumId) -> dict[PhotoId, float] | None:
        """The same over the whole library."""
        subject = Subject(album=album)
        classifier = self._catalog.classifiers.get(model.space.key, subject)
        return None if classifier is None else self._given_of_all(model, subject, classifier)

    def learn(self, model: InstalledModel, subject: Subject) -> bool:
        """Learn it anew and give it to the photos of the whole library; whether the words must
        decide again, because nothing is learnt any more."""
        key = model.space.key
        before = self._catalog.classifiers.get(key, subject)
        classifier = self._learner.learn(model, subject)
        if classifier is None:
            return before is not None
        scores = self._given_of_all(model, subject, classifier)
        if subject.album is None:
            self._catalog.tags.give_by_model(subject.tag, scores)
            self._events.publish(TagsChanged())
        else:
            self._catalog.albums.set_by_model(subject.album, scores, among=None)
            self._events.publish(AlbumsChanged())
        return False

    def _given_of_all(
        self, model: InstalledModel, subject: Subject, classifier: Classifier
    ) -> dict[PhotoId, float]:
        key, scores = model.space.key, dict[PhotoId, float]()
        for part in in_batches(self._catalog.vectors.extent(key), PART):
            ids, vectors = self._catalog.vectors.block(key, part)
            if len(ids):
                scores.update(self._given(model, subject, classifier, ids, vectors))
        return scores

    def _given(
        self,
        model: InstalledModel,
        subject: Subject,
        classifier: Classifier,
        ids: PhotoIds,
        vectors: Vectors,
    ) -> dict[PhotoId, float]:
        found = self._probabilities(model, subject, classifier, vectors)
        rows = np.flatnonzero(found >= GIVEN).tolist()
        return {PhotoId(int(ids[row])): float(found[row]) for row in rows}

    def _probabilities(
        self, model: InstalledModel, subject: Subject, classifier: Classifier, vectors: Vectors
    ) -> Vectors:
        words = None
        if classifier.asks_words:
            words = self._words.log_odds(model, self._words.text(model, subject), vectors)
        return classifier.probabilities(vectors, words)
