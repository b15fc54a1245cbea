"""A repository of timm's class of DINOv2, small and of random weights: a real model of looks."""

from __future__ import annotations

import json

from safetensors.numpy import save

DIMENSIONS = 32


def small_dino_files() -> dict[str, bytes]:
    """Its files by their names."""
    from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip

    import_open_clip()
    import timm
    import torch

    torch.manual_seed(5)
    arguments = {"img_size": 28, "depth": 2, "embed_dim": DIMENSIONS, "num_heads": 2}
    model = timm.create_model("vit_small_patch14_dinov2", num_classes=0, **arguments)
    for name, weight in model.state_dict().items():
        if name.endswith(".gamma"):  # begins so small that pictures would hardly tell
            weight.fill_(1.0)
    config = {
        "architecture": "vit_small_patch14_dinov2",
        "num_classes": 0,
        "num_features": DIMENSIONS,
        "model_args": arguments,
        "pretrained_cfg": {
            "input_size": [3, 28, 28],
            "mean": [0.485, 0.456, 0.406],
            "std": [0.229, 0.224, 0.225],
            "interpolation": "bicubic",
        },
    }
    return {
        "README.md": b"not asked for",
        "config.json": json.dumps(config).encode(),
        "model.safetensors": save({k: v.numpy() for k, v in model.state_dict().items()}),
    }
