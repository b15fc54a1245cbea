"""The text tower of a small open_clip model as an ONNX graph."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from tools.builtin_model.graph_builder import GraphBuilder, StoredWeights


def text_graph(model: Any, weights: StoredWeights) -> onnx.ModelProto:
    """From "tokens", int64 (n, length), to "vectors", float32 (n, d).

    What open_clip's `CLIP.encode_text` computes of the same tokens padded to the whole context: the
    tower is causal and is read at the largest token id, which ends a text, so that padding behind
    it changes nothing."""
    if model.text_pool_type != "argmax" or model.attn_mask is None:
        raise ValueError("Only a causal text tower that is read at the end token is supported")
    builder = GraphBuilder(weights)
    tower = _TextGraph(builder, int(model.positional_embedding.shape[0]))
    state = tower.embedded("tokens")
    for number, block in enumerate(model.transformer.resblocks):
        state = tower.block(state, f"transformer.resblocks.{number}.", block)
    end = builder.node("ArgMax", ["tokens"], axis=1, keepdims=1)
    pooled = builder.node("GatherND", [state, end], batch_dims=1)
    pooled = tower.normalised(pooled, "ln_final.", model.ln_final)
    vectors = builder.node("MatMul", [pooled, builder.weight("text_projection")])
    given = helper.make_tensor_value_info("tokens", TensorProto.INT64, ["n", "length"])
    return builder.model(given, vectors, int(model.text_projection.shape[1]))


class _TextGraph:
    """The parts of the tower, on states (n, length, width)."""

    def __init__(self, builder: GraphBuilder, context: int) -> None:
        self._builder = builder
        self._length = builder.node("Shape", ["tokens"], start=1, end=2)
        self._zero = builder.constant([0])
        mask = np.triu(np.full((context, context), -np.inf, np.float32), 1)
        rows = self._begin(builder.constant(mask), axis=0)
        self._mask = self._begin(rows, axis=1)

    def embedded(self, tokens: str) -> str:
        """The tokens' rows of the table, which stays in float16, and their places."""
        node = self._builder.node
        rows = node("Gather", [self._builder.stored("token_embedding.weight"), tokens])
        places = self._begin(self._builder.weight("positional_embedding"), axis=0)
        return node("Add", [node("Cast", [rows], to=TensorProto.FLOAT), places])

    def block(self, state: str, prefix: str, block: Any) -> str:
        """A residual block: attention, then two layers."""
        node = self._builder.node
        seen = self.normalised(state, f"{prefix}ln_1.", block.ln_1)
        attended = self._attention(seen, f"{prefix}attn.", block.attn)
        state = node("Add", [state, attended])
        seen = self.normalised(state, f"{prefix}ln_2.", block.ln_2)
        inner = node("Gelu", [self._linear(seen, f"{prefix}mlp.c_fc.weight")])
        return node("Add", [state, self._linear(inner, f"{prefix}mlp.c_proj.weight")])

    def normalised(self, state: str, prefix: str, norm: Any) -> str:
        scale, bias = (self._builder.weight(f"{prefix}{name}") for name in ("weight", "bias"))
        return self._builder.node(
            "LayerNormalization", [state, scale, bias], axis=-1, epsilon=norm.eps
        )

    def _attention(self, state: str, prefix: str, attention: Any) -> str:
        node, constant = self._builder.node, self._builder.constant
        heads, width = attention.num_heads, attention.embed_dim
        mixed = self._linear(state, f"{prefix}in_proj_weight")
        apart = node("Reshape", [mixed, constant([0, 0, 3, heads, width // heads])])
        apart = node("Transpose", [apart], perm=[2, 0, 3, 1, 4])
        query, key, value = (
            node("Gather", [apart, constant(np.asarray(number))], axis=0) for number in range(3)
        )
        scale = constant(np.asarray((width // heads) ** -0.5, np.float32))
        scores = node("MatMul", [node("Mul", [query, scale]), _turned(node, key)])
        shares = node("Softmax", [node("Add", [scores, self._mask])], axis=-1)
        joined = node("Transpose", [node("MatMul", [shares, value])], perm=[0, 2, 1, 3])
        joined = node("Reshape", [joined, constant([0, 0, width])])
        return self._linear(joined, f"{prefix}out_proj.weight")

    def _linear(self, state: str, name: str) -> str:
        """torch's linear layer, whose weights lie with an output a row."""
        weights = self._builder.node("Transpose", [self._builder.weight(name)], perm=[1, 0])
        bias = self._builder.weight(name.removesuffix("weight") + "bias")
        return self._builder.node("Add", [self._builder.node("MatMul", [state, weights]), bias])

    def _begin(self, values: str, axis: int) -> str:
        """As many along an axis as there are tokens."""
        axes = self._builder.constant([axis])
        return self._builder.node("Slice", [values, self._zero, self._length, axes])


def _turned(node: Any, key: str) -> str:
    turned: str = node("Transpose", [key], perm=[0, 1, 3, 2])
    return turned
