"""From cosines to the probability that a text fits a photo.

A model's cosines mean nothing by themselves: 0.3 may be a sure match in one embedding space and
noise in another, and within one space some texts are near everything. So a pair (text t, photo x)
is scored from three figures:

    cosine   cos(t, x)
    z        how far cos(t, x) stands out among the cosines of t to fixed reference photos
    margin   cos(t, x) less the mean of the highest cosines of x to fixed reference texts

and relevance = sigmoid(w0 + w1·cosine + w2·z + w3·margin), whose weights belong to an embedding
space and were fitted by logistic regression on photos that the model was not trained on.

Relevance asks of each text by itself whether it fits, which is what a search wants. To name a photo
unasked, a text must also fit better than the others that one could have said: its certainty is its
share among the reference texts that mean something else, a softmax over the same logits. A search
takes the share among all of them, which is told by one figure a photo, and asks little of it: that
the best photo of a query is one which hardly anything else could be said of better.

All vectors behind the cosines are L2-normalised float32; arrays here may have any shape, and are
combined by numpy's broadcasting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float32]

# Reference texts whose cosines to a photo are averaged for its margin.
TOP_TEXTS = 5
# Texts whose cosine is higher say the same thing in other words ("car", "a red car").
ALIKE = 0.75
# Logits are softened before they are compared. On held-out photos of 101 categories 0.4 to 0.6 gave
# the most tags at nine right of ten; 1 gave a tenth fewer.
_SHARPNESS = 0.5
_FARTHEST = 40.0  # a logit beyond says no more, and its exponential would overflow
_LEAST_SPREAD = 1e-4  # a text equally near to every reference photo says nothing
# Of spaces whose own were not measured. Half of what the built-in model asks: a photo that is left
# behind the fold for nothing is a worse mistake than one that is shown for nothing.
UNMEASURED_SHARE = 0.03
UNMEASURED_OF_BEST = 0.1


@dataclass(frozen=True, slots=True)
class Calibration:
    """The calibration of one embedding space.

    `weights` are (bias, cosine, z, margin). The thresholds are relevances in 0..1: results of a
    search at or above `search_threshold` are matches, those between it and `weak_threshold` are
    weak ones. A tag is given at or above `tag_threshold`, which is a certainty; an album takes what
    is a match and half as certain: it is one description that somebody asked for, where a
    vocabulary is hundreds that may each be mistaken for something.

    `share_threshold` and `share_of_best` end a search: where no photo reaches the first for one
    word, shared out among the words of a phrase, nothing is a match, and of the others each needs
    so much of the best one's share. Both lie in 0..1; 0 asks for nothing.
    """

    weights: tuple[float, float, float, float]
    search_threshold: float
    weak_threshold: float
    tag_threshold: float
    share_threshold: float = UNMEASURED_SHARE
    share_of_best: float = UNMEASURED_OF_BEST

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Calibration:
        """Read the `calibration` table of a `space.json`; ValueError where it cannot be used."""
        weights = mapping.get("weights")
        if not isinstance(weights, Sequence) or isinstance(weights, str) or len(weights) != 4:
            raise ValueError("calibration weights must be a list of four numbers")
        try:
            numbers = tuple(float(value) for value in weights)
            thresholds = [
                float(mapping[name])
                for name in ("search_threshold", "weak_threshold", "tag_threshold")
            ]
            thresholds += [
                float(mapping.get("share_threshold", UNMEASURED_SHARE)),
                float(mapping.get("share_of_best", UNMEASURED_OF_BEST)),
            ]
        except KeyError as missing:
            raise ValueError(f"calibration lacks {missing.args[0]}") from missing
        except (TypeError, ValueError) as wrong:
            raise ValueError(f"calibration holds what is no number: {wrong}") from wrong
        if not np.isfinite([*numbers, *thresholds]).all():
            raise ValueError("calibration holds a number that is not finite")
        if not all(0.0 <= value <= 1.0 for value in thresholds):
            raise ValueError("calibration thresholds must lie in 0..1")
        bias, cosine, z, margin = numbers
        return cls((bias, cosine, z, margin), *thresholds)

    @property
    def album_threshold(self) -> float:
        """The least certainty of an album's photo."""
        return self.tag_threshold / 2.0

    def to_mapping(self) -> dict[str, Any]:
        """The `calibration` table of a `space.json`."""
        return {
            "weights": list(self.weights),
            "search_threshold": self.search_threshold,
            "weak_threshold": self.weak_threshold,
            "tag_threshold": self.tag_threshold,
            "share_threshold": self.share_threshold,
            "share_of_best": self.share_of_best,
        }


def mean_and_spread(reference_cosines: ArrayLike) -> tuple[Floats, Floats]:
    """Of texts' cosines (..., r) to the reference photos: both (..., 1)."""
    reference = np.asarray(reference_cosines, dtype=np.float32)
    mean: Floats = reference.mean(axis=-1, keepdims=True)
    spread: Floats = np.maximum(reference.std(axis=-1, keepdims=True), _LEAST_SPREAD)
    return mean, spread


def mean_reference_cosine(reference_text_cosines: ArrayLike, top: int = TOP_TEXTS) -> Floats:
    """The mean of each photo's `top` highest cosines to the reference texts.

    `reference_text_cosines` is (n, m): n photos by m reference texts. Returns (n,).
    """
    values = np.asarray(reference_text_cosines, dtype=np.float32)
    top = min(top, values.shape[-1])
    highest = np.partition(values, values.shape[-1] - top, axis=-1)[..., -top:]
    result: Floats = highest.mean(axis=-1).astype(np.float32)
    return result


def logits(calibration: Calibration, cosine: ArrayLike, z: ArrayLike, margin: ArrayLike) -> Floats:
    """The logarithm of relevance's odds; the arrays broadcast together."""
    bias, by_cosine, by_z, by_margin = calibration.weights
    result: Floats = (
        bias
        + by_cosine * np.asarray(cosine, dtype=np.float32)
        + by_z * np.asarray(z, dtype=np.float32)
        + by_margin * np.asarray(margin, dtype=np.float32)
    ).astype(np.float32)
    return result


def probability(odds: Floats) -> Floats:
    """Of logits: 1 / (1 + exp(-logit))."""
    result: Floats = (0.5 * (1.0 + np.tanh(0.5 * odds))).astype(np.float32)
    return result


def competing_texts(text_vectors: Floats, reference_texts: Floats) -> Floats:
    """Which reference texts mean something else than each text, and so compete with it.

    `text_vectors` (t, d) and `reference_texts` (m, d), L2-normalised. Returns (t, m) of 0 and 1.
    """
    result: Floats = (text_vectors @ reference_texts.T < ALIKE).astype(np.float32)
    return result


def certainty(own: Floats, reference: Floats, competing: Floats) -> Floats:
    """Each text's share among itself and the reference texts that compete with it, 0..1.

    `own` are logits (t, n) of t texts for n photos, `reference` (m, n) those of the reference
    texts, `competing` (t, m) is from `competing_texts`. Returns (t, n).
    """
    mine = _softened(own)
    theirs = competing @ _softened(reference)
    result: Floats = (mine / (mine + theirs)).astype(np.float32)
    return result


def reference_weight(reference: Floats) -> Floats:
    """Of n photos what the reference texts' logits (m, n) weigh together: (n,)."""
    result: Floats = _softened(reference).sum(axis=0)
    return result


def share(own: Floats, weights: Floats) -> Floats:
    """A text's share among itself and all reference texts, 0..1, from its logits (..., n) for n
    photos and their `reference_weight` (n,). A text that is a reference text too has a half at
    most, and is compared with photos of its own alone."""
    mine = _softened(own)
    result: Floats = (mine / (mine + weights)).astype(np.float32)
    return result


def _softened(odds: Floats) -> Floats:
    result: Floats = np.exp(_SHARPNESS * np.clip(odds, -_FARTHEST, _FARTHEST))
    return result
