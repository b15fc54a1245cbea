"""Fits and measures the answers to "which of these descriptions fits?".

    python -m tools.measure_fits --photos ../shared/photos

On photographs that the built-in model was not trained on: with an editor's sentence each, and with
names of what they show. The constants of `photo_sorter/core/fitting.py` are fitted by logistic
regression on every other one, on lists of 1 to 100 descriptions, half of which hold the right one,
and printed beside those that stand there. Then what comes of such lists of the other photographs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photo_sorter.app.composition import open_library
from photo_sorter.core.dataset import Dataset
from photo_sorter.core.fitting import BIAS, SOFTENED, USUAL
from photo_sorter.core.fitting_measures import best_ranks, chosen_lists, of_lists
from photo_sorter.services.search.evaluation import Listed
from tools.builtin_model.captioned_photos import captioned_photos
from tools.builtin_model.photo_words import BACKGROUND
from tools.builtin_model.photos_dataset import is_validation
from tools.search_datasets import kept_out, labelled

_SIZES = (1, 2, 3, 5, 10, 20, 50, 100)
_STEPS = 60


def sentences(photos: Path) -> dict[str, list[str]]:
    """The first sentence that was written of each photograph that was kept out of training."""
    return {
        str(each.path): [each.sentences[0]]
        for each in captioned_photos(photos / "train")
        if each.sentences and is_validation(each.path)
    }


def names(photos: Path) -> dict[str, list[str]]:
    """What photographs that were kept out of training are called; not what is above that."""
    kept = [(kind, path) for kind, path in kept_out(photos) if not kind.endswith(BACKGROUND)]
    return {str(path): [labelled(kind, path).name] for kind, path in kept}


def fitted(parts: list[Listed]) -> NDArray[np.float64]:
    """Bias, and the weights of log-odds and of nearness: the likeliest answers of all lists, by
    Newton's method."""
    lists = []
    for part in parts:
        # Both in one number a description, so that lists are chosen of both alike.
        for size in _SIZES:
            for holding in (True, False):
                both = [
                    chosen_lists(values, part.right, size, holding=holding)
                    for values in (
                        part.log_odds.astype(np.float64),
                        np.broadcast_to(part.nearness, part.right.shape).astype(np.float64),
                    )
                ]
                ones = np.ones_like(both[0])
                lists.append((np.stack([ones, *both], axis=-1), size, holding))
    weights = np.array([0.0, 1.0, 0.0])
    for _ in range(_STEPS):
        slope, curve = np.zeros(3), 1e-3 * np.eye(3)
        for features, size, holding in lists:
            odds = np.exp(np.clip(features @ weights, -40.0, 40.0))
            shares = odds / (size + odds.sum(axis=1, keepdims=True))
            off = shares.copy()
            off[:, 0] -= float(holding)
            slope += np.einsum("in,ink->k", off, features)
            mean = np.einsum("in,ink->ik", shares, features)
            curve += np.einsum("in,ink,inl->kl", shares, features, features) - mean.T @ mean
        step = np.linalg.solve(curve, slope)
        weights = weights - step * min(1.0, 1.0 / float(np.abs(step).max() + 1e-12))
    return weights


def half(listed: Listed, of: int) -> Listed:
    """Every other picture, with all descriptions."""
    return replace(listed, log_odds=listed.log_odds[of::2], right=listed.right[of::2])


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--model", default="builtin")
    options = parser.parse_args(arguments)
    texts = {"sentences": sentences(options.photos), "names": names(options.photos)}
    if not all(texts.values()):
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library")
        try:
            listed = {
                kind: library.evaluator.listed(Dataset({}, [], said), options.model, lambda: False)
                for kind, said in texts.items()
            }
        finally:
            library.close()
    bias, softened, usual = fitted([half(each, 0) for each in listed.values()])
    print(f"fitted: BIAS = {bias:.2f}, SOFTENED = {softened:.2f}, USUAL = {-usual:.2f}")
    print(f"in use: BIAS = {BIAS:.2f}, SOFTENED = {SOFTENED:.2f}, USUAL = {USUAL:.2f}")
    for kind, every in listed.items():
        other = half(every, 1)
        plain = best_ranks(every.log_odds.astype(np.float64), every.right)
        ranks = best_ranks(every.odds, every.right)
        print(
            f"{kind}: {len(every.right)} photographs, {every.right.shape[1]} descriptions; "
            f"R@1 {(ranks < 1).mean():.3f}, R@5 {(ranks < 5).mean():.3f} "
            f"(by relevance alone {(plain < 1).mean():.3f}, {(plain < 5).mean():.3f})"
        )
        print("  of   first  answered  none said  off by")
        for size in _SIZES:
            found = of_lists(other.odds, other.right, size)
            print(
                f"{size:4}   {found.first:.3f}  {found.answered:.3f}     {found.refused:.3f}"
                f"      {found.calibration:.3f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
