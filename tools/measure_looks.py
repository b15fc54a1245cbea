"""Measures what looks the same: the built-in model's looks beside its vectors (CLIP).

    python -m tools.measure_looks resources/models/builtin --photos ../shared/photos

Of the ten nearest, how many are right, by the cosines of each space:

*same photograph*: views of photographs that training left out: the whole, halves, and crops of 15
to 50 % of its area, of other shapes, some mirrored, colours kept. Right is another view of the same
photograph. Eleven views of each are among those of all others.

*same category*: photographs of the categories that the looks were not fitted on (half of them, by
their names), at most sixty of each. `left out` are those among them that the training of CLIP left
out, but not their categories, whose names it was taught by their other photographs. CLIP *untaught*
is the space that it starts from, in closed form from ImageNet's classes and WordNet, before any of
these photographs had a name: what it is on a category that nobody taught it.

*same kind and colour*: a category and the colour word that most of the middle has.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image, ImageOps  # noqa: E402

from photo_sorter.adapters.engine.model.graph_files import IMAGE_NAME  # noqa: E402
from photo_sorter.adapters.engine.model.looks import POOLED, LookProjection, read_projection  # noqa: E402
from photo_sorter.adapters.engine.model.onnx_session import VECTORS, Session  # noqa: E402
from photo_sorter.adapters.engine.model.onnx_towers import load_image_tower  # noqa: E402
from photo_sorter.core.embedding import Vectors, normalise  # noqa: E402
from tools.builtin_model.looks import (  # noqa: E402
    computed,
    is_measured,
    opened,
    photographs,
    squared,
)
from tools.builtin_model.photos_dataset import is_validation  # noqa: E402
from tools.measure_learning import untrained  # noqa: E402
from tools.measure_likeness import colour_of  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

_TEN = 10
_AT_ONCE, _PASSES = 16, 80
_OF_EACH = 60  # photographs of a category
_PHOTOGRAPHS, _VIEWS = 300, 11
_SHARES, _SHAPES = (0.15, 0.5), (0.75, 1.33)
_FEATURES = 1280  # of what is pooled: the last layer's


def views(picture: Image.Image, rng: np.random.Generator) -> Iterator[Image.Image]:
    """`_VIEWS` of one photograph."""
    width, height = picture.size
    yield picture
    yield picture.crop((0, 0, width // 2, height))
    yield picture.crop((width - width // 2, 0, width, height))
    yield picture.crop((0, 0, width, height // 2))
    yield picture.crop((0, height - height // 2, width, height))
    for _ in range(_VIEWS - 5):
        area = rng.uniform(*_SHARES) * width * height
        shape = np.exp(rng.uniform(*np.log(_SHAPES)))
        wide = int(np.clip(np.sqrt(area * shape), 8, width))
        high = int(np.clip(np.sqrt(area / shape), 8, height))
        left, top = rng.integers(0, width - wide + 1), rng.integers(0, height - high + 1)
        cut = picture.crop((int(left), int(top), int(left) + wide, int(top) + high))
        yield ImageOps.mirror(cut) if rng.random() < 0.5 else cut


def of_ten(vectors: Vectors, kinds: NDArray[np.str_]) -> float:
    """How many of the ten nearest are of the same kind, as a mean over the kinds that have more
    than ten; '' is no kind."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1.0)
    nearest = np.argpartition(-cosines, _TEN, axis=1)[:, :_TEN]
    right = (kinds[nearest] == kinds[:, np.newaxis]).mean(axis=1)
    names, counts = np.unique(kinds[kinds != ""], return_counts=True)
    of_kinds = [right[kinds == name].mean() for name in names[counts > _TEN]]
    return float(np.mean(of_kinds))


def _chosen(photos: Path) -> list[tuple[str, Path]]:
    """Photographs of the categories that are measured, of none more than `_OF_EACH`."""
    by_category: dict[str, list[Path]] = {}
    for category, path in photographs(photos):
        if is_measured(category):
            by_category.setdefault(category, []).append(path)
    rng = np.random.default_rng(0)
    return [
        (category, paths[row])
        for category, paths in by_category.items()
        for row in sorted(rng.permutation(len(paths))[:_OF_EACH].tolist())
    ]


def _spaces(vectors: Vectors, pooled: Vectors, projection: LookProjection) -> dict[str, Vectors]:
    """Each space's vectors (n, ·), from the model's and what was pooled."""
    return {
        "CLIP": normalise(vectors),
        "last layer": normalise(pooled[:, :_FEATURES]),
        "looks": projection.looks(pooled),
    }


def cost(folder: Path) -> float:
    """How long a pass takes that gives looks, too, beside one that gives vectors alone: the median
    of the processor's times of pairs, on one thread, as the app computes here."""
    tower = load_image_tower(folder, exact=False)
    shape = (_AT_ONCE, tower.input_side, tower.input_side, 3)
    inputs = list(np.random.default_rng(0).integers(0, 255, shape, np.uint8))
    ratios = []
    for _ in range(_PASSES):
        begun = time.thread_time()
        tower.embed(inputs, 1)
        between = time.thread_time()
        tower.see(inputs, 1)
        ratios.append((time.thread_time() - between) / (between - begun))
    return float(np.median(ratios))


def _print(title: str, found: Sequence[tuple[str, float]]) -> None:
    print(title)
    for name, value in found:
        print(f"  {name:14s} {value:.3f}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, metavar="DIR", help="folder of a finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--cost", action="store_true", help="only how much longer a pass takes")
    parser.add_argument("--untaught", action="store_true", help="CLIP before its training, too")
    options = parser.parse_args(arguments)
    if options.cost:
        print(f"a pass with looks takes {cost(options.model):.3f} times as long")
        return 0
    if not options.photos.is_dir():
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    session = Session(options.model, IMAGE_NAME)
    side = int(session.input_shape[1])

    projection = read_projection(options.model)
    if projection is None:
        print(f"{options.model} gives no looks", file=sys.stderr)
        return 2

    def seen(squares: Iterator[NDArray[np.uint8]]) -> tuple[Vectors, Vectors]:
        both = computed(session, squares, VECTORS, POOLED)
        split = both.shape[1] - len(projection.mean)
        return both[:, :split], both[:, split:]

    chosen = _chosen(options.photos)
    rng = np.random.default_rng(1)
    left_out = [path for _, path in chosen if is_validation(path)]
    whole = [left_out[row] for row in rng.permutation(len(left_out))[:_PHOTOGRAPHS]]
    cut = (view for path in whole for view in views(opened(path, side), rng))
    of_views = _spaces(*seen(squared(view, side) for view in cut), projection)
    names = np.repeat([str(path) for path in whole], _VIEWS)
    _print(
        f"same photograph: {len(whole)} photographs, {_VIEWS} views of each",
        [(name, of_ten(vectors, names)) for name, vectors in of_views.items()],
    )

    vectors, pooled = seen(squared(opened(path, side), side) for _, path in chosen)
    of_photos = _spaces(vectors, pooled, projection)
    categories = np.array([category for category, _ in chosen])
    if options.untaught:
        features = pooled[:, :_FEATURES].astype(np.float16)
        before = untrained(finished(options.model), features, categories)
        of_photos["CLIP, untaught"] = before.vectors
    colours = [colour_of(opened(path, side)) for _, path in chosen]
    coloured = np.array([f"{a} {b}" if b else "" for a, b in zip(categories, colours, strict=True)])
    unseen = np.array([is_validation(path) for _, path in chosen])
    for title, kinds, rows in (
        ("same category", categories, np.ones(len(chosen), np.bool_)),
        ("same category, left out", categories, unseen),
        ("same kind and colour", coloured, np.ones(len(chosen), np.bool_)),
    ):
        found = [(name, of_ten(each[rows], kinds[rows])) for name, each in of_photos.items()]
        _print(f"{title}: {rows.sum():,} photographs", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
