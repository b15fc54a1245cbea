"""What the text tower begins with, before any training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip

import_open_clip()

from tests.adapters.engine.graph_model import make_config_folder  # noqa: E402
from tools.builtin_model.architecture import build_model  # noqa: E402
from tools.builtin_model.embed import TextEncoder, embed_texts  # noqa: E402
from tools.builtin_model.names import Name  # noqa: E402
from tools.builtin_model.text_start import start_text_tower  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_config_folder(tmp_path_factory.mktemp("text") / "model")


def test_names_lie_near_their_targets_at_once(folder: Path) -> None:
    """One word, or two that are in other names, too: sums of tokens tell them apart."""
    torch.manual_seed(1)
    model: Any = build_model(folder).eval()
    encoder = TextEncoder(str(folder / "bpe.txt.gz"))
    words = ["dog", "cat", "red", "car", "blue", "beach"]
    rng = np.random.default_rng(1)
    own = {word: rng.standard_normal(32).astype(np.float32) for word in words}
    texts = [*words, "red car", "blue car", "red dog", "dog beach"]
    targets = np.stack([sum(own[word] for word in text.split()) for text in texts])
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    names = [Name(text, "en", ((0, 1.0),), 4.0) for text in texts]
    share = start_text_tower(model, encoder, names, targets)
    assert share == pytest.approx(1.0, abs=1e-3), "a width of 64 holds 32 dimensions"
    cosines = embed_texts(model, encoder, texts) @ targets.T
    assert (cosines.argmax(axis=1) == np.arange(len(texts))).all()
    assert cosines.diagonal().min() > 0.7
