"""Writes a finished model's towers as ONNX graphs beside its weights.

    python -m tools.builtin_model.graphs resources/models/builtin --pictures DIR

The graphs in float32 hold no weights: they say where these lie in the model's safetensors file.
The image tower in 8-bit integers holds those of its convolutions, a fourth of the size.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
import onnx  # noqa: E402
import torch  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image, ImageOps  # noqa: E402

from photo_sorter.adapters.engine.model.graph_files import (  # noqa: E402
    GRAPH_NAMES,
    IMAGE_NAME,
    INT8_NAME,
    TEXT_NAME,
)
from photo_sorter.adapters.engine.model.onnx_session import WEIGHTS_MARK, weights_mark  # noqa: E402
from photo_sorter.core.batches import in_batches  # noqa: E402
from tools.builtin_model.graph_builder import StoredWeights  # noqa: E402
from tools.builtin_model.image_graph import Pixels, image_graph  # noqa: E402
from tools.builtin_model.int8_graph import int8_graph  # noqa: E402
from tools.builtin_model.looks import has_stages, with_pooled  # noqa: E402
from tools.builtin_model.text_graph import text_graph  # noqa: E402

Bytes = NDArray[np.uint8]
_BATCH = 32
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def write_graphs(
    folder: Path, model: torch.nn.Module, calibration_batches: Iterable[Bytes]
) -> None:
    """Write `image.onnx`, `image.int8.onnx` and `text.onnx` into `folder`, which has the model's
    configuration and its weights.

    `model` tells the shape of the network; the values are those of the folder's file. Each of
    `calibration_batches` is uint8 (n, side, side, 3) at the model's side, of pictures such as the
    model is for: they tell how large the activations get."""
    path = folder / "open_clip_model.safetensors"
    weights, mark = StoredWeights(path), weights_mark(path)
    network: Any = model.eval()

    def save(graph: onnx.ModelProto, name: str) -> None:
        onnx.helper.set_model_props(graph, {WEIGHTS_MARK: mark})
        onnx.save(graph, folder / name)

    image = image_graph(network.visual, _pixels(folder), weights)
    save(image, IMAGE_NAME)
    save(text_graph(network, weights), TEXT_NAME)
    in_bytes = int8_graph(folder / IMAGE_NAME, calibration_batches, weights)
    save(with_pooled(in_bytes) if has_stages(in_bytes) else in_bytes, INT8_NAME)
    if has_stages(image):
        save(with_pooled(image), IMAGE_NAME)


def side_of(folder: Path) -> int:
    """The side of the squares that the model of a folder takes."""
    return _pixels(folder).side


def _pixels(folder: Path) -> Pixels:
    preprocess = json.loads((folder / "open_clip_config.json").read_text("utf-8"))["preprocess_cfg"]
    sides = {int(side) for side in np.atleast_1d(preprocess["size"])}
    how = (preprocess["resize_mode"], preprocess["interpolation"])
    if len(sides) > 1 or how != ("squash", "bicubic"):
        raise ValueError("Only pictures squashed to squares by the bicubic filter are supported")
    return Pixels(sides.pop(), tuple(preprocess["mean"]), tuple(preprocess["std"]))


def pictures_of(folder: Path, side: int, most: int) -> Bytes:
    """At most so many pictures from below a folder, spread over all that are there."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    chosen = files[:: max(1, len(files) // most)][:most]
    return np.stack([_squashed(path, side) for path in chosen])


def _squashed(path: Path, side: int) -> Bytes:
    with Image.open(path) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    return np.asarray(upright.resize((side, side), Image.Resampling.BICUBIC))


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    import open_clip

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="of the finished model")
    parser.add_argument(
        "--pictures", type=Path, required=True, help="folder of pictures to calibrate with"
    )
    parser.add_argument("--count", type=int, default=512, help="how many of them")
    options = parser.parse_args(arguments)
    pixels = pictures_of(options.pictures, side_of(options.folder), options.count)
    model = open_clip.create_model(f"local-dir:{options.folder}")
    write_graphs(options.folder, model, in_batches(pixels, _BATCH))
    for name in GRAPH_NAMES:
        print(f"{name}: {(options.folder / name).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
