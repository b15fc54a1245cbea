"""The model's shape, and its folder in the format of open_clip's `local-dir:`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from open_clip import create_model
from safetensors.torch import load_file, save_file

from photo_sorter.adapters.engine.model.class_aware_tower import ARCHITECTURE
from tools.builtin_model.bpe import Pair, read_merges, vocabulary_size, write_merges

CONTEXT = 32
DIMENSIONS = 384  # as many as the text tower is wide: what is beyond, no text could say
MEAN = (0.5, 0.5, 0.5)
STD = (0.5, 0.5, 0.5)


def model_config(merges: list[Pair], pixels: int) -> dict[str, Any]:
    """open_clip's model configuration: an EfficientNet-Lite image tower, a small text tower."""
    return {
        "embed_dim": DIMENSIONS,
        "vision_cfg": {
            "timm_model_name": ARCHITECTURE,
            "timm_model_pretrained": False,
            "timm_pool": "avg",
            "timm_proj": "",
            "image_size": pixels,
        },
        "text_cfg": {
            "context_length": CONTEXT,
            "vocab_size": vocabulary_size(merges),
            "width": DIMENSIONS,
            "heads": 6,
            "layers": 2,
            "mlp_ratio": 2.0,
        },
    }


def write_config(folder: Path, merges: list[Pair], pixels: int) -> None:
    """Write `open_clip_config.json` and `bpe.txt.gz`."""
    config = {
        "model_cfg": model_config(merges, pixels),
        "preprocess_cfg": {
            "size": [pixels, pixels],
            "mode": "RGB",
            "mean": list(MEAN),
            "std": list(STD),
            "interpolation": "bicubic",
            "resize_mode": "squash",
            "fill_color": 0,
        },
    }
    (folder / "open_clip_config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    write_merges(merges, folder / "bpe.txt.gz")


def build_model(folder: Path) -> torch.nn.Module:
    """A model of random weights after the configuration in `folder`."""
    model: torch.nn.Module = create_model(f"local-dir:{folder}", load_weights=False)
    return model


def earlier_state(folder: Path) -> dict[str, torch.Tensor]:
    """The float32 weights of a finished model's folder."""
    state = load_file(folder / "open_clip_model.safetensors")
    return {k: v.float() if v.is_floating_point() else v for k, v in state.items()}


def earlier_merges(folder: Path) -> list[Pair]:
    """The byte pairs that the token ids of `folder` were made with."""
    return read_merges(folder / "bpe.txt.gz")


def save_weights(model: torch.nn.Module, path: Path) -> None:
    """Write the weights as float16 safetensors."""
    state = {
        name: value.detach().to(torch.float16).contiguous()
        if value.is_floating_point()
        else value.detach().contiguous()
        for name, value in model.state_dict().items()
    }
    save_file(state, path)
