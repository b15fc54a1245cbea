"""A model folder with graphs, of random weights, in the shape of the built-in model but smaller."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.conftest import BUILTIN_MODEL

from .pictures import scene

SIDE = 64
CONTEXT = 32
_MERGES = 2_000
CONFIG = {
    "model_cfg": {
        "embed_dim": 32,
        "vision_cfg": {
            "timm_model_name": "tf_efficientnet_lite0_class_aware",
            "timm_model_pretrained": False,
            "timm_pool": "avg",
            "timm_proj": "",
            "image_size": SIDE,
        },
        "text_cfg": {
            "context_length": CONTEXT,
            "vocab_size": 512 + _MERGES + 2,
            "width": 64,
            "heads": 4,
            "layers": 2,
            "mlp_ratio": 2.0,
        },
    },
    "preprocess_cfg": {
        "size": [SIDE, SIDE],
        "mean": [0.5, 0.5, 0.5],
        "std": [0.5, 0.5, 0.5],
        "interpolation": "bicubic",
        "resize_mode": "squash",
    },
}


def squashed(picture: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC))


def make_config_folder(folder: Path) -> Path:
    """Write the configuration and the vocabulary alone."""
    from tools.builtin_model.bpe import read_merges, write_merges

    folder.mkdir(parents=True)
    (folder / "open_clip_config.json").write_text(json.dumps(CONFIG), "utf-8")
    write_merges(read_merges(BUILTIN_MODEL / "bpe.txt.gz")[:_MERGES], folder / "bpe.txt.gz")
    return folder


def make_graph_model_folder(folder: Path) -> Path:
    """Write a model folder as the training tool does; takes torch into this process."""
    import torch

    from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

    declare_missing_operators()
    from tools.builtin_model.architecture import build_model, save_weights
    from tools.builtin_model.graphs import write_graphs

    make_config_folder(folder)
    torch.manual_seed(1)
    model: Any = quietly(lambda: build_model(folder))
    pixels = np.stack([squashed(scene(seed=seed)) for seed in range(64)])
    _settle(model.visual, pixels)
    save_weights(model, folder / "open_clip_model.safetensors")
    quietly(lambda: write_graphs(folder, model, [pixels[:32], pixels[32:]]))
    return folder


def quietly(work: Any) -> Any:
    """What `work` returns; open_clip and ONNX Runtime warn of what is meant."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        return work()
    finally:
        logging.disable(before)


def _settle(visual: Any, pixels: NDArray[np.uint8]) -> None:
    """What training does to a network's scale: normalisations know the pictures, and blocks add
    little to what they are given. Without that, noise grows over fifty layers of random weights."""
    import torch

    pictures = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 127.5 - 1
    for block in visual.modules():
        if getattr(block, "has_skip", False) and hasattr(block, "bn3"):
            torch.nn.init.constant_(block.bn3.weight, 0.3)
    for module in visual.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None  # the mean of all that is seen
    visual.train()
    with torch.no_grad():
        visual(pictures)
    visual.eval()
