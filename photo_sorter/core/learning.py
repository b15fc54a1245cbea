"""A tag or an album learns from a person's answers, on vectors that stay as they are.

The log-odds of a photo x are a·words(x) + w·φ(x) + b: what the words say of it (see
`core.calibration`), its vector with what all the library's photos have in common partly taken out
(φ, from their mean and covariance), and a bias. Before an answer a is near 1, w and b near 0, so
that the words speak alone. How far w may go is chosen by the evidence, as a mean over several
widths: few answers, or answers that the words foretold, leave it where it was.

Log-odds that were learnt put photos into order. What probability they come to depends on how many
answers there were and how many of them were a yes: a review asks the likeliest first, so that many
yes say less of all the others than of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.calibration import probability
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.laplace import Floats, Mode, find_mode

MOST_EXAMPLES = 100  # of yes, and of no: a fit takes tens of milliseconds with so many
_WIDTHS = (0.5, 2.0, 4.0, 8.0, 16.0)  # of w, where φ has a mean length of 1
_TELLS_NOTHING = 12.0  # log of the evidence below the best: a share of 6 in a million
_TEXT_SPREAD, _BIAS_SPREAD = 0.5, 5.0
_UNSAID = -3.0  # log-odds of a photo, where there are no words
# From log-odds to a probability: offset, and slopes below and above 0, each with what e times as
# many answers add; and what a yes instead of a no of every answer would add to the offset. Fitted
# on categories of photographs that no figure is quoted of (`tools.measure_learning`).
_OFFSET, _BELOW, _ABOVE = (-0.55, 0.07), (1.16, 0.06), (1.0, 0.24)
_ALL_YES = -1.8
# How far a tag's probabilities may be off together, as a standard deviation of log-odds.
_SPREAD = (1.2, -0.25)
# Relevance is worked out as if a fifth of all photos showed what is asked for (`core.calibration`).
# Of what a tag stands for a library holds little, and words differ more than what was learnt.
_RARER, WORDS_SPREAD = 3.0, 1.5
_FEWEST, _USUAL, _MOST = 5, 10, 80  # answers between which that holds
_FOLDS = 5
_WHITENING = 0.25  # the power of the inverse covariance; 0.5 would make every direction alike
_SHRINKAGE = 0.3  # of the covariance towards a sphere
_SEED = 20240501


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What the photos of a library have in common: the mean (d,) and the map (d, d) of φ; and a
    sample (m, d) of them, which stands for what a tag is not."""

    mean: Floats
    whitening: Floats
    sample: Vectors

    @classmethod
    def of(cls, photos: Vectors, sample: int = 128) -> Background:
        """Of (n, d) photos, n >= 1."""
        mean = photos.mean(axis=0, dtype=np.float64)
        centred = photos - mean.astype(np.float32)
        covariance = (centred.T @ centred).astype(np.float64) / len(photos)
        sphere = max(float(np.trace(covariance)) / len(covariance), 1e-9)
        shrunk = (1.0 - _SHRINKAGE) * covariance + _SHRINKAGE * sphere * np.eye(len(covariance))
        lengths, axes = np.linalg.eigh(shrunk)
        whitening = (axes * np.maximum(lengths, 1e-9) ** -_WHITENING) @ axes.T
        length = float(np.sqrt(((covariance @ whitening) * whitening).sum()))
        chosen = np.random.default_rng(_SEED).permutation(len(photos))[:sample]
        return cls(mean, whitening / max(length, 1e-9), photos[chosen])

    def features(self, photos: Vectors) -> Floats:
        """φ of (n, d)."""
        found: Floats = (photos.astype(np.float64) - self.mean) @ self.whitening
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """n answered photos: vectors (n, d), what the words say of them (n,) as log-odds (None where
    no words do), the answers (n,) and how much each counts (n,)."""

    vectors: Vectors
    words: Floats | None
    yes: NDArray[np.bool_]
    weights: Floats

    def __len__(self) -> int:
        return len(self.yes)

    def some(self, which: NDArray[np.bool_]) -> Examples:
        words = None if self.words is None else self.words[which]
        return Examples(self.vectors[which], words, self.yes[which], self.weights[which])


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """What was learnt: weights (d,), that of the words and a bias. `answers` is how many it was
    learnt from, of which `yes` were a yes."""

    weights: Vectors
    text_weight: float
    bias: float
    answers: int
    yes: int

    @property
    def asks_words(self) -> bool:
        """Whether it needs to know what the words say."""
        return self.text_weight != 0.0

    @property
    def spread(self) -> float:
        """How far all probabilities may be off together: the standard deviation of log-odds."""
        return self._by_answers(_SPREAD)

    def log_odds(self, vectors: Vectors, words: Floats | None) -> Vectors:
        """(n,) of (n, d) photos of which the words say (n,)."""
        found = vectors @ self.weights + self.bias
        if words is not None and self.asks_words:
            found = found + self.text_weight * words
        result: Vectors = found.astype(np.float32, copy=False)
        return result

    def calibrated(self, log_odds: Vectors) -> Vectors:
        """The probability that log-odds of any shape come to."""
        offset, below, above = (self._by_answers(part) for part in (_OFFSET, _BELOW, _ABOVE))
        offset += _ALL_YES * (self.yes / max(self.answers, 1) - 0.5)
        stretched = offset + below * np.minimum(log_odds, 0.0) + above * np.maximum(log_odds, 0.0)
        return probability(stretched.astype(np.float32))

    def probabilities(self, vectors: Vectors, words: Floats | None) -> Vectors:
        """(n,)."""
        return self.calibrated(self.log_odds(vectors, words))

    def _by_answers(self, part: tuple[float, float]) -> float:
        usual, more = part
        return usual + more * float(np.log(min(max(self.answers, _FEWEST), _MOST) / _USUAL))


def probabilities_by_words(words: Vectors) -> Vectors:
    """That photos show a tag of which nothing was learnt and of which the words say this (n,)."""
    return probability(words - np.float32(_RARER))


def learn(examples: Examples, background: Background) -> Classifier:
    """Of n >= 1 examples."""
    features = background.features(examples.vectors)
    return _learnt(examples, background, features, features @ features.T)


def _learnt(
    examples: Examples, background: Background, features: Floats, products: Floats
) -> Classifier:
    """`products` (n, n) are those of the features (n, d)."""
    fits = list(_fits(examples, products))
    evidence = np.array([fit.mode.evidence for fit in fits])
    shares = np.exp(evidence - evidence.max())
    shares /= shares.sum()
    weights = background.whitening @ sum(
        share * fit.width**2 * (fit.mode.dual @ features)
        for share, fit in zip(shares, fits, strict=True)
    )
    dual = sum(share * fit.mode.dual for share, fit in zip(shares, fits, strict=True))
    text, bias = 0.0, _UNSAID + _BIAS_SPREAD**2 * float(np.sum(dual))
    if examples.words is not None:
        text = 1.0 + _TEXT_SPREAD**2 * float(dual @ examples.words)
        bias -= _UNSAID
    asked = examples.weights >= 1.0
    return Classifier(
        weights.astype(np.float32),
        text,
        bias - float(weights @ background.mean),
        int(asked.sum()),
        int((asked & examples.yes).sum()),
    )


def beats_words(examples: Examples, background: Background) -> bool:
    """Whether answers that were left out are put into order as well as the words do it, or
    better; what one answer may turn is taken for chance. There is a yes and a no among them, and
    words."""
    assert examples.words is not None
    folds = np.empty(len(examples), np.int64)
    for side in (examples.yes, ~examples.yes):
        folds[side] = np.arange(int(side.sum())) % _FOLDS
    features = background.features(examples.vectors)
    products = features @ features.T  # of which each fold leaves a part out
    scores = np.empty(len(examples))
    for fold in range(_FOLDS):
        left_out = folds == fold
        kept = examples.some(~left_out)
        if not left_out.any():
            continue
        if not len(kept):
            return True
        inner = products[np.ix_(~left_out, ~left_out)]
        learnt = _learnt(kept, background, features[~left_out], inner)
        scores[left_out] = learnt.log_odds(examples.vectors[left_out], examples.words[left_out])
    by_chance = 1.0 / len(examples)
    return _in_order(scores, examples.yes) >= _in_order(examples.words, examples.yes) - by_chance


def _in_order(scores: Floats, yes: NDArray[np.bool_]) -> float:
    """The share of pairs of a yes and a no of which the yes has the higher score."""
    difference = scores[yes][:, None] - scores[~yes]
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """One width's."""

    width: float
    mode: Mode


def _fits(examples: Examples, products: Floats) -> Iterator[_Fit]:
    """Each width begins where the last one ended. Once the evidence has fallen so far that a width
    says nothing more, a wider one says less, and takes the longest."""
    said = examples.words is not None
    words = np.zeros(len(examples)) if examples.words is None else examples.words
    mean = words if said else np.full(len(examples), _UNSAID)
    besides = _BIAS_SPREAD**2 + _TEXT_SPREAD**2 * np.outer(words, words)
    yes, near, best = examples.yes.astype(np.float64), None, -np.inf
    for width in _WIDTHS:
        mode = find_mode(width**2 * products + besides, mean, yes, examples.weights, near)
        if mode.evidence < best - _TELLS_NOTHING:
            return
        near, best = mode.dual, max(best, mode.evidence)
        yield _Fit(width, mode)
