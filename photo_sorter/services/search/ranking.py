"""What photos are ranked by: phrases, or a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import PhotoIds, Vectors, normalise
from photo_sorter.core.ranking import CutOff, lessened, relative_threshold, with_share
from photo_sorter.core.scoring import Scores
from photo_sorter.services.search.phrase_scores import Phrase, PhraseScores


class Scored(NamedTuple):
    """Of n photos: (n,) scores, NaN for those that have no vector any more; their shares among all
    that could be said of them; and whether each is left out of the answer, whatever its score."""

    scores: Scores
    shares: Scores
    left_out: NDArray[np.bool_]

    def only(self, kept: NDArray[np.bool_]) -> Scored:
        """Of those of the photos that are `kept` (n,)."""
        return Scored(self.scores[kept], self.shares[kept], self.left_out[kept])


def nothing_else(scores: Scores) -> Scored:
    """Of photos (n,) that no words are asked of: none is left out, and nothing else is said."""
    return Scored(scores, np.ones(len(scores), np.float32), np.zeros(len(scores), np.bool_))


class Ranking(Protocol):
    """`vector` (d,) is what the neighbours are looked for of."""

    @property
    def vector(self) -> Vectors: ...

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        """Of n >= 1 photos, from their cosines (n,) to the vector."""

    def cut_off(self, scored: Scored) -> CutOff:
        """Where matches end, for these scores of the best."""


@dataclass(frozen=True, slots=True, eq=False)
class PictureRanking:
    """Between pictures the cosine itself is the score, of several that to their mean; the cut-off
    is taken from how alike the reference pictures are to it."""

    vector: Vectors
    least: float

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        return nothing_else(np.clip(cosines, 0.0, 1.0))

    def cut_off(self, scored: Scored) -> CutOff:
        return CutOff(self.least)


@dataclass(frozen=True, slots=True)
class CutOffs:
    """`least` score of a match, and of one that fits surely. Of the shares among all that could be
    said of a photo, what the best one needs, and which part of that the others do."""

    least: float
    sure: float
    share: float = 0.0
    share_of_best: float = 0.0


def joined_cut_off(cut_offs: CutOffs, scored: Scored, joined: Callable[[float], float]) -> CutOff:
    """Of scores that phrases have a part in. `joined` is the score of a photo that is just a match
    in every other part, and has this relevance to every phrase."""
    best = float(scored.scores.max(initial=0.0))
    least, sure = joined(cut_offs.least), joined(cut_offs.sure)
    return CutOff(relative_threshold(least, sure, best))


@dataclass(frozen=True, slots=True, eq=False)
class PhraseRanking:
    """Photos that fit every one of the phrases. The score is that of the phrase which fits
    least; one of half the greatest weight needs the square root of it alone. What lies near the
    mean of the phrases is looked at."""

    phrases: tuple[Phrase, ...]
    scores: PhraseScores
    cut_offs: CutOffs

    @property
    def vector(self) -> Vectors:
        if len(self.phrases) == 1:
            return self.phrases[0].vector
        weighed = [phrase.weight * phrase.vector for phrase in self.phrases]
        return normalise(np.sum(weighed, axis=0, dtype=np.float32))

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        if len(self.phrases) == 1:
            scores, shares = self.scores.of_cosines(self.phrases[0], ids, cosines)
        else:
            every = self.scores.of(self.phrases, ids)
            scores = self._least([fits.relevances for fits in every])
            shares = np.min([fits.shares for fits in every], axis=0)
        return Scored(scores, shares, np.zeros(len(ids), np.bool_))

    def cut_off(self, scored: Scored) -> CutOff:
        asked, best = self.cut_offs, float(scored.scores.max(initial=0.0))
        least = relative_threshold(asked.least, asked.sure, best)
        return with_share(least, scored.scores, scored.shares, asked.share, asked.share_of_best)

    def _least(self, every: Sequence[Scores]) -> Scores:
        greatest = max(phrase.weight for phrase in self.phrases)
        weighed = [
            scores ** np.float32(phrase.weight / greatest)
            for phrase, scores in zip(self.phrases, every, strict=True)
        ]
        least: Scores = np.min(weighed, axis=0)
        return least


@dataclass(frozen=True, slots=True, eq=False)
class Exclusion:
    """Photos that are a match of one of the phrases are left out; the others lose by how much
    they fit them. A match has a relevance of `least`: whatever would get a phrase as its tag is
    one, for that asks for more."""

    phrases: tuple[Phrase, ...]
    scores: PhraseScores
    least: float

    def of(self, ids: PhotoIds) -> NDArray[np.bool_]:
        """(n,) of n photos: whether each is left out."""
        left_out: NDArray[np.bool_] = self.most(ids) >= self.least
        return left_out

    def most(self, ids: PhotoIds) -> Scores:
        """(n,) of n photos: the relevance of the phrase that fits best; NaN without a vector."""
        if not len(ids):
            return np.empty(0, np.float32)
        every = self.scores.of(self.phrases, ids)
        most: Scores = np.max([fits.relevances for fits in every], axis=0)
        return most


@dataclass(frozen=True, slots=True, eq=False)
class ExcludingRanking:
    ranking: Ranking
    exclusion: Exclusion

    @property
    def vector(self) -> Vectors:
        return self.ranking.vector

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        scores, shares, left_out = self.ranking.scored(ids, cosines)
        excluded = self.exclusion.most(ids)
        out = left_out | (excluded >= self.exclusion.least)
        # What is left out keeps its score: where most is, there is more to be found farther away.
        return Scored(np.where(out, scores, lessened(scores, excluded)), shares, out)

    def cut_off(self, scored: Scored) -> CutOff:
        return self.ranking.cut_off(scored)
