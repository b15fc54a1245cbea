"""A model folder's graphs for ONNX Runtime, by name. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

IMAGE_NAME = "image.onnx"  # in float32
INT8_NAME = "image.int8.onnx"  # in 8-bit integers between its convolutions
TEXT_NAME = "text.onnx"
GRAPH_NAMES = (IMAGE_NAME, INT8_NAME, TEXT_NAME)


class NoRuntimeError(Exception):
    """ONNX Runtime is not there, or has no code here for what a graph computes."""


def graphs_in(folder: Path) -> list[str]:
    """The names of those that a model folder has."""
    return [name for name in GRAPH_NAMES if (folder / name).is_file()]
