"""Writes the finished describer's folder: weights in float16, words, settings, card, checksums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from photo_sorter.adapters.describing.builtin.model_folder import (
    CONFIG_NAME,
    WEIGHTS_NAME,
    WORDS_NAME,
)
from photo_sorter.adapters.describing.builtin.vocabulary import Vocabulary
from photo_sorter.adapters.model_store.checksums import write_checksums
from tools.describer.network import Shape
from tools.describer.wordings import NOT_SURE

CARD_NAME = "MODEL_CARD.md"


@dataclass(frozen=True, slots=True)
class Trust:
    """To which power a network's probabilities are how often it is right, and from which of these
    on it is sure: where it is likelier to be right than wrong."""

    power: float = 1.0
    least_confidence: float = 0.5


def write_model(
    folder: Path,
    state: Mapping[str, torch.Tensor],
    vocabulary: Vocabulary,
    shape: Shape,
    trust: Trust,
) -> None:
    """Write weights, words and settings into `folder`, with checksums of all that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.numpy().astype(np.float16) for name, value in state.items()}
    save_file(weights, folder / WEIGHTS_NAME)
    (folder / WORDS_NAME).write_text("\n".join(vocabulary.words), "utf-8")
    config = {
        "format": 1,
        "name": "builtin",
        "licence": "MIT",
        "languages": ["en"],
        "fusion": shape.fusion,
        "heads": shape.heads,
        "trust": trust.power,
        "least_confidence": trust.least_confidence,
        "not_sure": NOT_SURE,
    }
    (folder / CONFIG_NAME).write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    finish(folder)


def finish(folder: Path) -> None:
    """Checksums of all that is there, which anybody may read."""
    write_checksums(folder)
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
