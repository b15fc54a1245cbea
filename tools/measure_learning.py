"""Measures tags that learn, on photographs whose categories the vectors were not made for.

    python -m tools.measure_learning resources/models/builtin --photos ../shared/photos

The shared space is the built-in model's as it is before its training: in closed form from
ImageNet's classifier and WordNet (`tools.builtin_model.head_start`), so that no photograph of the
four sets has shaped it. Up to sixty photographs a category, a half to be reviewed, a half to be
measured on. Tags are all words that at least 40 photographs show, whose average precision by the
word alone is below 0.8 (above, nothing could gain what is asked for); of these every other one, by
name, chose the constants, and the table is of the others. An answer is what the labels say of the
photo that the review asks next.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
import torch  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image  # noqa: E402
from torch import nn  # noqa: E402

from photo_sorter.adapters.engine.model.class_aware_tower import (  # noqa: E402
    CLASSES,
    FEATURES,
    ClassAwareHead,
    ClassAwareTower,
)
from photo_sorter.core.calibration import mean_and_spread, mean_reference_cosine  # noqa: E402
from photo_sorter.core.embedding import Vectors, normalise  # noqa: E402
from photo_sorter.core.laplace import Floats  # noqa: E402
from photo_sorter.core.learning import Background, Classifier, Examples, beats_words, learn  # noqa: E402
from photo_sorter.core.review import GIVEN, ask_next  # noqa: E402
from tools.builtin_model.concepts import Concepts  # noqa: E402
from tools.builtin_model.evaluate import Subject  # noqa: E402
from tools.builtin_model.everyday_words import read_everyday  # noqa: E402
from tools.builtin_model.glyphs import GlyphSource  # noqa: E402
from tools.builtin_model.head_start import _TEMPERATURE, start_head  # noqa: E402
from tools.builtin_model.photo_words import BACKGROUND, SETS  # noqa: E402
from tools.builtin_model.pretrained import class_synsets  # noqa: E402
from tools.builtin_model.scenes_dataset import usable_things  # noqa: E402
from tools.builtin_model.wordnet import WordNet  # noqa: E402
from tools.search_datasets import labelled  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

Marks = NDArray[np.bool_]
_OF_EACH, _OF_NONE = 60, 400  # photographs of a category, and of none
_LEAST, _HIGHEST = 40, 0.8
_ANSWERS = (10, 20, 40)
_SAME_FACES = "Faces_easy"  # as those of Faces
_DIMENSIONS = 384
_REFERENCES = 394


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Photographs (n, d); of t tags names, what the word says (n, t) as log-odds, and the truth
    (n, t)."""

    vectors: Vectors
    names: list[str]
    words: Floats
    shows: Marks


def features(
    subject: Subject, photos: Path, kept: Path
) -> tuple[NDArray[np.float16], NDArray[np.str_]]:
    """Pooled features (n, 1280) and categories, kept in a file, for it takes minutes."""
    if kept.is_file():
        known = np.load(kept)
        return known["F"], known["c"]
    found: list[NDArray[np.float16]] = []
    tower = next(m for m in subject.model.modules() if isinstance(m, ClassAwareTower))
    tower.trunk.register_forward_hook(
        lambda module, given, pooled: found.append(pooled.detach().numpy().astype(np.float16))
    )
    chosen = list(_chosen(photos))
    for start in range(0, len(chosen), 64):
        part = [_pixels(path, subject.side) for _, path in chosen[start : start + 64]]
        subject.images(np.stack(part))
    categories = np.array([category for category, _ in chosen])
    kept.parent.mkdir(parents=True, exist_ok=True)
    np.savez(kept, F=np.concatenate(found), c=categories)
    return np.concatenate(found), categories


def _chosen(photos: Path) -> list[tuple[str, Path]]:
    rng = np.random.default_rng(7)
    chosen: list[tuple[str, Path]] = []
    for name in SETS:
        by_folder: dict[str, list[Path]] = {}
        for path in sorted((photos / name).glob("*/*")):
            if path.suffix.lower() in {".jpg", ".jpeg", ".png"}:
                by_folder.setdefault(path.parent.name, []).append(path)
        for folder, paths in by_folder.items():
            if folder == _SAME_FACES:
                continue
            most = _OF_NONE if folder == BACKGROUND else _OF_EACH
            rows = sorted(rng.permutation(len(paths))[:most].tolist())
            chosen += [(f"{name}/{folder}", paths[row]) for row in rows]
    return chosen


def _pixels(path: Path, side: int) -> NDArray[np.uint8]:
    with Image.open(path) as opened:
        resized = opened.convert("RGB").resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(resized)


def untrained(
    subject: Subject, pooled: NDArray[np.float16], categories: NDArray[np.str_]
) -> Library:
    """The library in the space that no photograph has shaped."""
    wide = torch.from_numpy(pooled.astype(np.float32))
    concepts = Concepts(
        WordNet.read(class_synsets()), read_everyday(), usable_things(GlyphSource()), []
    )
    shipped = next(m for m in subject.model.modules() if isinstance(m, ClassAwareTower)).head
    classifier = nn.Linear(FEATURES, CLASSES)
    head = ClassAwareHead(_DIMENSIONS)
    with torch.no_grad():  # training leaves the classifier as it was, but for its temperature
        classifier.weight.copy_(shipped.classifier.weight * _TEMPERATURE)
        classifier.bias.copy_(shipped.classifier.bias * _TEMPERATURE)
        kinds = start_head(head, classifier, torch.from_numpy(concepts.below), wide.mean(dim=0))
        head.shrink_hidden(0.0)
        vectors = normalise(head(wide).numpy())
    names, texts, shows = [], [], []
    for name, photos in _by_word(categories).items():
        rows = [row for row in concepts.of_english(name) if row < concepts.kinds.stop]
        if len(photos) >= _LEAST and rows:
            names.append(name)
            texts.append(kinds[rows].mean(dim=0).numpy())
            shows.append(np.isin(np.arange(len(categories)), photos))
    truth = np.stack(shows, axis=1)
    words = _calibrated(vectors, normalise(np.stack(texts)), kinds.numpy(), truth)
    return Library(vectors, names, words, truth)


def _by_word(categories: NDArray[np.str_]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, category in enumerate(categories.tolist()):
        if not category.endswith(BACKGROUND):
            for word in labelled(category, Path(category) / "photo.jpg").shows:
                found.setdefault(word, []).append(row)
    first: dict[tuple[int, ...], str] = {}
    for word, rows in found.items():
        first.setdefault(tuple(rows), word)
    return {word: list(rows) for rows, word in first.items()}


def _calibrated(photos: Vectors, texts: Vectors, kinds: Vectors, truth: Marks) -> Floats:
    """As `core.calibration` has it, with weights for this space."""
    rng = np.random.default_rng(0)
    references = kinds[rng.permutation(len(kinds))[:_REFERENCES]]
    pictures = photos[rng.permutation(len(photos))[:512]]
    cosine = photos @ texts.T
    mean, spread = mean_and_spread(texts @ pictures.T)
    margin = cosine - mean_reference_cosine(photos @ references.T)[:, None]
    of_pairs = np.stack([cosine, (cosine - mean.T) / spread.T, margin, np.ones_like(cosine)], 2)
    rows = of_pairs.reshape(-1, 4).astype(np.float64)
    weights = np.zeros(4)
    for _ in range(25):
        likely = 1.0 / (1.0 + np.exp(-rows @ weights))
        curved = (rows * (likely * (1.0 - likely))[:, None]).T @ rows + 1e-3 * np.eye(4)
        weights += np.linalg.solve(curved, rows.T @ (truth.ravel() - likely) - 1e-3 * weights)
    found: Floats = (rows @ weights).reshape(cosine.shape)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """After so many answers of a tag: average precision by the words and as it learnt; the
    probabilities (m,) and truth (m,) of the photographs that are measured on."""

    answers: int
    by_words: float
    learnt: float
    probabilities: Vectors
    truth: Marks


def reviewed(
    library: Library, tag: int, background: Background, times: list[float]
) -> list[Reached]:
    """A review of one tag."""
    pool, rest = _halves(library.shows[:, tag], tag)
    words, truth = library.words[:, tag], library.shows[:, tag]
    answered: list[int] = []
    learnt: Classifier | None = None
    found = []
    for count in range(1, max(_ANSWERS) + 1):
        odds = _log_odds(learnt, library.vectors[pool], words[pool])
        open_ = pool[~np.isin(pool, answered)]
        refused = None if truth[answered].any() else library.vectors[answered]
        asked = ask_next(odds[~np.isin(pool, answered)], library.vectors[open_], 2, refused)
        answered.append(int(open_[asked[1 - count % 2]]))
        began = time.perf_counter()
        learnt = _learnt(library.vectors, words, truth, np.array(answered), background)
        times.append(time.perf_counter() - began)
        if count in _ANSWERS:
            measured = _log_odds(learnt, library.vectors[rest], words[rest])
            probable = (
                np.zeros(len(rest), np.float32)
                if learnt is None
                else learnt.probabilities(library.vectors[rest], words[rest])
            )
            before = average_precision(words[rest], truth[rest])
            now = average_precision(measured, truth[rest])
            found.append(Reached(count, before, now, probable, truth[rest]))
    return found


def _learnt(
    vectors: Vectors, words: Floats, truth: Marks, rows: NDArray[np.int64], background: Background
) -> Classifier | None:
    """As `services.labels.learner` decides it."""
    examples = Examples(vectors[rows], words[rows], truth[rows], np.ones(len(rows)))
    yes = int(examples.yes.sum())
    if not 0 < yes < len(rows) or len(rows) < 5:
        return None
    if len(rows) >= 10 and not beats_words(examples, background):
        return None
    return learn(examples, background)


def _halves(shows: Marks, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rng = np.random.default_rng(17 * seed)
    pool = np.zeros(len(shows), bool)
    for side in (np.flatnonzero(shows), np.flatnonzero(~shows)):
        pool[rng.permutation(side)[: len(side) // 2]] = True
    return np.flatnonzero(pool), np.flatnonzero(~pool)


def _log_odds(learnt: Classifier | None, photos: Vectors, words: Floats) -> Vectors:
    if learnt is None:
        return words.astype(np.float32)
    found: Vectors = learnt.log_odds(photos, words).mean(axis=1)
    return found


def average_precision(scores: NDArray[np.floating], wanted: Marks) -> float:
    ranked = wanted[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def show(reached: list[list[Reached]], names: list[str]) -> None:
    print("| tag | words alone |" + "".join(f" {n} answers |" for n in _ANSWERS))
    print("|---|---|" + "---|" * len(_ANSWERS))
    for name, of_tag in zip(names, reached, strict=True):
        print(f"| {name} | {of_tag[0].by_words:.2f} |", *(f"{r.learnt:.2f} |" for r in of_tag))
    for place, count in enumerate(_ANSWERS):
        all_ = [of_tag[place] for of_tag in reached]
        gains = np.array([r.learnt - r.by_words for r in all_])
        probable = np.concatenate([r.probabilities for r in all_])
        truth = np.concatenate([r.truth for r in all_])
        given, near = probable >= GIVEN, np.abs(probable - 0.9) <= 0.04
        print(
            f"{count} answers: {np.mean([r.by_words for r in all_]):.3f} by words, "
            f"{gains.mean():+.3f}; worse on {int((gains < 0).sum())} of {len(gains)}; "
            f"learnt {sum(bool(r.probabilities.any()) for r in all_)}; shown at 0.86 to 0.94: "
            f"{truth[near].mean():.3f} of {int(near.sum())} right; given at {GIVEN}: precision "
            f"expected {probable[given].mean():.3f}, true {truth[given].mean():.3f} "
            f"of {int(given.sum())}"
        )


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, metavar="DIR", help="folder of a finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--work", type=Path, default=Path("build/learning"))
    parser.add_argument("--chose", action="store_true", help="the tags that chose the constants")
    options = parser.parse_args(arguments)
    if not options.photos.is_dir():
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    subject = finished(options.model)
    pooled, categories = features(subject, options.photos, options.work / "features.npz")
    library = untrained(subject, pooled, categories)
    alone = [
        average_precision(library.words[:, t], library.shows[:, t])
        for t in range(len(library.names))
    ]
    hard = sorted(np.flatnonzero(np.array(alone) < _HIGHEST), key=lambda t: library.names[t])
    tags = [int(t) for t in hard[int(not options.chose) :: 2]]
    background = Background.of(library.vectors[::2])
    times: list[float] = []
    reached = [reviewed(library, tag, background, times) for tag in tags]
    show(reached, [library.names[tag] for tag in tags])
    print(
        f"a fit with its comparison: {1e3 * np.median(times):.0f} ms, at most "
        f"{1e3 * max(times):.0f} ms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
