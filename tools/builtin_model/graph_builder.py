"""Writes ONNX graphs node by node, whose weights lie in a model folder's safetensors file.

A graph that names where in that file each weight lies ("external data") costs a few kilobytes. The
weights are float16 there; each is brought to float32 by a node of its own, which ONNX Runtime
computes once, when a session is made.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

OPSET = 20
IR_VERSION = 10  # that of the first ONNX with this opset: older runtimes read it, too
Floats = NDArray[np.float32]

_TYPES = {"F16": TensorProto.FLOAT16, "F32": TensorProto.FLOAT}


class StoredWeights:
    """A safetensors file: where each tensor lies, and what it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] | None = None
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            self._entries: dict[str, Any] = json.loads(file.read(length))
        self._start = 8 + length

    def value(self, name: str) -> Floats:
        """The tensor in float32."""
        if self._values is None:
            self._values = load_file(self._path)
        value: Floats = self._values[name].astype(np.float32)
        return value

    def named(self, value: Floats) -> str | None:
        """The tensor of these very numbers."""
        for name, entry in self._entries.items():
            if entry.get("shape") == list(value.shape) and np.array_equal(self.value(name), value):
                return name
        return None

    def reference(self, name: str) -> TensorProto:
        """An initializer that says where the tensor lies, and holds nothing."""
        entry = self._entries[name]
        begin, end = entry["data_offsets"]
        tensor = TensorProto(
            name=name,
            data_type=_TYPES[entry["dtype"]],
            dims=entry["shape"],
            data_location=TensorProto.EXTERNAL,
        )
        where = {"location": self._path.name, "offset": self._start + begin, "length": end - begin}
        for key, value in where.items():
            tensor.external_data.add(key=key, value=str(value))
        return tensor


class GraphBuilder:
    """Collects nodes in the order in which they are computed."""

    def __init__(self, weights: StoredWeights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: dict[str, TensorProto] = {}
        self._floats: dict[str, str] = {}

    def stored(self, name: str) -> str:
        """A weight as it lies in the file."""
        if name not in self._initializers:
            self._initializers[name] = self._weights.reference(name)
        return name

    def weight(self, name: str) -> str:
        """A weight in float32."""
        if name not in self._floats:
            self._floats[name] = self.node("Cast", [self.stored(name)], to=TensorProto.FLOAT)
        return self._floats[name]

    def constant(self, value: NDArray[Any] | Sequence[int]) -> str:
        """A value that is written into the graph; a sequence becomes int64."""
        array = value if isinstance(value, np.ndarray) else np.asarray(value, np.int64)
        name = f"constant_{len(self._initializers)}"
        self._initializers[name] = numpy_helper.from_array(array, name)
        return name

    def node(self, operator: str, inputs: Sequence[str], **attributes: Any) -> str:
        """Append a node of one output; returns the output's name."""
        output = f"{operator.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], name=output, **attributes))
        return output

    def model(self, given: onnx.ValueInfoProto, vectors: str, dimensions: int) -> onnx.ModelProto:
        """The finished model: from `given` to the rows of `vectors`, L2-normalised."""
        self._nodes.append(
            helper.make_node("LpNormalization", [vectors], ["vectors"], name="vectors", axis=-1)
        )
        result = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", dimensions])
        graph = helper.make_graph(
            self._nodes, "tower", [given], [result], list(self._initializers.values())
        )
        return helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="photo_sorter",
        )
