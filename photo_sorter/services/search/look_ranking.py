"""What photos are ranked by where they are to have the same look, and to fit words or pictures
besides."""

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

VectorsOf = Callable[[PhotoIds], tuple[PhotoIds, Vectors]]


@dataclass(frozen=True, slots=True, eq=False)
class LookRanking:
    """Photos that look the same as some, less like others, are like pictures and fit phrases: see
    `core.likeness`. Two spaces have their say, whose vectors never meet: neighbours are those of
    the look, `same` and `other`, and each of them is then compared with the rest, `alike`, `unlike`
    and `phrases`, in the other space. `looks_of` and `vectors_of` read photos' vectors of the one
    and the other: those of n ids that have one, (m,) and (m, d), in their order."""

    same: Direction
    other: Direction | None
    looks_of: VectorsOf
    alike: Direction | None
    unlike: Direction | None
    phrases: tuple[Phrase, ...]
    scores: PhraseScores
    cut_offs: CutOffs
    vectors_of: VectorsOf

    @property
    def vector(self) -> Vectors:
        if self.other is None:
            return self.same.vector
        off = np.float32(LESS * self.other.weight)
        return normalise(self.same.vector - off * self.other.vector)

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        """A photo that has a vector in one of the spaces alone has no score."""
        scores = np.full(len(ids), np.nan, np.float32)
        with_look, looks = self.looks_of(ids)
        found, vectors = self.vectors_of(with_look)
        if len(found):
            looks = looks[np.isin(with_look, found)]
            parts = [(likeness(self.same, self.other, looks), self.same.weight)]
            if self.alike is not None:
                parts.append((likeness(self.alike, self.unlike, vectors), self.alike.weight))
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
        sights = [self.same] + ([] if self.alike is None else [self.alike])
        parts = [(np.full(1, LEAST_LIKENESS, np.float32), each.weight) for each in sights]
        parts += [(fitting, phrase.weight) for phrase in self.phrases]
        return float(joined(parts)[0])
