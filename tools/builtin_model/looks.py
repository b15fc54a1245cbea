"""Has the built-in model tell how pictures look, in the same pass as what they mean.

    python -m tools.builtin_model.looks resources/models/builtin --photos ../shared/photos

Gives both graphs of the image tower an output more, `pooled`, and fits the projection from that to
looks (`photo_sorter.adapters.engine.model.looks`) on photographs, none of which are of the
categories that `python -m tools.measure_looks` measures on.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper
from PIL import Image, ImageOps
from safetensors.numpy import save_file

from photo_sorter.adapters.engine.model.graph_files import IMAGE_NAME, INT8_NAME
from photo_sorter.adapters.engine.model.looks import (
    NAME,
    POOLED,
    REFERENCES,
    LookProjection,
    rooted,
)
from photo_sorter.adapters.engine.model.onnx_session import Session
from photo_sorter.adapters.model_store.checksums import write_checksums
from photo_sorter.core.embedding import Vectors

DIMENSIONS = 256
_REFERENCES = 256
_BATCH = 8
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
_LABELLED = ("caltech101", "flowers", "clothing", "grocery")
_NONE = "BACKGROUND"
# What the graphs of the class-aware tower call the maps of its last stages, and how much each part
# counts beside the pooled features of the last: means of the sixth stage, deviations of the fifth
# and of the fourth. Values near these weights do as well on all that is measured.
_FEATURES = "flatten_390"
_STAGES = (("batchnormalization_380", "mean"), ("add_357", "spread"), ("add_262", "spread"))
_WEIGHTS = (1.0, 0.7, 0.5, 0.5)
_IN_BYTES = "_DequantizeLinear_Output"


def has_stages(graph: onnx.ModelProto) -> bool:
    """Whether it is the graph of a class-aware tower."""
    made = {name for node in graph.graph.node for name in node.output}
    return all(f"{name}{_IN_BYTES}" in made or name in made for name, _ in _STAGES)


def with_pooled(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with what looks are made of as an output more, (n, p) float32; `graph` is changed.
    Raises ValueError for one of another tower."""
    if any(output.name == POOLED for output in graph.graph.output):
        return graph
    if not has_stages(graph):
        raise ValueError("The graph is of another image tower")
    made = {name for node in graph.graph.node for name in node.output}
    parts = [_FEATURES]
    for number, (name, kind) in enumerate(_STAGES):
        maps = name + _IN_BYTES if name + _IN_BYTES in made else name
        nodes, part = _pooling(maps, f"{POOLED}_{number}", spread=kind == "spread")
        graph.graph.node.extend(nodes)
        parts.append(part)
    graph.graph.node.append(helper.make_node("Concat", parts, [POOLED], axis=1))
    pooled = helper.make_tensor_value_info(POOLED, TensorProto.FLOAT, ["n", None])
    graph.graph.output.append(pooled)
    return graph


def _pooling(maps: str, name: str, *, spread: bool) -> tuple[list[onnx.NodeProto], str]:
    """The nodes that give the mean of each map, or the spread of its values, and what they give."""

    def node(kind: str, given: Sequence[str], made: str) -> onnx.NodeProto:
        return helper.make_node(kind, list(given), [f"{name}_{made}"])

    mean = node("GlobalAveragePool", [maps], "mean")
    if not spread:
        return [mean, node("Flatten", mean.output, "flat")], f"{name}_flat"
    squares = node("Mul", [maps, maps], "squares")
    of_squares = node("GlobalAveragePool", squares.output, "mean_square")
    square = node("Mul", [mean.output[0], mean.output[0]], "square")
    variance = node("Sub", [of_squares.output[0], square.output[0]], "variance")
    positive = node("Relu", variance.output, "positive")
    root = node("Sqrt", positive.output, "spread")
    flat = node("Flatten", root.output, "flat")
    return [mean, squares, of_squares, square, variance, positive, root, flat], f"{name}_flat"


def is_measured(category: str) -> bool:
    """Whether a category ("set/folder") is kept for measuring: half of them are, by their names'
    hash."""
    name = category.partition("/")[2]
    labelled = category.startswith(_LABELLED) and not name.startswith(_NONE)
    return labelled and hashlib.sha256(category.encode()).digest()[0] % 2 == 0


def photographs(folder: Path) -> list[tuple[str, Path]]:
    """Of each its category ("set/folder") and file."""
    found = []
    for path in sorted(folder.glob("*/*/**/*")):
        inside = path.relative_to(folder).parts
        wanted = inside[0] in (*_LABELLED, "based_cooking", "train")
        if wanted and path.suffix.lower() in _SUFFIXES and inside[1] != "Faces_easy":
            found.append(("/".join(inside[:2]), path))
    return found


def computed(session: Session, squares: Iterator[NDArray[np.uint8]], *outputs: str) -> Vectors:
    """Outputs of the graph, beside each other, for pictures (side, side, 3) in their order; two
    batches are computed at a time."""
    with ThreadPoolExecutor(2) as threads:
        parts = threads.map(lambda some: session.run(np.stack(some), *outputs), _batches(squares))
        return np.concatenate(list(parts))


def _batches(squares: Iterator[NDArray[np.uint8]]) -> Iterator[list[NDArray[np.uint8]]]:
    batch: list[NDArray[np.uint8]] = []
    for square in squares:
        batch.append(square)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def squared(picture: Image.Image, side: int) -> NDArray[np.uint8]:
    """As the model is given pictures."""
    return np.asarray(picture.resize((side, side), Image.Resampling.BICUBIC))


def opened(path: Path, side: int) -> Image.Image:
    """An upright RGB picture, not much larger than the model needs."""
    with Image.open(path) as picture:
        picture.draft("RGB", (2 * side, 2 * side))
        return ImageOps.exif_transpose(picture).convert("RGB")


def fitted(pooled: Vectors, dimensions: int = DIMENSIONS) -> LookProjection:
    """The projection that evens out the axes of what was pooled of many pictures (n, p). Each part
    counts by its weight, however widely its values are spread; small axes are not blown up."""
    roots = rooted(pooled).astype(np.float64)
    mean = roots.mean(axis=0)
    ends = np.cumsum([pooled.shape[1] - 320 - 192 - 112, 320, 192, 112])
    scale = np.empty(pooled.shape[1])
    for start, end, weight in zip([0, *ends[:-1]], ends, _WEIGHTS, strict=True):
        scale[start:end] = weight / np.sqrt(roots[:, start:end].var(axis=0).sum())
    values, axes = np.linalg.eigh(np.cov(((roots - mean) * scale).T))
    values, axes = values[::-1][:dimensions], axes[:, ::-1][:, :dimensions]
    evened = axes / np.sqrt(values + values.mean())
    whole = scale[:, np.newaxis] * evened
    return LookProjection(mean.astype(np.float32), whole.astype(np.float32))


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="of the finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    options = parser.parse_args(arguments)
    for name in (IMAGE_NAME, INT8_NAME):
        graph = onnx.load(options.folder / name, load_external_data=False)
        onnx.save(with_pooled(graph), options.folder / name)
    session = Session(options.folder, IMAGE_NAME)
    side = int(session.input_shape[1])
    paths = [p for category, p in photographs(options.photos) if not is_measured(category)]
    pooled = computed(session, (squared(opened(path, side), side) for path in paths), POOLED)
    projection = fitted(pooled)
    rows = np.random.default_rng(0).permutation(len(pooled))[:_REFERENCES]
    save_file(
        {
            "mean": projection.mean,
            "axes": projection.axes.astype(np.float16),
            REFERENCES: projection.looks(pooled[rows]).astype(np.float16),
        },
        options.folder / NAME,
    )
    write_checksums(options.folder)
    print(f"{len(paths):,} photographs, {(options.folder / NAME).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
