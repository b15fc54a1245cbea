"""The review of a tag or a described album: what to ask next, and how good it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence

import numpy as np

from photo_sorter.core.answers import Labels, Subject
from photo_sorter.core.asked import Asked, ReviewState, Suspect
from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.review import ask_next, quality
from photo_sorter.services.labels.learner import Learner
from photo_sorter.services.labels.review_ranking import Ranking, rank
from photo_sorter.services.labels.subject_words import SubjectWords
from photo_sorter.services.labels.suspects import find_suspects

_QUEUE = 96  # photos to ask that are ready
_CANDIDATES = 2_000  # of which they are chosen
_SURE_YES, _SURE_NO = 0.9, 0.02
_ENOUGH = 0.8  # of the lower bounds of precision and recall


class Review:
    """Only reads: a person answers by `AnswerReview`. May be used from any thread; `next` answers
    from what is ready, and the others, which look at the whole library, are for a worker thread.
    All raise ModelUnavailableError, EngineError, and NotFoundError for an album that is gone."""

    def __init__(
        self,
        catalog: Catalog,
        words: SubjectWords,
        learner: Learner,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._words = words
        self._learner = learner
        self._active = active
        self._lock = threading.Lock()
        self._kept: tuple[Ranking, list[Asked]] | None = None

    def next(
        self, subject: Subject, count: int = 1, without: Collection[PhotoId] = ()
    ) -> list[Asked]:
        """The photos to ask about, the most telling first; none that was answered or skipped, or
        that is in `without` (those on the screen). Looks at the library only where too few are
        ready, as at the first call."""
        found = self._ready(subject, count, without)
        if len(found) < count:
            self.refresh(subject)
            found = self._ready(subject, count, without)
        return found

    def refresh(self, subject: Subject) -> ReviewState:
        """Learn from the answers and put the library into order anew. Call it after answers, in
        the background; `next` goes on meanwhile with what was ready."""
        model = self._active()
        with self._lock:
            before = None if self._kept is None else self._kept[0]
        ranking = rank(self._catalog, self._words, self._learner, model, subject, before)
        labels = self._catalog.ledger.labels(subject)
        queue = self._queue(model, ranking, labels)
        with self._lock:
            self._kept = (ranking, queue)
        return _state(ranking, labels)

    def state(self, subject: Subject) -> ReviewState:
        """How far it is, as of the last `refresh`; counts are of now."""
        return _state(self._ranking(subject), self._catalog.ledger.labels(subject))

    def obvious(self, subject: Subject, *, yes: bool, most: int = 200) -> list[Asked]:
        """Photos that nobody answered and that surely are (not), the surest first; to be looked at
        and answered in one go."""
        ranking = self._ranking(subject)
        open_ = _is_open(ranking, self._catalog.ledger.labels(subject))
        found = ranking.probabilities
        sure = open_ & ((found >= _SURE_YES) if yes else (found <= _SURE_NO))
        rows = np.flatnonzero(sure)
        order = np.argsort(-found[rows] if yes else found[rows], kind="stable")
        return _asked(ranking, rows[order][:most].tolist())

    def suspects(self, subject: Subject, most: int = 24) -> list[Suspect]:
        """Photos that have the tag, from a person, a file or a model, and are unlike the rest that
        have it; the least likely first."""
        ranking = self._ranking(subject)
        tagged = self._tagged(subject)
        return find_suspects(self._catalog, ranking, tagged, most)

    def _ready(self, subject: Subject, count: int, without: Collection[PhotoId]) -> list[Asked]:
        with self._lock:
            kept = self._kept
        if kept is None or kept[0].subject != subject or kept[0].space != self._active().space.key:
            return []
        labels = self._catalog.ledger.labels(subject)
        done = {*labels.yes, *labels.no, *labels.skipped, *without}
        return [asked for asked in kept[1] if asked.photo_id not in done][:count]

    def _ranking(self, subject: Subject) -> Ranking:
        with self._lock:
            kept = self._kept
        if kept is None or kept[0].subject != subject:
            self.refresh(subject)
            with self._lock:
                kept = self._kept
        assert kept is not None
        return kept[0]

    def _queue(self, model: InstalledModel, ranking: Ranking, labels: Labels) -> list[Asked]:
        rows = np.flatnonzero(_is_open(ranking, labels))
        if not len(rows):
            return []
        middle = ranking.log_odds[rows]
        if ranking.classifier is None and not middle.any():
            middle = self._likeness(model, ranking, labels, rows)
        half = _CANDIDATES // 2
        telling = [np.argsort(-middle, kind="stable")[:half], np.argsort(np.abs(middle))[:half]]
        some = np.unique(np.concatenate(telling))
        ids, vectors = self._catalog.vectors.get(model.space.key, ranking.ids[rows[some]])
        kept = np.flatnonzero(np.isin(ranking.ids[rows[some]], ids))
        refused = None
        if not labels.yes and not labels.from_files:
            _, refused = self._catalog.vectors.get(model.space.key, labels.no)
        chosen = ask_next(middle[some][kept], vectors, _QUEUE, refused)
        return _asked(ranking, rows[some][kept][chosen].tolist())

    def _likeness(
        self, model: InstalledModel, ranking: Ranking, labels: Labels, rows: PhotoIds
    ) -> np.ndarray:
        """Where neither words nor enough answers say anything: how like photos are to those that a
        person gave it to, about 0."""
        yes = [*labels.yes, *labels.from_files]
        _, examples = self._catalog.vectors.get(model.space.key, yes)
        if not len(examples):
            return np.zeros(len(rows), np.float32)
        found = np.zeros(len(rows), np.float32)
        for start in range(0, len(rows), 4_000):
            part = ranking.ids[rows[start : start + 4_000]]
            ids, vectors = self._catalog.vectors.get(model.space.key, part)
            near = np.isin(part, ids)
            found[start : start + 4_000][near] = vectors @ examples.mean(axis=0)
        return found - np.percentile(found, 99.0)

    def _tagged(self, subject: Subject) -> list[PhotoId]:
        if subject.album is not None:
            return [photo for photo, _ in self._catalog.albums.members(subject.album)]
        return self._catalog.tags.photos_of(subject.tag)


def _is_open(ranking: Ranking, labels: Labels) -> np.ndarray:
    return ~np.isin(ranking.ids, np.array([*labels.yes, *labels.no, *labels.skipped], np.int64))


def _asked(ranking: Ranking, rows: Sequence[int]) -> list[Asked]:
    return [
        Asked(PhotoId(int(ranking.ids[row])), float(ranking.probabilities[row])) for row in rows
    ]


def _state(ranking: Ranking, labels: Labels) -> ReviewState:
    answered = np.array([*labels.yes, *labels.no], np.int64)
    unanswered = ~np.isin(ranking.ids, answered)
    found = quality(ranking.probabilities[unanswered], ranking.spread, len(labels.yes))
    enough = (
        found is not None
        and ranking.classifier is not None
        and min(found.precision.low, found.recall.low) >= _ENOUGH
    )
    return ReviewState(
        len(labels.yes),
        len(labels.no),
        len(labels.skipped),
        int(unanswered.sum()),
        ranking.classifier is not None,
        found,
        enough,
    )
