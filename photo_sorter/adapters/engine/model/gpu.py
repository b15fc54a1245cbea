"""An image tower on a GPU, where torch finds one.

GPUs, drivers and builds of torch are too many to be trusted unseen. A tower computes there only
once it has shown, on this very machine, that it gives the same vectors, and sooner.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.engine.model.image_tower import PROCESSOR_BATCH, Network, use_threads

log = logging.getLogger(__name__)

_LEAST_COSINE = 0.99  # to the tower in float32, on noise
_FEW = 4  # pictures; a large model takes a second for them on the processor


def find_gpu() -> torch.device | None:
    """The one that torch computes on, whoever made it; None where it finds none."""
    return torch.accelerator.current_accelerator(check_available=True)


def on_gpu(
    tower: nn.Module,
    gpu: torch.device,
    size: tuple[int, int],
    rival: Network,
    clock: Callable[[], float] = time.perf_counter,
) -> Network | None:
    """`tower` on `gpu`; None where it cannot get there, differs there, or is no quicker than
    `rival`, which is the same tower on the processor, all of it.

    `tower`, which is given away, is float32 on the processor, in evaluation mode, and takes
    pictures (n, 3, h, w) of this size (h, w). `clock` gives seconds."""
    use_threads(os.cpu_count() or 1)  # this may be one that decodes, to which torch gives one
    generator = torch.Generator().manual_seed(0)
    many = torch.rand((PROCESSOR_BATCH, 3, *size), generator=generator)
    few = many[:_FEW]
    try:
        precision = _precision(gpu)
        with torch.inference_mode():
            wanted = tower(few)
            module = tower.to(gpu, precision).to(memory_format=torch.channels_last)
            network = Network(module, precision, gpu)
            alike = float(functional.cosine_similarity(wanted, _computed(network, few)).min())
            if not alike >= _LEAST_COSINE:
                log.warning("The GPU is not used: it computes differently (%.3f)", alike)
                return None
            gained = _seconds(rival, few, clock) / _seconds(network, many, clock)
    except Exception as error:  # as a driver, the memory or a missing operator happens to fail
        log.warning("The GPU is not used: %s", error)
        return None
    if gained <= 1.0:
        log.info("The GPU is not used: the processor is quicker (%.2f)", gained)
        return None
    log.info("Pictures are embedded on the GPU, %.1f times as fast", gained)
    return network


def _precision(gpu: torch.device) -> torch.dtype:
    if gpu.type == "cuda" and not torch.cuda.is_bf16_supported(including_emulation=False):
        return torch.float16
    return torch.bfloat16


def _computed(network: Network, pictures: Tensor) -> Tensor:
    """Float32 (n, d) on the processor, of float32 (n, 3, h, w) there."""
    given = pictures.contiguous(memory_format=torch.channels_last)
    result: Tensor = network.module(given.to(network.device, network.precision))
    return result.float().cpu()


def _seconds(network: Network, pictures: Tensor, clock: Callable[[], float]) -> float:
    """For one picture, once warm."""
    _computed(network, pictures)
    began = clock()
    _computed(network, pictures)
    return (clock() - began) / len(pictures)
