"""Turns a checkpoint into a model folder. Imports torch; runs in a process of its own.

Pickled code is never run: `.safetensors` holds none, and of torch's own files only plain tensors
are loaded.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip
from photo_sorter.adapters.model_store.registry import (
    CONFIG_NAME,
    MORE_TOKENIZER_FILES,
    WEIGHTS_NAME,
)
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

open_clip = import_open_clip()
from open_clip.convert import convert_state_dict  # noqa: E402
from open_clip.model import convert_to_custom_text_state_dict  # noqa: E402
from open_clip.pretrained import get_pretrained_cfg, list_pretrained_tags_by_model  # noqa: E402

_NESTS = ("state_dict", "model_state_dict", "model", "module")
_PREFIXES = ("module.", "_orig_mod.", "model.")
_NAMED = 6  # how many misfits are named


def is_of_open_clip(architecture: str) -> bool:
    return open_clip.get_model_config(architecture) is not None


def convert(architecture: str, weights: Path, folder: Path, tokenizer_files: Sequence[str]) -> None:
    """Write configuration, float16 weights and tokenizer into `folder`.

    Raises InvalidInputError where the file holds anything else than this architecture's
    weights."""
    config = _config(architecture)
    _copy_tokenizer(config, weights.parent, folder, tokenizer_files)
    (folder / CONFIG_NAME).write_text(json.dumps(config, indent=1), "utf-8")
    with torch.device("meta"):  # names and shapes are all that is needed of the model
        model = open_clip.create_model(
            f"local-dir:{folder}", load_weights=False, pretrained_text=False, device="meta"
        )
    state = _adapted(load_weights(weights), model)
    check_fit(state, model.state_dict(), architecture, weights)
    halves = {
        name: value.half().contiguous() if value.is_floating_point() else value.contiguous()
        for name, value in state.items()
    }
    save_weights(halves, folder / WEIGHTS_NAME)


def save_weights(state: dict[str, Tensor], path: Path) -> None:
    """Raises OSError."""
    try:
        save_file(state, path)
    except SafetensorError as error:
        number = re.search(r"os error (\d+)", str(error))
        if number is None:
            raise
        raise OSError(int(number[1]), os.strerror(int(number[1])), str(path)) from error


def _config(architecture: str) -> dict[str, Any]:
    config = open_clip.get_model_config(architecture)
    if config is None:
        raise InvalidInputError(Problem.ARCHITECTURE_UNKNOWN, architecture=architecture)
    if "hf_model_name" in config["text_cfg"]:
        raise InvalidInputError(Problem.ARCHITECTURE_UNSUPPORTED, architecture=architecture)
    return {"model_cfg": config, "preprocess_cfg": _preprocess(architecture)}


def _preprocess(architecture: str) -> dict[str, Any]:
    """How pictures are prepared: as for most of the architecture's published weights."""
    keys = ("mean", "std", "interpolation", "resize_mode")
    known = Counter(
        json.dumps({key: tags[key] for key in keys if tags.get(key) is not None})
        for tag in list_pretrained_tags_by_model(architecture)
        if (tags := get_pretrained_cfg(architecture, tag))
    )
    preprocess: dict[str, Any] = json.loads(known.most_common(1)[0][0]) if known else {}
    return preprocess


def _copy_tokenizer(
    config: Mapping[str, Any], source: Path, folder: Path, needed: Sequence[str]
) -> None:
    if not config["model_cfg"]["text_cfg"].get("hf_tokenizer_name"):
        return
    missing = [name for name in needed if not (source / name).is_file()]
    if missing:
        raise InvalidInputError(Problem.TOKENIZER_MISSING, files=", ".join(missing))
    for name in (*needed, *MORE_TOKENIZER_FILES):
        if (source / name).is_file():
            shutil.copyfile(source / name, folder / name)


def load_weights(weights: Path) -> dict[str, Tensor]:
    """Raises InvalidInputError, saying what is wrong with the file."""
    try:
        if weights.suffix.lower() == ".safetensors":
            return dict(load_file(weights))
        content = torch.load(weights, map_location="cpu", weights_only=True, mmap=False)
    except pickle.UnpicklingError as error:
        raise InvalidInputError(Problem.WEIGHTS_ARE_CODE, path=str(weights)) from error
    except (OSError, SafetensorError, RuntimeError, ValueError, EOFError, KeyError) as error:
        raise InvalidInputError(
            Problem.WEIGHTS_UNREADABLE, path=str(weights), detail=str(error).splitlines()[0]
        ) from error
    return _state_of(content, weights)


def _state_of(content: object, weights: Path) -> dict[str, Tensor]:
    """The weights inside a training checkpoint, by their plain names."""
    for nest in _NESTS:
        if isinstance(content, Mapping) and isinstance(content.get(nest), Mapping):
            content = content[nest]
    state = (
        {str(name): value for name, value in content.items() if isinstance(value, Tensor)}
        if isinstance(content, Mapping)
        else {}
    )
    if not state:
        raise InvalidInputError(Problem.WEIGHTS_MISSING, path=str(weights))
    return state


def _adapted(state: dict[str, Tensor], model: Any) -> dict[str, Tensor]:
    """Wrappers' prefixes gone, and older layouts brought to that of `model`, as open_clip does."""
    for prefix in _PREFIXES:
        if all(name.startswith(prefix) for name in state):
            state = {name.removeprefix(prefix): value for name, value in state.items()}
    state = dict(convert_state_dict(model, state))
    if "positional_embedding" in state and not hasattr(model, "positional_embedding"):
        state = dict(convert_to_custom_text_state_dict(state))
    expected = model.state_dict()
    for name in ("logit_scale", "logit_bias"):
        if name in state and name in expected and state[name].numel() == 1:
            state[name] = state[name].reshape(expected[name].shape)
    # Scalars that only training and scoring use; the app has its own calibration.
    for name in ("logit_scale", "logit_bias"):
        if name in expected and name not in state:
            state[name] = torch.zeros(expected[name].shape)
    for name in ("input_resolution", "context_length", "vocab_size"):  # of OpenAI's own files
        if name not in expected:
            state.pop(name, None)
    return state


def check_fit(
    state: Mapping[str, Tensor], expected: Mapping[str, Tensor], architecture: str, weights: Path
) -> None:
    """Raises InvalidInputError, naming what does not fit."""
    problems = [f"{name} is missing" for name in expected if name not in state]
    problems += [f"{name} is unknown" for name in state if name not in expected]
    problems += [
        f"{name} is {_shape(value)} instead of {_shape(expected[name])}"
        for name, value in state.items()
        if name in expected and value.shape != expected[name].shape
    ]
    if problems:
        more = f" and {len(problems) - _NAMED} more" if len(problems) > _NAMED else ""
        raise InvalidInputError(
            Problem.WEIGHTS_UNFIT,
            path=str(weights),
            architecture=architecture,
            detail=", ".join(problems[:_NAMED]) + more,
        )


def _shape(value: Tensor) -> str:
    return "×".join(str(side) for side in value.shape) or "a scalar"
