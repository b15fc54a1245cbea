"""The image tower in 8-bit integers, for processors that multiply and add up bytes natively."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)

from tools.builtin_model.graph_builder import StoredWeights

# Convolutions at the start, which stay in floats: they are thin, and half of what bytes lose, they
# lose there.
_IN_FLOATS = 6
_LARGE = 100_000  # numbers
_QUANTISED = ["Conv", "Add", "Clip", "Relu", "GlobalAveragePool"]


def int8_graph(
    image: Path, batches: Iterable[NDArray[np.uint8]], weights: StoredWeights
) -> onnx.ModelProto:
    """What the graph at `image` computes, in bytes between all convolutions but the first. Each
    output channel has steps of its own for its weights; `batches` of the graph's input tell how
    large the activations get. What follows the convolutions stays in floats: it takes no time."""
    with tempfile.TemporaryDirectory() as made:
        whole, quantised = Path(made) / "whole.onnx", Path(made) / "int8.onnx"
        _fold(image, whole)
        quantize_static(
            whole,
            quantised,
            _Batches(batches),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=_QUANTISED,
            nodes_to_exclude=_convolutions(whole)[:_IN_FLOATS],
            calibrate_method=CalibrationMethod.MinMax,
        )
        return _without_heads_weights(onnx.load(quantised), weights)


def _without_heads_weights(model: onnx.ModelProto, weights: StoredWeights) -> onnx.ModelProto:
    """The same with large weights that stayed in floats read where the model's lie; ONNX Runtime
    casts them once, when it loads the graph."""
    casts, stored = [], []
    for weight in model.graph.initializer:
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < _LARGE:
            continue
        name = weights.named(numpy_helper.to_array(weight))
        if name is None:
            raise ValueError(f"{weight.name} is no weight of the model")
        stored.append(weight)
        casts.append(helper.make_node("Cast", [name], [weight.name], to=TensorProto.FLOAT))
    for weight, cast in zip(stored, casts, strict=True):
        model.graph.initializer.remove(weight)
        model.graph.initializer.append(weights.reference(cast.input[0]))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*casts, *nodes])
    return model


def _convolutions(graph: Path) -> list[str]:
    return [node.name for node in onnx.load(graph).graph.node if node.op_type == "Conv"]


def _fold(image: Path, whole: Path) -> None:
    """Write the graph with its weights inside and its normalisations in the convolutions."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(whole)
    onnxruntime.InferenceSession(image, options, providers=["CPUExecutionProvider"])


class _Batches(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, batches: Iterable[NDArray[np.uint8]]) -> None:
        self._batches: Iterator[NDArray[np.uint8]] = iter(batches)

    def get_next(self) -> dict[str, Any] | None:
        batch = next(self._batches, None)
        return None if batch is None else {"pixels": batch}
