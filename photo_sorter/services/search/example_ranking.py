"""What photos are ranked by where pictures are given as examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, Vectors, normalise
from photo_sorter.core.likeness import LEAST_LIKENESS, LESS, Direction, fit, joined, likeness
from photo_sorter.core.ranking import CutOff
from photo_sorter.core.scoring import Scores
from photo_sorter.services.search.phrase_scores import Phrase, PhraseScores
from photo_sorter.services.search.ranking import CutOffs, Scored, joined_cut_off, nothing_else


@dataclass(frozen=True, slots=True, eq=False)
class ExampleRanking:
    """Photos that look like some, less like others, and fit phrases: see `core.likeness`. What lies
    near the weighted sum of all their vectors is looked at. `vectors_of` reads photos' vectors:
    those of n ids that have one, (m,) and (m, d), in
    their order."""

    alike: Direction
    unlike: Direction | None
    phrases: tuple[Phrase, ...]
    scores: PhraseScores
    cut_offs: CutOffs
    vectors_of: Callable[[PhotoIds], tuple[PhotoIds, Vectors]]

    @property
    def vector(self) -> Vectors:
        whole = self.alike.weight * self.alike.vector
        if self.unlike is not None:
            off = LESS * self.alike.weight * self.unlike.weight
            whole = whole - np.float32(off) * self.unlike.vector
        for phrase in self.phrases:
            whole = whole + np.float32(phrase.weight) * phrase.vector
        return normalise(whole)

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        scores = np.full(len(ids), np.nan, np.float32)
        found, vectors = self.vectors_of(ids)
        if len(found):
            parts = [(likeness(self.alike, self.unlike, vectors), self.alike.weight)]
            for phrase in self.phrases:
                fits = self.scores.of_cosines(phrase, found, vectors @ phrase.vector)
                parts.append((fit(fits.relevances), phrase.weight))
            scores[np.isin(ids, found)] = joined(parts)
        return nothing_else(scores)

    def cut_off(self, scored: Scored) -> CutOff:
        """A match is one in every part, or as good as that."""
        if not self.phrases:
            return CutOff(LEAST_LIKENESS)
        return joined_cut_off(self.cut_offs, scored, self._joined)

    def _joined(self, relevance: float) -> float:
        """The score of a photo that is just a match, and has this relevance to every phrase."""
        fitting = fit(np.full(1, relevance, np.float32))
        parts = [(np.full(1, LEAST_LIKENESS, np.float32), self.alike.weight)]
        parts += [(fitting, phrase.weight) for phrase in self.phrases]
        return float(joined(parts)[0])
