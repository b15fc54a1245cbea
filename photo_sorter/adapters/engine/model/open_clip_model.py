"""The two towers of an open_clip model folder, each loaded alone.

A model folder holds `open_clip_config.json` and `open_clip_model.safetensors` in open_clip's own
names, and beside them `bpe.txt.gz` or a Hugging Face tokenizer where the model needs one. Weights
are read with safetensors only, and only those of the tower that is asked for: nothing is unpickled
and nothing is fetched.

Importing this module imports torch and open_clip, which takes seconds.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from photo_sorter.adapters.engine.model.gpu import on_gpu
from photo_sorter.adapters.engine.model.image_tower import (
    Network,
    TorchImageTower,
    normalised,
    use_threads,
)
from photo_sorter.adapters.engine.model.looks import LookProjection, read_projection
from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip
from photo_sorter.adapters.engine.model.precision import choose_precision
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

open_clip = import_open_clip()
from open_clip.transform import PreprocessCfg, image_transform_v2  # noqa: E402

from photo_sorter.adapters.engine.model.class_aware_tower import (  # noqa: E402
    ClassAwareTower,
    LookingTower,
)

CONFIG_NAME = "open_clip_config.json"
WEIGHTS_NAME = "open_clip_model.safetensors"
VOCABULARY_NAME = "bpe.txt.gz"

_TEXT_BATCH = 64  # texts in one pass; more of them bring no speed and much memory
_IMAGE_PREFIX = "visual."
_SHARED = ("logit_scale", "logit_bias")  # of training; belongs to neither tower


class TorchTextTower:
    """Embeds texts. Safe to use from several threads."""

    def __init__(self, model: nn.Module, tokenizer: Callable[[list[str]], Tensor]) -> None:
        self._model = model
        self._tokenizer = tokenizer

    def embed(self, texts: Sequence[str], threads: int | None = None) -> Vectors:
        """L2-normalised float32 (n, d) of n >= 1 texts; `threads` as for pictures."""
        use_threads(threads)
        with torch.inference_mode():
            parts = [
                self._model.encode_text(self._tokenizer(some))
                for some in in_batches(list(texts), _TEXT_BATCH)
            ]
            return normalised(torch.cat(parts))


def load_image_tower(
    folder: Path, exact: bool = False, gpu: torch.device | None = None
) -> TorchImageTower:
    """On `gpu` where that is quicker, else on the processor. With `exact` in float32 there.

    Raises ModelUnavailableError where the folder does not hold a whole model."""
    model = _empty_model(folder)
    tower: Any = model.visual
    _fill(tower, folder, lambda name: name.startswith(_IMAGE_PREFIX), _IMAGE_PREFIX)
    settings = PreprocessCfg(**tower.preprocess_cfg)
    transform = image_transform_v2(settings, is_train=False)
    side = settings.size if isinstance(settings.size, int) else max(settings.size)
    size = (side, side) if isinstance(settings.size, int) else settings.size
    projection = _looking(tower, folder)
    tower = tower.eval()
    for_gpu = None if gpu is None or exact else (copy.deepcopy(tower), gpu)
    precision = choose_precision(exact)
    processor = Network(tower.to(precision).to(memory_format=torch.channels_last), precision)
    carried = on_gpu(*for_gpu, (size[0], size[1]), processor) if for_gpu else None
    cuts = settings.resize_mode == "shortest"
    return TorchImageTower(carried or processor, transform, side, cuts, processor, projection)


def _looking(tower: Any, folder: Path) -> LookProjection | None:
    """Have the built-in model's tower give what looks are made of; None for any other."""
    projection, trunk = read_projection(folder), getattr(tower, "trunk", None)
    if projection is None or not isinstance(trunk, ClassAwareTower):
        return None
    tower.trunk = LookingTower(trunk)
    return projection


def load_text_tower(folder: Path, exact: bool = False) -> TorchTextTower:
    """Raises ModelUnavailableError where the folder does not hold a whole model."""
    model = _empty_model(folder)
    del model.visual
    for name in _SHARED:
        if getattr(model, name, None) is not None:
            delattr(model, name)
    _fill(model, folder, lambda name: not name.startswith(_IMAGE_PREFIX) and name not in _SHARED)
    return TorchTextTower(model.eval().to(choose_precision(exact)), _tokenizer(folder))


class _WithoutRandomWeights(TorchFunctionMode):  # type: ignore[misc]
    """Inside, tensors are not filled with random numbers: every weight is loaded afterwards, and
    memory that is never written costs nothing."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func in _RANDOM_FILLS:
            return args[0] if args else kwargs["tensor"]
        return func(*args, **(kwargs or {}))


_RANDOM_FILLS = frozenset(
    [
        Tensor.normal_,
        Tensor.uniform_,
        nn.init.normal_,
        nn.init.uniform_,
        nn.init.trunc_normal_,
        nn.init.kaiming_uniform_,
        nn.init.xavier_uniform_,
    ]
)


def _empty_model(folder: Path) -> Any:
    """The folder's architecture, its weights not set."""
    try:
        with _WithoutRandomWeights():
            model = open_clip.create_model(
                f"local-dir:{folder}", load_weights=False, pretrained_text=False
            )
    except Exception as error:  # open_clip raises as its configuration happens to fail
        raise ModelUnavailableError(
            Problem.MODEL_ARCHITECTURE_DAMAGED, path=str(folder), detail=str(error)
        ) from error
    return model


def _fill(module: nn.Module, folder: Path, wanted: Callable[[str], bool], prefix: str = "") -> None:
    """Copy the wanted weights of the folder into `module`; all of them must be there and fit."""
    path = folder / WEIGHTS_NAME
    try:
        with safe_open(path, framework="pt") as weights:
            state = {
                name.removeprefix(prefix): weights.get_tensor(name)
                for name in weights.keys()  # noqa: SIM118 - not a mapping
                if wanted(name)
            }
        module.load_state_dict(state)
    except (OSError, SafetensorError, RuntimeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_WEIGHTS_DAMAGED, path=str(path), detail=str(error)
        ) from error


def _tokenizer(folder: Path) -> Callable[[list[str]], Tensor]:
    vocabulary = folder / VOCABULARY_NAME
    uses_hub_tokenizer = bool(
        json.loads((folder / CONFIG_NAME).read_text("utf-8"))["model_cfg"]["text_cfg"].get(
            "hf_tokenizer_name"
        )
    )
    own = {} if uses_hub_tokenizer or not vocabulary.is_file() else {"bpe_path": str(vocabulary)}
    try:
        tokenizer: Callable[[list[str]], Tensor] = open_clip.get_tokenizer(
            f"local-dir:{folder}", **own
        )
    except Exception as error:  # transformers raises nearly every type on a file it cannot read
        raise ModelUnavailableError(
            Problem.MODEL_TOKENIZER_DAMAGED, path=str(folder), detail=str(error)
        ) from error
    return tokenizer
