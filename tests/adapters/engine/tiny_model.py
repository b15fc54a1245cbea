"""A model folder with random weights: small enough to make and to run in a moment."""

from __future__ import annotations

import json
from pathlib import Path

CONFIG = {
    "model_cfg": {
        "embed_dim": 32,
        "vision_cfg": {
            "image_size": 64,
            "layers": 2,
            "width": 64,
            "head_width": 32,
            "patch_size": 16,
        },
        "text_cfg": {
            "context_length": 24,
            "vocab_size": 49408,
            "width": 32,
            "heads": 2,
            "layers": 2,
        },
    },
    "preprocess_cfg": {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]},
}


def make_model_folder(folder: Path, seed: int = 1) -> Path:
    """Write open_clip's configuration and seeded weights; takes torch into this process."""
    import torch

    from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

    declare_missing_operators()
    import open_clip
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    (folder / "open_clip_config.json").write_text(json.dumps(CONFIG), "utf-8")
    torch.manual_seed(seed)
    model = open_clip.create_model(f"local-dir:{folder}", load_weights=False)
    save_file(model.state_dict(), folder / "open_clip_model.safetensors")
    return folder
