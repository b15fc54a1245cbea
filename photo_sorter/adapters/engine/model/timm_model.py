"""The image tower of a folder that holds a model of timm, such as DINOv2: it tells how pictures
look and knows no words.

The folder has `config.json` and `model.safetensors` as timm's repositories have them: nothing is
unpickled, and nothing is fetched. Importing this module imports torch and timm.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open

from photo_sorter.adapters.engine.model.gpu import on_gpu
from photo_sorter.adapters.engine.model.image_tower import Network, TorchImageTower
from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip
from photo_sorter.adapters.engine.model.precision import choose_precision
from photo_sorter.adapters.engine.model.tower import ModelInput, Seen
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

import_open_clip()
import timm  # noqa: E402
from open_clip.transform import PreprocessCfg, image_transform_v2  # noqa: E402

CONFIG_NAME = "config.json"
WEIGHTS_NAME = "model.safetensors"

# Pixels of the side that a vision transformer is given. Those of DINOv2 were trained on 518 at
# last, at which a photo takes six times as long.
_SIDE = 224


class LookTower(TorchImageTower):
    """What it makes of pictures are looks, not meanings."""

    def see(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Seen:
        seen = super().see(inputs, threads)
        return Seen(None, seen.vectors)


def load_image_tower(
    folder: Path, exact: bool = False, gpu: torch.device | None = None
) -> LookTower:
    """On `gpu` where that is quicker, else on the processor. With `exact` in float32 there.

    Raises ModelUnavailableError where the folder does not hold a whole model."""
    try:
        config = json.loads((folder / CONFIG_NAME).read_text("utf-8"))
        side = _SIDE if _is_transformer(config) else int(_said(config)["input_size"][-1])
        transform = image_transform_v2(_preparation(_said(config), side), is_train=False)
        module = _network(config, folder / WEIGHTS_NAME, side)
    except (SafetensorError, OSError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_WEIGHTS_DAMAGED, path=str(folder / WEIGHTS_NAME), detail=str(error)
        ) from error
    except Exception as error:  # timm raises as its constructors happen to fail
        raise ModelUnavailableError(
            Problem.MODEL_ARCHITECTURE_DAMAGED, path=str(folder), detail=str(error)
        ) from error
    for_gpu = None if gpu is None or exact else (copy.deepcopy(module), gpu)
    precision = choose_precision(exact)
    processor = Network(module.to(precision).to(memory_format=torch.channels_last), precision)
    carried = on_gpu(*for_gpu, (side, side), processor) if for_gpu else None
    return LookTower(carried or processor, transform, side, True, processor)


def _said(config: dict[str, Any]) -> dict[str, Any]:
    """Of pictures: what the weights were trained on."""
    said: dict[str, Any] = config["pretrained_cfg"]
    return said


def _is_transformer(config: dict[str, Any]) -> bool:
    """One that takes squares of any size in patches."""
    return str(config["architecture"]).startswith("vit_")


def _preparation(said: dict[str, Any], side: int) -> PreprocessCfg:
    return PreprocessCfg(
        size=side,
        mean=tuple(said["mean"]),
        std=tuple(said["std"]),
        interpolation=str(said["interpolation"]),
    )


def _network(config: dict[str, Any], weights: Path, side: int) -> torch.nn.Module:
    """Without a classifier; timm brings the embedding of positions to the size."""
    sized = {"img_size": side} if _is_transformer(config) else {}
    with safe_open(weights, framework="pt"):  # damage has an error of its own there
        pass
    module: torch.nn.Module = timm.create_model(
        config["architecture"],
        pretrained=True,
        pretrained_cfg_overlay={"file": str(weights), "hf_hub_id": None, "url": ""},
        num_classes=0,
        **config.get("model_args", {}) | sized,
    )
    return module.eval()
