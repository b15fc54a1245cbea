"""Measures tags that learn: what an answer gains, and whether what is expected comes true.

    python -m tools.measure_learning --space kept-out
    python -m tools.measure_learning --space untrained
    python -m tools.measure_learning --space shipped

Photographs are halved: one half is reviewed, the other measured on. An answer is what the labels
say of the photo that the review asks next. Every other tag, by name, chose the constants of
`core.learning` (`--chose`), and the figures are of the others.

`kept-out`: a space trained as the built-in model's is without photographs of fifty categories
(`tools.kept_out_space`), up to sixty photographs of each of them and what else was kept out of
training. `untrained`: the built-in model's space before its training, in closed form from
ImageNet's classifier and WordNet (`tools.builtin_model.head_start`), which no photograph of the
four sets has shaped; the words for 40 photographs at least that rank them by themselves with an
average precision below 0.8 (above, nothing could gain what is asked for). `shipped`: the built-in
model with the photographs that were kept out of its training, of all categories that it was taught,
and all words that eight of them show; figures of those among the twenty it ranks worst follow.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from photo_sorter.adapters.model_store.store import FolderModelStore  # noqa: E402
from photo_sorter.core.calibration import mean_and_spread, mean_reference_cosine  # noqa: E402
from photo_sorter.core.embedding import Vectors, normalise  # noqa: E402
from photo_sorter.core.laplace import Floats  # noqa: E402
from photo_sorter.core.learning import (  # noqa: E402
    Background,
    Classifier,
    Examples,
    beats_words,
    learn,
    probabilities_by_words,
)
from photo_sorter.core.review import GIVEN, Interval, ask_next, quality  # noqa: E402
from photo_sorter.core.scoring import Reference, Scorer  # noqa: E402
from tools.builtin_model.concepts import Concepts  # noqa: E402
from tools.builtin_model.evaluate import Subject  # noqa: E402
from tools.builtin_model.everyday_words import read_everyday  # noqa: E402
from tools.builtin_model.glyphs import GlyphSource  # noqa: E402
from tools.builtin_model.head_start import _TEMPERATURE, start_head  # noqa: E402
from tools.builtin_model.photo_words import BACKGROUND, SETS  # noqa: E402
from tools.builtin_model.photos_dataset import is_validation  # noqa: E402
from tools.builtin_model.pretrained import class_synsets  # noqa: E402
from tools.builtin_model.scenes_dataset import usable_things  # noqa: E402
from tools.builtin_model.wordnet import WordNet  # noqa: E402
from tools.kept_out_space import kept_out_space, relevance  # noqa: E402
from tools.measure_likeness import held_out  # noqa: E402
from tools.search_datasets import labelled  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

Marks = NDArray[np.bool_]
_OF_EACH, _OF_NONE = 60, 400  # photographs of a category, and of none
_LEAST, _HIGHEST = 40, 0.8
_LEFT_OUT_BELOW = 0.85  # average precision by the word alone before any training
_FEW, _WORST = 8, 20  # photographs of a word, and words, in the shipped space
_ANSWERS = (10, 20, 40)
_SAME_FACES = "Faces_easy"  # as those of Faces
_SAME_FLOWER = "caltech101/sunflower"  # as another set's
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
    probabilities (m,) and truth (m,) of the photographs that are measured on, and how far the
    probabilities may be off together. No probabilities where nothing was learnt."""

    answers: int
    by_words: float
    learnt: float
    probabilities: Vectors
    truth: Marks
    spread: float


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
            probable = np.zeros(len(rest), np.float32)
            if learnt is not None:
                probable = learnt.calibrated(measured)
            before = average_precision(words[rest], truth[rest])
            now = average_precision(measured, truth[rest])
            spread = 0.0 if learnt is None else learnt.spread
            found.append(Reached(count, before, now, probable, truth[rest], spread))
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
    found: Vectors = learnt.log_odds(photos, words)
    return found


def average_precision(scores: NDArray[np.floating], wanted: Marks) -> float:
    ranked = wanted[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def show(reached: list[list[Reached]], names: Sequence[str]) -> None:
    print("| tag | words alone |" + "".join(f" {n} answers |" for n in _ANSWERS))
    print("|---|---|" + "---|" * len(_ANSWERS))
    for name, of_tag in zip(names, reached, strict=True):
        print(f"| {name} | {of_tag[0].by_words:.2f} |", *(f"{r.learnt:.2f} |" for r in of_tag))
    sum_up(reached)


def sum_up(reached: list[list[Reached]]) -> None:
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
            f"of {int(given.sum())}; {_recall(all_)}"
        )


def _recall(all_: list[Reached]) -> str:
    """Of the tags that are given to a photo, what is expected beside what is true."""
    precisions, recalls = list[tuple[Interval, float]](), list[tuple[Interval, float]]()
    for one in all_:
        found = quality(one.probabilities, one.spread)
        if found is not None:
            given = one.probabilities >= GIVEN
            precisions.append((found.precision, float(one.truth[given].mean())))
            recalls.append((found.recall, float(one.truth[given].sum() / one.truth.sum())))
    expected, true = (np.mean([pair[k] for pair in _values(recalls)]) for k in (0, 1))
    return (
        f"recall of a tag expected {expected:.3f}, true {true:.3f}; within the interval: precision "
        f"{_within(precisions):.2f}, recall {_within(recalls):.2f} of {len(recalls)} tags"
    )


def _values(found: list[tuple[Interval, float]]) -> list[tuple[float, float]]:
    return [(interval.value, true) for interval, true in found]


def _within(found: list[tuple[Interval, float]]) -> float:
    return float(np.mean([i.low - 1e-6 <= true <= i.high + 1e-6 for i, true in found]))


def _alone(library: Library) -> Floats:
    """The average precision of each tag by its word alone."""
    rows = zip(library.words.T, library.shows.T, strict=True)
    return np.array([average_precision(words, shows) for words, shows in rows])


def _below(library: Library, highest: float) -> list[int]:
    """Tags that the words rank worse, by name."""
    hard = np.flatnonzero(_alone(library) < highest)
    return [int(t) for t in sorted(hard, key=lambda t: library.names[t])]


def kept_out(
    options: argparse.Namespace,
    library: Library,
    pooled: NDArray[np.float16],
    categories: NDArray[np.str_],
) -> tuple[Library, list[int]]:
    """The categories of one word of their own that it ranks badly before any training are left
    out of it. With those words as tags, by name."""
    of_tag = [np.unique(categories[shows]).tolist() for shows in library.shows.T]
    hard = [t for t in _below(library, _LEFT_OUT_BELOW) if len(of_tag[t]) == 1]
    left_out = sorted({of_tag[t][0] for t in hard} | {_SAME_FLOWER})
    space = kept_out_space(
        left_out,
        pooled,
        library.names,
        options.photos,
        options.names,
        options.training,
        options.work / "kept-out.npz",
    )
    new = np.isin(categories, left_out)
    unseen = new | [is_validation(path) for _, path in _chosen(options.photos)]
    space = replace(space, photos=space.photos[unseen])
    truth = library.shows[unseen]
    words = relevance(space, truth, new[unseen])
    both = [t for t, of in enumerate(of_tag) if _SAME_FLOWER in of and set(of) <= set(left_out)]
    tags = sorted({*hard, *both}, key=lambda t: library.names[t])
    return Library(space.photos, library.names, words, truth), tags


def shipped(options: argparse.Namespace, subject: Subject) -> tuple[Library, list[int]]:
    """With all tags, by name."""
    kept = held_out(options.photos, subject.side)
    vectors = subject.images(kept.pixels)
    with tempfile.TemporaryDirectory() as folder:
        model = FolderModelStore(Path(folder), options.model).installed(options.model.name)
    profile = model.profile
    by_word = {
        word: rows
        for word, rows in _by_word(np.array([c or BACKGROUND for c in kept.categories])).items()
        if len(rows) >= _FEW
    }
    references = Reference(profile.reference_images, subject.texts(list(profile.reference_texts)))
    scorer = Scorer(profile.calibration, references)
    names = sorted(by_word)
    words = scorer.log_odds(subject.words(names), vectors).astype(np.float64)
    truth = np.stack([np.isin(np.arange(len(vectors)), by_word[name]) for name in names], axis=1)
    return Library(vectors, names, words, truth), list(range(len(names)))


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--model", type=Path, default=Path("resources/models/builtin"), help="a finished model")
    add("--space", choices=("kept-out", "untrained", "shipped"), default="untrained")
    add("--photos", type=Path, default=Path("../shared/photos"))
    add("--names", type=Path, default=Path("../shared/words/imagenet1k_translations.tsv"))
    add("--training", type=Path, default=Path("build/train"), help="work folder of the training")
    add("--work", type=Path, default=Path("build/learning"))
    add("--chose", action="store_true", help="the tags that chose the constants")
    options = parser.parse_args(arguments)
    if not options.photos.is_dir():
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    subject = finished(options.model)
    if options.space == "shipped":
        library, tags = shipped(options, subject)
    else:
        pooled, categories = features(subject, options.photos, options.work / "features.npz")
        library = untrained(subject, pooled, categories)
        tags = _below(library, _HIGHEST)
        if options.space == "kept-out":
            library, tags = kept_out(options, library, pooled, categories)
    tags = tags[int(not options.chose) :: 2]
    background = Background.of(library.vectors[::2])
    times: list[float] = []
    reached = [reviewed(library, tag, background, times) for tag in tags]
    show(reached, [library.names[tag] for tag in tags])
    if options.space != "untrained":  # its words are calibrated on the library itself
        found = probabilities_by_words(library.words[:, tags].astype(np.float32))
        given, shows = found >= GIVEN, library.shows[:, tags]
        print(
            f"before any answer, given at {GIVEN}: precision expected {found[given].mean():.3f}, "
            f"true {shows[given].mean():.3f} of {int(given.sum())}"
        )
    if options.space == "shipped":
        worst = set(np.argsort(_alone(library))[:_WORST].tolist())
        print(f"of the {_WORST} that the words rank worst:")
        sum_up([of_tag for tag, of_tag in zip(tags, reached, strict=True) if tag in worst])
    print(
        f"a fit with its comparison: {1e3 * np.median(times):.0f} ms, at most "
        f"{1e3 * max(times):.0f} ms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
