"""A model folder's graphs for ONNX Runtime, by name. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

IMAGE_NAME = "image.onnx"  # in float32
INT8_NAME = "image.int8.onnx"  # in 8-bit integers between its convolutions
TEXT_NAME = "text.onnx"
GRAPH_NAMES = (IMAGE_NAME, INT8_NAME, TEXT_NAME)
LOOK_WEIGHTS_NAME = "model.safetensors"  # of a model of looks, which timm computes


class NoRuntimeError(Exception):
    """ONNX Runtime is not there, or has no code here for what a graph computes."""


def is_look_model(folder: Path) -> bool:
    """Whether a model folder is of a model that tells looks alone."""
    return (folder / LOOK_WEIGHTS_NAME).is_file()


def graphs_in(folder: Path) -> list[str]:
    """The names of those that a model folder has."""
    return [name for name in GRAPH_NAMES if (folder / name).is_file()]
