"""Batch normalisations folded into the convolutions before them: fewer passes over memory.

What a normalisation does to a finished network is a multiplication and an addition a channel, which
the convolution's weights can do as well.
"""

from __future__ import annotations

import copy
import logging

import torch
from torch import fx, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

log = logging.getLogger(__name__)

_TOLERANCE = 1e-4  # of the output's length; float32 adds up in another order


def folded(tower: nn.Module, size: tuple[int, int]) -> nn.Module:
    """A network that computes what `tower` does, with fewer normalisations; the tower itself where
    it has none, or cannot be traced. It must be in evaluation mode and float32, and take pictures
    (n, 3, h, w) of this size (h, w)."""
    if not any(isinstance(module, nn.BatchNorm2d) for module in tower.modules()):
        return tower
    example = torch.rand((1, 3, *size), generator=torch.Generator().manual_seed(0))
    try:
        fast = _fold(fx.symbolic_trace(copy.deepcopy(tower)))
        with torch.inference_mode():
            wanted, found = tower(example), fast(example)
    except Exception as error:  # tracing raises as a network's own code happens to fail
        log.info("The image tower runs with its normalisations: %s", error)
        return tower
    # Tracing follows one path through the network's code, perhaps not that of this input.
    if float((wanted - found).abs().max()) > _TOLERANCE * float(wanted.norm()):
        log.warning("The image tower runs with its normalisations: folded, it differs")
        return tower
    return fast


def _fold(network: fx.GraphModule) -> nn.Module:
    modules = dict(network.named_modules())
    for norm in list(network.graph.nodes):
        if norm.op != "call_module" or not isinstance(modules[norm.target], nn.BatchNorm2d):
            continue
        before = norm.args[0]
        if before.op != "call_module" or len(before.users) > 1:
            continue  # its output is wanted without the normalisation, too
        convolution = modules[before.target]
        if isinstance(convolution, nn.Conv2d):
            network.set_submodule(
                before.target, fuse_conv_bn_eval(convolution, modules[norm.target])
            )
            norm.replace_all_uses_with(before)
            network.graph.erase_node(norm)
    network.delete_all_unused_submodules()
    network.recompile()
    return network
