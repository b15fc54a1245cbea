"""The image tower of a timm model as an ONNX graph in float32."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from timm.layers import BatchNormAct2d, SelectAdaptivePool2d
from torch import fx, nn
from torch.fx.passes.shape_prop import ShapeProp

from photo_sorter.adapters.engine.model.class_aware_tower import Normalise
from tools.builtin_model.graph_builder import Floats, GraphBuilder, StoredWeights

_PREFIX = "visual."


@dataclass(frozen=True, slots=True)
class Pixels:
    """How pictures are given: squares of so many pixels, normalised by mean and deviation."""

    side: int
    mean: tuple[float, ...]
    deviation: tuple[float, ...]


def image_graph(visual: nn.Module, pixels: Pixels, weights: StoredWeights) -> onnx.ModelProto:
    """From "pixels", uint8 (n, side, side, 3), to "vectors", float32 (n, d).

    Normalisations stay nodes of their own, for their weights to lie where the model's do; ONNX
    Runtime folds them into the convolutions."""
    builder = GraphBuilder(weights)
    state = _normalised("pixels", pixels, builder)
    traced = fx.GraphModule(visual, _Tracer().trace(visual))
    with torch.inference_mode():
        ShapeProp(traced).propagate(torch.zeros(1, 3, pixels.side, pixels.side))
    writer = _Writer(builder, dict(traced.named_modules()))
    states: dict[fx.Node, str] = {}
    for node in traced.graph.nodes:
        if node.op == "placeholder":
            states[node] = state
        elif node.op == "call_module":
            states[node] = writer.module(node, states[node.args[0]])
        elif node.op == "call_function" and node.name.startswith("add"):
            states[node] = builder.node("Add", [states[given] for given in node.args])
        elif node.target is torch.cat:
            joined, axis = node.args[0], node.kwargs["dim"]
            states[node] = builder.node("Concat", [states[one] for one in joined], axis=axis)
        elif node.op == "output":
            vectors, dimensions = states[node.args[0]], node.args[0].meta["tensor_meta"].shape[1]
        else:
            raise ValueError(f"No way to write {node.op} {node.target} is known")
    given = helper.make_tensor_value_info(
        "pixels", TensorProto.UINT8, ["n", pixels.side, pixels.side, 3]
    )
    return builder.model(given, vectors, dimensions)


def _normalised(given: str, pixels: Pixels, builder: GraphBuilder) -> str:
    """(n, 3, side, side) of bytes (n, side, side, 3), around nothing."""
    mean, deviation = (_by_channel(values) for values in (pixels.mean, pixels.deviation))
    planes = builder.node("Transpose", [given], perm=[0, 3, 1, 2])
    floats = builder.node("Cast", [planes], to=TensorProto.FLOAT)
    scaled = builder.node("Mul", [floats, builder.constant(np.float32(1) / (255 * deviation))])
    return builder.node("Sub", [scaled, builder.constant(mean / deviation)])


def _by_channel(values: tuple[float, ...]) -> Floats:
    """To be broadcast to (n, channels, h, w): one number where it is the same for every channel,
    which is several times as fast."""
    each = np.asarray(values, np.float32)
    return each[:1] if len(set(values)) == 1 else each.reshape(1, -1, 1, 1)


class _Tracer(fx.Tracer):  # type: ignore[misc]
    """Follows a network down to the layers that `_Writer` writes."""

    def is_leaf_module(self, module: nn.Module, name: str) -> bool:
        return isinstance(module, tuple(_LAYERS))


class _Writer:
    """Writes layers. The names of their weights are those of the modules that hold them."""

    def __init__(self, builder: GraphBuilder, modules: dict[str, nn.Module]) -> None:
        self._builder = builder
        self._modules = modules

    def module(self, node: fx.Node, state: str) -> str:
        """The layer that a node of the trace calls, on `state`; returns what comes out."""
        layer = self._modules[str(node.target)]
        write = next(_LAYERS[kind] for kind in type(layer).__mro__ if kind in _LAYERS)
        return write(self, node, layer, state)

    def nothing(self, _node: fx.Node, _layer: Any, state: str) -> str:
        return state

    def convolution(self, node: fx.Node, layer: Any, state: str) -> str:
        (given,) = node.args
        inputs = [state, self._weight(node, "weight")]
        if layer.bias is not None:
            inputs.append(self._weight(node, "bias"))
        return self._builder.node(
            "Conv",
            inputs,
            kernel_shape=list(layer.kernel_size),
            strides=list(layer.stride),
            dilations=list(layer.dilation),
            group=layer.groups,
            pads=_padding(layer, *_sizes(given, node)),
        )

    def norm(self, node: fx.Node, layer: Any, state: str) -> str:
        names = ("weight", "bias", "running_mean", "running_var")
        weights = [self._weight(node, name) for name in names]
        state = self._builder.node("BatchNormalization", [state, *weights], epsilon=layer.eps)
        return self._rectified(layer.act, state) if isinstance(layer, BatchNormAct2d) else state

    def rectifier(self, _node: fx.Node, layer: Any, state: str) -> str:
        return self._rectified(layer, state)

    def mean(self, _node: fx.Node, layer: Any, state: str) -> str:
        if layer.pool_type != "avg":
            raise ValueError(f"No way to write a pool of {layer.pool_type} is known")
        return self._builder.node("Flatten", [self._builder.node("GlobalAveragePool", [state])])

    def linear(self, node: fx.Node, layer: Any, state: str) -> str:
        inputs = [state, self._weight(node, "weight")]
        if layer.bias is not None:
            inputs.append(self._weight(node, "bias"))
        return self._builder.node("Gemm", inputs, transB=1)

    def gelu(self, _node: fx.Node, layer: Any, state: str) -> str:
        return self._builder.node("Gelu", [state], approximate=layer.approximate)

    def softmax(self, _node: fx.Node, layer: Any, state: str) -> str:
        return self._builder.node("Softmax", [state], axis=layer.dim)

    def unit(self, _node: fx.Node, _layer: Any, state: str) -> str:
        return self._builder.node("LpNormalization", [state], axis=1)

    def _weight(self, node: fx.Node, name: str) -> str:
        return self._builder.weight(f"{_PREFIX}{node.target}.{name}")

    def _rectified(self, layer: nn.Module, state: str) -> str:
        if isinstance(layer, nn.Identity):
            return state
        if isinstance(layer, nn.ReLU6):
            limits = [self._builder.constant(np.asarray(v, np.float32)) for v in (0.0, 6.0)]
            return self._builder.node("Clip", [state, *limits])
        if isinstance(layer, nn.ReLU):
            return self._builder.node("Relu", [state])
        raise ValueError(f"No way to write {type(layer).__name__} is known")


_LAYERS: dict[type[nn.Module], Callable[[_Writer, fx.Node, Any, str], str]] = {
    nn.Conv2d: _Writer.convolution,
    nn.BatchNorm2d: _Writer.norm,
    nn.Linear: _Writer.linear,
    nn.ReLU: _Writer.rectifier,
    nn.ReLU6: _Writer.rectifier,
    nn.GELU: _Writer.gelu,
    nn.Softmax: _Writer.softmax,
    Normalise: _Writer.unit,
    nn.Identity: _Writer.nothing,
    nn.Dropout: _Writer.nothing,
    SelectAdaptivePool2d: _Writer.mean,
}


def _sizes(given: Any, made: fx.Node) -> tuple[tuple[int, int], tuple[int, int]]:
    """Height and width before and after a layer."""
    before, after = (tuple(node.meta["tensor_meta"].shape[2:]) for node in (given, made))
    return before, after


def _padding(layer: Any, before: tuple[int, int], after: tuple[int, int]) -> list[int]:
    """Rows and columns of nothing: above, left, below, right. timm's layers for TensorFlow's
    weights pad as much as the size needs, the odd one at the end; what they do is read off the
    sizes."""
    if isinstance(layer.padding, tuple) and type(layer) is nn.Conv2d:
        return [*layer.padding, *layer.padding]
    needed = [
        max((out - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
        for size, out, kernel, stride, dilation in zip(
            before, after, layer.kernel_size, layer.stride, layer.dilation, strict=True
        )
    ]
    first = [count // 2 for count in needed]
    return [*first, *(count - part for count, part in zip(needed, first, strict=True))]
