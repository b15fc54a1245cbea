"""Measures searches by examples on photographs that the built-in model was not trained on.

    python -m tools.measure_likeness resources/models/builtin --photos ../shared/photos

*Two things*: like a photo of A, and the word for B, among photographs of one thing each and
pictures of A and B side by side, which are made of two photographs. *Colours*: like a photo of A,
and a colour that it has not, for the photos of A in that colour. Both print the mean average
precision of the picture alone, the word alone, the sum of both vectors, and both together as the
app does; *found* and *right* are the recall and precision of what the app calls matches. *Several*:
the precision at 10 of one to five examples of a category; *less*: of one, before and after the
first wrong answer is made an example against.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image  # noqa: E402

from photo_sorter.adapters.model_store.store import FolderModelStore  # noqa: E402
from photo_sorter.core.embedding import Vectors, normalise  # noqa: E402
from photo_sorter.core.encoder_profile import EncoderProfile  # noqa: E402
from photo_sorter.core.likeness import (  # noqa: E402
    LEAST_LIKENESS,
    Direction,
    direction,
    fit,
    joined,
    likeness,
)
from photo_sorter.core.ranking import SURE, relative_threshold  # noqa: E402
from photo_sorter.core.scoring import Reference, Scorer, Scores  # noqa: E402
from tools.builtin_model.colours import colour_shares, is_colourless  # noqa: E402
from tools.builtin_model.evaluate import Subject  # noqa: E402
from tools.builtin_model.photo_words import BACKGROUND, SETS  # noqa: E402
from tools.builtin_model.photos_dataset import is_validation  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

Marks = NDArray[np.bool_]
_COLOURS = ("black", "blue", "brown", "green", "orange", "pink", "purple", "red", "white", "yellow")
_PAIRS, _OF_EACH = 60, 5
_FEW = 15  # photos of a category of which ten can be found beside five examples


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Photographs (n, side, side, 3), and of each its category ("set/folder") and colour."""

    pixels: NDArray[np.uint8]
    categories: NDArray[np.str_]
    colours: NDArray[np.str_]

    def of(self, category: str) -> NDArray[np.int64]:
        return np.flatnonzero(self.categories == category)


def held_out(folder: Path, side: int) -> HeldOut:
    """What training leaves out of the sets in `folder`."""
    pixels, categories, colours = [], [], []
    for name in SETS:
        for path in sorted((folder / name).glob("*/*")):
            if path.suffix.lower() not in {".jpg", ".jpeg", ".png"} or not is_validation(path):
                continue
            known = path.parent.name != BACKGROUND
            picture = Image.open(path).convert("RGB")
            pixels.append(np.asarray(picture.resize((side, side), Image.Resampling.BICUBIC)))
            categories.append(f"{name}/{path.parent.name}" if known else "")
            colours.append(colour_of(picture))
    return HeldOut(np.stack(pixels), np.array(categories), np.array(colours))


def colour_of(picture: Image.Image) -> str:
    """The word of the colour that most of the middle has; "" where none has much of it."""
    width, height = picture.size
    shares = colour_shares(picture.crop((width // 5, height // 5, width * 4 // 5, height * 4 // 5)))
    name = max(shares, key=lambda each: shares[each])
    least = 0.62 if name in ("grey", "white", "black") else 0.4
    return name if shares[name] > least and not is_colourless(picture) else ""


class Asking:
    """Scores photos as the app does."""

    def __init__(self, subject: Subject, profile: EncoderProfile) -> None:
        self._reference = profile.reference_images
        texts = subject.texts(list(profile.reference_texts))
        self._scorer = Scorer(profile.calibration, Reference(self._reference, texts))
        self._least = profile.calibration.search_threshold

    def pictures(self, pictures: Vectors) -> Direction:
        return direction(pictures, [1.0] * len(pictures), self._reference)

    def both(self, picture: Vectors, word: Vectors, photos: Vectors) -> tuple[Scores, Marks]:
        """Scores, and what is a match."""
        relevances = self._scorer.scores(word[np.newaxis], photos)[:, 0]
        alike = likeness(self.pictures(picture[np.newaxis]), None, photos)
        scores = joined([(alike, 1.0), (fit(relevances), 1.0)])
        least, sure = (self._joined(value) for value in (self._least, SURE))
        return scores, scores >= relative_threshold(least, sure, float(scores.max()))

    def word(self, word: Vectors, photos: Vectors) -> Scores:
        return self._scorer.scores(word[np.newaxis], photos)[:, 0]

    @staticmethod
    def _joined(relevance: float) -> float:
        least, relevances = (np.full(1, each, np.float32) for each in (LEAST_LIKENESS, relevance))
        return float(joined([(least, 1.0), (fit(relevances), 1.0)])[0])


class Table:
    """Of searches by a picture and a word: how good each way of ranking is."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._precision: dict[str, list[float]] = {}
        self._matches: list[tuple[float, float]] = []

    def add(self, picture: Vectors, word: Vectors, photos: Vectors, wanted: Marks) -> None:
        together, matches = self._asking.both(picture, word, photos)
        ways = {
            "picture alone": photos @ picture,
            "word alone": self._asking.word(word, photos),
            "sum of vectors": photos @ normalise(picture + word),
            "both": together,
        }
        for name, scores in ways.items():
            self._precision.setdefault(name, []).append(average_precision(scores, wanted))
        right = float((matches & wanted).sum())
        self._matches.append((right / wanted.sum(), right / max(1, matches.sum())))

    def show(self, name: str) -> None:
        print(f"{name}: {len(self._matches)} searches")
        for way, found in self._precision.items():
            print(f"  {way:16s} average precision {np.mean(found):.3f}")
        recall, precision = np.mean(self._matches, axis=0)
        print(f"  matches of both: found {recall:.3f}, right {precision:.3f}")


def average_precision(scores: Scores, wanted: Marks) -> float:
    ranked = wanted[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def two_things(subject: Subject, asking: Asking, photos: HeldOut, vectors: Vectors) -> None:
    rng = np.random.default_rng(1)
    categories = [c for c in np.unique(photos.categories) if c and len(photos.of(c)) > 5]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < _PAIRS:
        one, other = rng.choice(categories, 2, replace=False)
        if not one.split("/")[0] == other.split("/")[0] == "clothing":  # one photo may show both
            pairs.add((str(one), str(other)))
    asked = [pair for pair in sorted(pairs) for _ in range(_OF_EACH)]
    made = [side_by_side(photos.pixels, _one_of_each(photos, pair, rng)) for pair in asked]
    library = np.concatenate([vectors, subject.images(np.stack(made))])
    shown = [*({category} for category in photos.categories), *map(set, asked)]
    table = Table(asking)
    for one, other in sorted(pairs):
        example = int(photos.of(one)[0])
        others = np.arange(len(library)) != example
        wanted = np.array([{one, other} <= each for each in shown])
        word = subject.words([_name(other)])[0]
        table.add(vectors[example], word, library[others], wanted[others])
    table.show("two things")


def _one_of_each(
    photos: HeldOut, pair: tuple[str, str], rng: np.random.Generator
) -> NDArray[np.int64]:
    """In any order; not the first of the one, which is the example."""
    one, other = map(photos.of, pair)
    return rng.permutation([rng.choice(one[1:]), rng.choice(other)])


def side_by_side(pixels: NDArray[np.uint8], both: NDArray[np.int64]) -> NDArray[np.uint8]:
    side = pixels.shape[1]
    wide = Image.fromarray(np.concatenate([pixels[both[0]], pixels[both[1]]], axis=1))
    return np.asarray(wide.resize((side, side), Image.Resampling.BICUBIC))


def colours(subject: Subject, asking: Asking, photos: HeldOut, vectors: Vectors) -> None:
    table = Table(asking)
    words = dict(zip(_COLOURS, subject.words(list(_COLOURS)), strict=True))
    for category in filter(None, np.unique(photos.categories)):
        for colour, word in words.items():
            alike = photos.categories == category
            wanted = alike & (photos.colours == colour)
            others = np.flatnonzero(alike & ~wanted & (photos.colours != ""))
            if wanted.sum() < 3:
                continue
            for example in others[:3]:
                rest = np.arange(len(vectors)) != example
                table.add(vectors[example], word, vectors[rest], wanted[rest])
    table.show("colours")


def several(asking: Asking, photos: HeldOut, vectors: Vectors) -> None:
    rng = np.random.default_rng(5)
    found: dict[int, list[float]] = {}
    for category in filter(None, np.unique(photos.categories)):
        members = photos.of(category)
        for _ in range(10 if len(members) >= _FEW else 0):
            chosen = rng.permutation(members)[:5]
            rest = ~np.isin(np.arange(len(vectors)), chosen)
            for count in (1, 2, 3, 5):
                scores = likeness(asking.pictures(vectors[chosen[:count]]), None, vectors[rest])
                right = photos.categories[rest] == category
                found.setdefault(count, []).append(_of_ten(scores, right))
    print(f"several: {len(found[1])} searches")
    for count, values in found.items():
        print(f"  {count} examples: precision at 10 {np.mean(values):.3f}")


def less(asking: Asking, photos: HeldOut, vectors: Vectors) -> None:
    found = []
    for category in filter(None, np.unique(photos.categories)):
        members = photos.of(category)
        for example in members[:6] if len(members) >= _FEW else ():
            alike = asking.pictures(vectors[[example]])
            right = photos.categories == category
            order = np.argsort(-likeness(alike, None, vectors))
            wrong = next(row for row in order if not right[row])
            rest = ~np.isin(np.arange(len(vectors)), [example, wrong])
            against = asking.pictures(vectors[[wrong]])
            found.append(
                [
                    _of_ten(likeness(alike, unlike, vectors[rest]), right[rest])
                    for unlike in (None, against)
                ]
            )
    before, after = np.mean(found, axis=0)
    print(f"less: {len(found)} searches\n  precision at 10 {before:.3f}, then {after:.3f}")


def _of_ten(scores: Scores, right: Marks) -> float:
    return float(right[np.argsort(-scores, kind="stable")[:10]].mean())


def _name(category: str) -> str:
    of_set, folder = category.split("/")
    return SETS[of_set][folder][0][0]


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, metavar="DIR", help="folder of a finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    options = parser.parse_args(arguments)
    if not options.photos.is_dir():
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    subject = finished(options.model)
    with tempfile.TemporaryDirectory() as folder:
        profile = FolderModelStore(Path(folder), options.model).installed("builtin").profile
    asking = Asking(subject, profile)
    photos = held_out(options.photos, subject.side)
    vectors = subject.images(photos.pixels)
    two_things(subject, asking, photos, vectors)
    colours(subject, asking, photos, vectors)
    several(asking, photos, vectors)
    less(asking, photos, vectors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
