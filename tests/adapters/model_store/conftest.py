from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from photo_sorter.adapters.model_store.folder import SpaceFile, write_space
from photo_sorter.adapters.model_store.registry import CLIP_CALIBRATION, offered
from photo_sorter.adapters.model_store.store import FolderModelStore

from .hub import Hub

CONFIG = {"model_cfg": {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}}}


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    """A built-in model as far as the store looks at it."""
    folder = tmp_path / "builtin"
    folder.mkdir()
    space = SpaceFile(
        name="builtin",
        version="1",
        licence="MIT",
        languages=("English",),
        prompt_templates=("a photo of {}",),
        reference_texts=("a cat", "a dog"),
        calibration=CLIP_CALIBRATION,
    )
    write_space(folder, space)
    (folder / "open_clip_config.json").write_text(json.dumps(CONFIG))
    weights = {"visual.x": np.arange(8, dtype=np.float32)}
    (folder / "open_clip_model.safetensors").write_bytes(save(weights))
    images = np.random.default_rng(1).normal(size=(5, 8)).astype(np.float16)
    (folder / "reference.safetensors").write_bytes(save({"images": images}))
    return folder


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The hub, offering the light model in small."""
    import huggingface_hub.constants

    # The tests' own process is kept offline; this hub is as near as can be.
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    model = offered("light")
    assert model is not None
    weights = {"visual.x": np.random.default_rng(2).normal(size=(400_000,)).astype(np.float32)}
    files = {
        "README.md": b"not asked for",
        "open_clip_config.json": json.dumps(CONFIG).encode(),
        "open_clip_model.safetensors": save(weights),
    }
    served = Hub(model.repository, files, large={"open_clip_model.safetensors"})
    served.start()
    yield served
    served.stop()


@pytest.fixture
def store(tmp_path: Path, builtin: Path, hub: Hub) -> FolderModelStore:
    return FolderModelStore(tmp_path / "models", builtin, hub.endpoint)
