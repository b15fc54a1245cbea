"""An image tower's convolutions in 8-bit integers, for processors that multiply those natively.

A convolution takes bytes: 255 steps from nothing to the largest value worth keeping, which is known
beforehand from pictures (`ranges`). Its weights have 127 steps to either side, each as large as
suits the output channel. The sums are exact; they come out as the next convolution's bytes, or as
floats, to which a block's shortcut has been added. What has no range is computed in floats, such as
the first convolution, whose input has values below nothing.

The operators are oneDNN's, as torch's own quantisation for x86 calls them; torch has no public
names for them.
"""

from __future__ import annotations

import copy
import logging
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, fx, nn
from torch.nn import functional

log = logging.getLogger(__name__)

_STEPS = 255
_WEIGHT_STEPS = 127  # to either side of nothing
# Less than the largest weight may be worth keeping: so many times it are tried.
_WEIGHT_RANGES = tuple(1.0 - 0.02 * number for number in range(16))
_LEAST_COSINE = 0.97  # to the tower in floats, on noise, which it was not made for
_NOTHING = (nn.Identity, nn.Dropout)
_SUMS = (operator.add, operator.iadd, torch.add)
_TAKES_BFLOAT16 = (nn.AvgPool2d, nn.MaxPool2d, nn.ReLU)
_RECTIFIERS = (functional.relu, torch.relu)


def int8_is_native() -> bool:
    """Whether the processor multiplies bytes four at a time and adds them up (VNNI)."""
    return bool(torch.cpu._is_vnni_supported())


def in_int8(
    tower: nn.Module, ranges: Mapping[str, float], floats: torch.dtype, size: tuple[int, int]
) -> nn.Module | None:
    """A network that computes nearly what `tower` does; None where it cannot be made, or differs.

    `tower` is float32, traced, without normalisations, and takes pictures (n, 3, h, w) of this
    size (h, w); `ranges` has the largest input worth keeping of convolutions by name, none of whose
    inputs is below 0. The network takes and gives float32, and counts in `floats` between its
    convolutions."""
    if not ranges or not isinstance(tower, fx.GraphModule):
        return None
    example = torch.rand((4, 3, *size), generator=torch.Generator().manual_seed(0))
    try:
        network = _Rewriting(tower, ranges, floats).result()
        with torch.inference_mode():
            pictures = example.contiguous(memory_format=torch.channels_last)
            alike = functional.cosine_similarity(tower(example), network(pictures))
    except Exception as error:  # as the operators and a network's own code happen to fail
        log.info("The image tower runs without int8: %s", error)
        return None
    if not float(alike.min()) >= _LEAST_COSINE:
        log.warning("The image tower runs without int8: it differs (%.3f)", float(alike.min()))
        return None
    return network


def to_bytes(values: Tensor, largest: float) -> Tensor:
    """uint8 of values from 0 to `largest`; what lies beyond becomes the nearest of these."""
    steps = torch.add(0.5, values.float(), alpha=_STEPS / largest).clamp_(0.0, _STEPS)
    return _cut_off(steps)


def to_floats(steps: Tensor, largest: float, floats: torch.dtype) -> Tensor:
    """What `to_bytes` was given, but for the rounding."""
    return steps.to(floats).mul_(largest / _STEPS)


def _cut_off(steps: Tensor) -> Tensor:
    """uint8 of floats from 0 to 255. torch's own way straight there goes one by one."""
    return steps.to(torch.int16).to(torch.uint8)


class Int8Convolution(nn.Module):  # type: ignore[misc]
    """uint8 in steps of `largest` / 255, to floats, or to bytes of `emitted` at the most."""

    def __init__(
        self,
        convolution: nn.Conv2d,
        largest: float,
        rectified: bool,
        emitted: float | None,
        floats: torch.dtype,
    ) -> None:
        super().__init__()
        weights, self._weight_steps = quantised(convolution.weight.data)
        self._step = largest / _STEPS
        self._shape = [
            list(convolution.stride),
            list(convolution.padding),
            list(convolution.dilation),
            convolution.groups,
        ]
        self._weights = torch.ops.onednn.qconv_prepack(
            weights, self._weight_steps, self._step, 0, *self._shape
        )
        self._zeros = torch.zeros(len(self._weight_steps), dtype=torch.int64)
        self._bias = None if convolution.bias is None else convolution.bias.data
        self._after = "relu" if rectified else "none"
        self._out = (1.0, 0, floats) if emitted is None else (emitted / _STEPS, 0, torch.uint8)

    def forward(self, steps: Tensor, added: Tensor | None = None) -> Tensor:
        """With `added`, floats that are added to the sum, and may be overwritten."""
        given = (steps, self._step, 0, self._weights, self._weight_steps, self._zeros)
        if added is None:
            return torch.ops.onednn.qconv2d_pointwise(
                *given, self._bias, *self._shape, *self._out, self._after, [None], ""
            )
        sum_with = (1.0, 0, "sum", 1.0)
        return torch.ops.onednn.qconv2d_pointwise.binary(
            *given, added, self._bias, *self._shape, *self._out, *sum_with, self._after, [None], ""
        )


class FloatConvolution(nn.Module):  # type: ignore[misc]
    """Floats to floats, or to bytes of `emitted` at the most, whose steps its weights count in."""

    def __init__(
        self,
        convolution: nn.Conv2d,
        rectified: bool,
        emitted: float | None,
        floats: torch.dtype,
    ) -> None:
        super().__init__()
        steps = 1.0 if emitted is None else _STEPS / emitted
        weights = convolution.weight.data * steps
        self._weights = weights.to(floats).contiguous(memory_format=torch.channels_last)
        bias = convolution.bias
        none = torch.zeros(len(weights))
        self._bias = none if bias is None else bias.data * steps
        self._emits_bytes = emitted is not None
        self._shape = [
            list(convolution.padding),
            list(convolution.stride),
            list(convolution.dilation),
            convolution.groups,
        ]
        after: tuple[str, list[float]] = ("relu", []) if rectified else ("none", [])
        self._after = ("hardtanh", [0.0, float(_STEPS)]) if self._emits_bytes else after

    def forward(self, values: Tensor) -> Tensor:
        found = torch.ops.mkldnn._convolution_pointwise(
            values, self._weights, self._bias, *self._shape, *self._after, ""
        )
        return _cut_off(found.round_()) if self._emits_bytes else found


class ByteMaxPool(nn.Module):  # type: ignore[misc]
    """The largest of 3 × 3, every second one: torch's own takes no bytes."""

    def forward(self, steps: Tensor) -> Tensor:
        edged = functional.pad(steps, (1, 1, 1, 1))
        rows = _largest_of_three(edged, 2)
        return _largest_of_three(rows, 3).contiguous(memory_format=torch.channels_last)


def _largest_of_three(steps: Tensor, axis: int) -> Tensor:
    span = (steps.shape[axis] - 1) // 2 * 2 - 1
    every_second = (slice(None),) * axis + (slice(None, None, 2),)
    first, second, third = (steps.narrow(axis, start, span)[every_second] for start in range(3))
    return torch.maximum(torch.maximum(first, second), third)


def quantised(weights: Tensor) -> tuple[Tensor, Tensor]:
    """int8 weights (o, i, h, w), and the size of a step (o,) of each output channel: of those
    tried the one by which the weights are least far off."""
    largest = weights.abs().amax(dim=(1, 2, 3), keepdim=True).clamp_min(1e-12)
    best = largest / _WEIGHT_STEPS
    least = torch.full_like(largest, torch.inf)
    for share in _WEIGHT_RANGES:
        step = largest * share / _WEIGHT_STEPS
        off = (_rounded(weights, step) * step - weights).square().sum(dim=(1, 2, 3), keepdim=True)
        best = torch.where(off < least, step, best)
        least = torch.minimum(off, least)
    return _rounded(weights, best).to(torch.int8), best.flatten()


def _rounded(weights: Tensor, step: Tensor) -> Tensor:
    return (weights / step).round().clamp(-_WEIGHT_STEPS, _WEIGHT_STEPS)


@dataclass(frozen=True, slots=True)
class _Value:
    """What a node of the new graph gives: bytes of `largest` at the most, float32 where `full`, or
    else floats."""

    node: fx.Node
    largest: float | None = None
    full: bool = False


class _Rewriting:
    """Goes through a tower's graph once and writes another."""

    def __init__(
        self, tower: fx.GraphModule, ranges: Mapping[str, float], floats: torch.dtype
    ) -> None:
        self._old = _without_idle_steps(copy.deepcopy(tower))
        self._modules = dict(self._old.named_modules())
        self._ranges = ranges
        self._floats = floats
        self._graph = fx.Graph()
        self._parts: dict[str, Any] = {}  # of the new network, by name
        self._values: dict[fx.Node, _Value] = {}  # by node of the old graph

    def result(self) -> fx.GraphModule:
        for node in self._old.graph.nodes:
            if node in self._values or self._sum_after(node) is not None:
                continue  # computed with the node before it, or with the one after it
            module = self._module(node)
            if (convolution := self._summed_up(node)) is not None:
                self._put_sum(node, convolution)
            elif isinstance(module, nn.Conv2d):
                self._put_convolution(node, module)
            elif _is_byte_pool(module) and self._values[node.args[0]].largest is not None:
                given = self._values[node.args[0]]
                self._values[node] = _Value(self._call(ByteMaxPool(), given.node), given.largest)
            else:
                self._put_other(node)
        return fx.GraphModule(self._parts, self._graph)

    def _put_convolution(self, node: fx.Node, convolution: nn.Conv2d) -> None:
        rectifier = self._only_user(node, self._is_rectifier)
        end = rectifier or node
        emitted = self._wanted(end) if rectifier else None
        largest = self._ranges.get(node.target)
        given = self._values[node.args[0]]
        full = given.full and largest is None and emitted is None
        form = (rectifier is not None, emitted, torch.float32 if full else self._floats)
        if largest is not None:
            found = self._call(
                Int8Convolution(convolution, largest, *form), self._as_bytes(given, largest)
            )
        else:
            taken = given.node if full else self._as_floats(given)
            found = self._call(FloatConvolution(convolution, *form), taken)
        self._values[node] = self._values[end] = _Value(found, emitted, full)

    def _put_sum(self, node: fx.Node, convolution: fx.Node) -> None:
        """A convolution, what is added to it, and the rectifier after that."""
        (added,) = (arg for arg in node.args[:2] if arg is not convolution)
        largest = self._ranges[convolution.target]
        part = Int8Convolution(
            self._module(convolution), largest, rectified=True, emitted=None, floats=self._floats
        )
        given = self._as_bytes(self._values[convolution.args[0]], largest)
        found = self._call(part, given, self._as_floats(self._values[added]))
        end = self._only_user(node, self._is_rectifier)
        self._values[node] = self._values[end] = _Value(found)

    def _put_other(self, node: fx.Node) -> None:
        """As it was, in float32 where rounding might matter."""
        module = self._module(node)
        keeps = isinstance(module, _TAKES_BFLOAT16)
        taken = self._as_floats if keeps else self._as_full
        found = self._graph.node_copy(node, lambda arg: taken(self._values[arg]))
        if node.op == "call_module":
            self._parts[node.target] = module
        elif node.op == "get_attr":
            self._parts[node.target] = operator.attrgetter(node.target)(self._old)
        self._values[node] = _Value(found, full=not keeps)

    def _summed_up(self, node: fx.Node) -> fx.Node | None:
        """The convolution that a sum is computed with."""
        if node.op != "call_function" or node.target not in _SUMS:
            return None
        return next((arg for arg in node.args if self._sum_after(arg) is node), None)

    def _sum_after(self, node: Any) -> fx.Node | None:
        """The sum that a convolution in bytes is computed with: one that only a rectifier wants."""
        if not isinstance(node, fx.Node) or not isinstance(self._module(node), nn.Conv2d):
            return None
        total = self._only_user(node, lambda user: user.target in _SUMS)
        if node.target not in self._ranges or total is None or len(total.args) != 2:
            return None
        if self._only_user(total, self._is_rectifier) is None:
            return None
        first = next(arg for arg in total.args if self._is_byte_convolution(arg))
        return total if first is node and total.args[0] is not total.args[1] else None

    def _wanted(self, node: fx.Node) -> float | None:
        """The largest value of the bytes that one of a node's users takes."""
        for user in node.users:
            if self._is_byte_convolution(user):
                return self._ranges[user.target]
            if _is_byte_pool(self._module(user)) and (found := self._wanted(user)) is not None:
                return found
        return None

    def _is_byte_convolution(self, node: Any) -> bool:
        module = self._module(node) if isinstance(node, fx.Node) else None
        return isinstance(module, nn.Conv2d) and node.target in self._ranges

    def _is_rectifier(self, node: fx.Node) -> bool:
        return isinstance(self._module(node), nn.ReLU) or node.target in _RECTIFIERS

    def _only_user(self, node: fx.Node, fits: Callable[[fx.Node], bool]) -> fx.Node | None:
        user = next(iter(node.users), None)
        return user if user is not None and len(node.users) == 1 and fits(user) else None

    def _module(self, node: fx.Node) -> Any:
        return self._modules[node.target] if node.op == "call_module" else None

    def _as_bytes(self, value: _Value, largest: float) -> fx.Node:
        if value.largest == largest:
            return value.node
        return self._graph.call_function(to_bytes, (self._as_floats(value), largest))

    def _as_floats(self, value: _Value) -> fx.Node:
        if value.largest is not None:
            return self._graph.call_function(to_floats, (value.node, value.largest, self._floats))
        return (
            self._graph.call_method("to", (value.node, self._floats)) if value.full else value.node
        )

    def _as_full(self, value: _Value) -> fx.Node:
        return (
            value.node
            if value.full
            else self._graph.call_method("float", (self._as_floats(value),))
        )

    def _call(self, part: nn.Module, *given: fx.Node) -> fx.Node:
        name = f"step_{len(self._parts)}"
        self._parts[name] = part
        return self._graph.call_module(name, given)


def _without_idle_steps(network: fx.GraphModule) -> fx.GraphModule:
    modules = dict(network.named_modules())
    for node in list(network.graph.nodes):
        if node.op == "call_module" and isinstance(modules[node.target], _NOTHING):
            node.replace_all_uses_with(node.args[0])
            network.graph.erase_node(node)
    return network


def _is_byte_pool(module: Any) -> bool:
    """Whether it is what `ByteMaxPool` does."""
    return isinstance(module, nn.MaxPool2d) and (
        (module.kernel_size, module.stride, module.padding, module.dilation, module.ceil_mode)
        == (3, 2, 1, 1, False)
    )
