"""The half of a model that sees, computed by torch on the processor or a GPU.

Importing this module imports torch and open_clip, which takes seconds.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from PIL.Image import Image
from torch import Tensor, nn

from photo_sorter.adapters.engine.model.looks import LookProjection
from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip
from photo_sorter.adapters.engine.model.tower import ModelInput, Seen
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors

log = logging.getLogger(__name__)

import_open_clip()
from open_clip.transform import Compose, MaybeToTensor  # noqa: E402

PROCESSOR = torch.device("cpu")
PROCESSOR_BATCH = 32  # pictures in one pass; more of them bring the processor no speed
GPU_BATCH = 128  # a GPU is at its best with many
_MOST_STRETCHED = 16  # times as long as wide; of more, the model is given the middle


@dataclass(frozen=True, slots=True)
class Network:
    """What computes, and how it is fed: pictures (n, 3, h, w) in `precision` on `device`."""

    module: nn.Module
    precision: torch.dtype
    device: torch.device = PROCESSOR


class TorchImageTower:
    """Embeds pictures. Safe to use from several threads."""

    def __init__(
        self,
        network: Network,
        transform: Any,
        input_side: int,
        cuts: bool,
        spare: Network | None = None,
        projection: LookProjection | None = None,
    ) -> None:
        """`transform` is open_clip's for inference. `cuts`: it brings the shorter side to
        the model's and cuts off the rest. `spare` goes on where `network` fails: a GPU's driver may
        be gone after the computer has slept. With a `projection` looks are made of what the network
        pools behind the vectors."""
        *shaping, to_tensor, normalise = transform.transforms
        assert isinstance(to_tensor, MaybeToTensor)
        self._network = network
        self._spare = spare
        self._projection = projection
        self._cuts = cuts
        self._shape = Compose(shaping)
        self._mean, self._deviation = (
            torch.tensor(values).view(1, -1, 1, 1) for values in (normalise.mean, normalise.std)
        )
        self.input_side = input_side  # pixels, the longer side
        self.most_at_once = GPU_BATCH if self.on_gpu else PROCESSOR_BATCH

    @property
    def on_gpu(self) -> bool:
        return bool(self._network.device != PROCESSOR)

    def prepare(self, picture: Image) -> ModelInput:
        """An upright RGB picture, shaped as by open_clip's own transform. The arithmetic
        that follows there is left to `batch`: done for each picture it takes longer."""
        return np.asarray(self._shape(_middle(picture) if self._cuts else picture))

    def batch(self, inputs: Sequence[ModelInput], device: torch.device = PROCESSOR) -> Tensor:
        """Float32 (n, 3, h, w) of n inputs of `prepare`: to the bit what open_clip's transform
        makes of the pictures. The channels lie last, as the tower wants them."""
        pixels = torch.from_numpy(np.stack(inputs)).to(device).permute(0, 3, 1, 2)
        mean, deviation = self._mean.to(device), self._deviation.to(device)
        return pixels.float().div_(255).sub_(mean).div_(deviation)

    def see(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Seen:
        """See `ImageTower`."""
        found = self._computed(inputs, threads)
        if self._projection is None:
            return Seen(normalised(found), None)
        pooled = len(self._projection.mean)
        looks = self._projection.looks(found[:, -pooled:].float().cpu().numpy())
        return Seen(normalised(found[:, :-pooled]), looks)

    def embed(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Vectors:
        """What the pictures mean alone, (n, d)."""
        vectors = self.see(inputs, threads).vectors
        assert vectors is not None
        return vectors

    def hold_still(self) -> None:
        """Nobody asks by how much the weights change what comes out, which takes time to know."""
        for network in filter(None, (self._network, self._spare)):
            network.module.requires_grad_(False)

    def vectors_of(self, pixels: Tensor) -> Tensor:
        """(n, d), normalised, of pixels (n, 3, h, w) of 0 to 1 in the model's size: what they mean,
        for whoever asks by how much it changes with the pixels. On the processor."""
        network = self._network if self._spare is None else self._spare
        given = pixels.sub(self._mean).div(self._deviation)
        found = network.module(given.to(network.precision)).float()
        if self._projection is not None:
            found = found[:, : -len(self._projection.mean)]
        return nn.functional.normalize(found, dim=-1)

    def _computed(self, inputs: Sequence[ModelInput], threads: int | None) -> Tensor:
        """What comes out of the network for n >= 1 inputs, on so many threads, or on as many as the
        last time on this one."""
        use_threads(threads)
        with torch.inference_mode():
            while True:
                network, most = self._network, min(self.most_at_once, len(inputs))
                try:
                    return self._embedded(network, inputs, most)
                except RuntimeError as error:
                    if isinstance(error, torch.OutOfMemoryError) and most > 1:
                        self.most_at_once = most // 2
                    elif self._spare is not None and network is not self._spare:
                        log.warning("The GPU fails, the processor goes on: %s", error)
                        self._network, self.most_at_once = self._spare, PROCESSOR_BATCH
                    else:
                        raise

    def _embedded(self, network: Network, inputs: Sequence[ModelInput], most: int) -> Tensor:
        # A GPU computes one part while the next is brought together.
        parts = [
            network.module(self.batch(some, network.device).to(network.precision))
            for some in in_batches(inputs, most)
        ]
        return torch.cat(parts)


def _middle(picture: Image) -> Image:
    """What the transform sees of a picture that is many times as long as it is wide. It would
    enlarge all of it before it cuts: one pixel by 65,000 would take more memory than there is."""
    width, height = picture.size
    most = _MOST_STRETCHED * min(width, height)
    if max(width, height) <= most:
        return picture
    left, top = max(width - most, 0) // 2, max(height - most, 0) // 2
    return picture.crop((left, top, width - left, height - top))


def use_threads(threads: int | None) -> None:
    """Have torch compute on so many threads when called from this one."""
    if threads is not None:
        torch.set_num_threads(threads)


def normalised(features: Tensor) -> Vectors:
    """L2-normalised float32 (n, d)."""
    vectors: Vectors = nn.functional.normalize(features.float(), dim=-1).cpu().numpy()
    return vectors
