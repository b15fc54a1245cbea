"""The graph that gives the built-in tower's map: its features of each square of a picture.

    python -m tools.describer.map_graph resources/models/builtin

It is the image tower's own graph with another output, and shares its weights.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from photo_sorter.adapters.describing.builtin.map_file import (
    CHANNELS,
    MAP_NAME,
    MAP_OUTPUT,
    SQUARES,
    VECTOR,
)
from photo_sorter.adapters.engine.model.graph_files import IMAGE_NAME
from photo_sorter.adapters.engine.model.looks import POOLED
from photo_sorter.adapters.model_store.checksums import write_checksums

# What the graph calls its maps: the normalised picture (3 channels, 192 x 192), the ends of the
# second (24, 48 x 48), third (40, 24 x 24) and fifth stage (112, 12 x 12), and of the last (320,
# 6 x 6).
_PICTURE, _SECOND, _THIRD, _FIFTH, _LAST = (
    "sub_3",
    "add_73",
    "add_120",
    "add_262",
    "batchnormalization_380",
)


def with_map(graph: onnx.ModelProto) -> onnx.ModelProto:
    """`graph`, changed: its outputs are the vectors and the map, (n, 37, 1072) float32. A row is a
    square of 32 pixels: colours in sixteen places, earlier stages in four, the last in one. The
    last row is the vector, with zeros behind it. Raises ValueError for another tower's graph."""
    made = {name for node in graph.graph.node for name in node.output}
    if not {_PICTURE, _SECOND, _THIRD, _FIFTH, _LAST} <= made:
        raise ValueError("The graph is of another image tower")
    kept = [output for output in graph.graph.output if output.name != POOLED]
    nodes = [node for node in graph.graph.node if not _is_of_looks(node)]
    rows = SQUARES * SQUARES

    def add(kind: str, given: list[str], name: str, **attributes: object) -> str:
        nodes.append(helper.make_node(kind, given, [f"map_{name}"], **attributes))
        return f"map_{name}"

    def number(name: str, values: list[int]) -> str:
        graph.graph.initializer.append(
            helper.make_tensor(f"map_{name}", TensorProto.INT64, [len(values)], values)
        )
        return f"map_{name}"

    def pooled(given: str, name: str, side: int) -> str:
        size = [side, side]
        return add("AveragePool", [given], name, kernel_shape=size, strides=size)

    colours = add("SpaceToDepth", [pooled(_PICTURE, "colours", 8)], "colours_in_16", blocksize=4)
    early = [pooled(_SECOND, "second", 4), pooled(_THIRD, "third", 2), _FIFTH]
    stages = add("Concat", early, "stages", axis=1)
    in_four = add("SpaceToDepth", [stages], "stages_in_4", blocksize=2)
    whole = add("Concat", [colours, in_four, _LAST], "whole", axis=1)
    flat = add("Reshape", [whole, number("shape", [0, CHANNELS, rows])], "flat")
    squares = add("Transpose", [flat], "squares", perm=[0, 2, 1])
    padded = add("Pad", ["vectors", number("pads", [0, 0, 0, CHANNELS - VECTOR])], "padded")
    row = add("Unsqueeze", [padded, number("axis", [1])], "row")
    nodes.append(helper.make_node("Concat", [squares, row], [MAP_OUTPUT], axis=1))
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    del graph.graph.output[:]
    graph.graph.output.extend(kept)
    graph.graph.output.append(
        helper.make_tensor_value_info(MAP_OUTPUT, TensorProto.FLOAT, ["n", rows + 1, CHANNELS])
    )
    return graph


def _is_of_looks(node: onnx.NodeProto) -> bool:
    return all(name.startswith(POOLED) for name in node.output)


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="of the finished model")
    folder: Path = parser.parse_args(arguments).folder
    onnx.save(with_map(onnx.load(folder / IMAGE_NAME, load_external_data=False)), folder / MAP_NAME)
    write_checksums(folder)
    print(f"{(folder / MAP_NAME).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
