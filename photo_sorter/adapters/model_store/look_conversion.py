"""Turns a checkpoint of an architecture of timm into the folder of a model of looks. Imports torch;
runs in a process of its own, as `conversion` does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip
from photo_sorter.adapters.model_store.conversion import check_fit, load_weights, save_weights
from photo_sorter.adapters.model_store.registry import LOOK_CONFIG_NAME, LOOK_WEIGHTS_NAME

import_open_clip()
import timm  # noqa: E402

_CLASSIFIERS = ("head.", "fc.", "classifier.", "head_dist.")
_TAKEN_OVER = ("input_size", "mean", "std", "interpolation", "crop_pct", "num_classes")


def is_of_timm(architecture: str) -> bool:
    """Whether timm knows it, with or without the name of its weights behind a dot."""
    return bool(timm.is_model(architecture))


def convert_look(architecture: str, weights: Path, folder: Path) -> None:
    """Write configuration and float16 weights into `folder`, without a classifier.

    Raises InvalidInputError where the file holds anything else than this architecture's
    weights."""
    name = architecture.partition(".")[0]
    with torch.device("meta"):  # names and shapes are all that is needed of the model
        model: Any = timm.create_model(architecture, pretrained=False, num_classes=0)
    expected = model.state_dict()
    state = _without_classifier(load_weights(weights), expected)
    check_fit(state, expected, architecture, weights)
    said = {key: value for key, value in model.pretrained_cfg.items() if key in _TAKEN_OVER}
    config = {
        "architecture": name,
        "num_classes": 0,
        "num_features": int(model.num_features),
        "pretrained_cfg": said,
    }
    (folder / LOOK_CONFIG_NAME).write_text(json.dumps(config, indent=1), "utf-8")
    halves = {
        key: value.half().contiguous() if value.is_floating_point() else value.contiguous()
        for key, value in state.items()
    }
    save_weights(halves, folder / LOOK_WEIGHTS_NAME)


def _without_classifier(
    state: Mapping[str, Tensor], expected: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """A classifier says nothing of looks."""
    return {
        name: value
        for name, value in state.items()
        if name in expected or not name.startswith(_CLASSIFIERS)
    }
