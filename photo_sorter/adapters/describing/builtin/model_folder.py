"""The folder of the built-in describer: weights, words and what else it takes to read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from photo_sorter.adapters.describing.builtin.vocabulary import Vocabulary
from photo_sorter.adapters.model_store.checksums import check_files
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

WEIGHTS_NAME = "describer.safetensors"
WORDS_NAME = "words.txt"
CONFIG_NAME = "describer.json"
_FORMAT = 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class DescriberFiles:
    """What the folder holds. The probability of an answer to the power of `trust` is how often such
    answers are right; with less than `least_confidence` the model is not sure. `not_sure` is its
    answer to what it was never taught."""

    weights: Mapping[str, Floats]
    vocabulary: Vocabulary
    heads: int
    trust: float
    least_confidence: float
    not_sure: str


def read_model(folder: Path) -> DescriberFiles:
    """Raises ModelUnavailableError where a file is missing or damaged."""
    check_files(folder)
    try:
        config = json.loads((folder / CONFIG_NAME).read_text("utf-8"))
        if config["format"] != _FORMAT:
            raise ValueError(f"format {config['format']}")
        words = (folder / WORDS_NAME).read_text("utf-8").split("\n")
        weights = {
            name: value.astype(np.float32)
            for name, value in load_file(folder / WEIGHTS_NAME).items()
        }
        vocabulary = Vocabulary(words)
        if len(weights["words.weight"]) != len(vocabulary):
            raise ValueError("other words than the weights are for")
        return DescriberFiles(
            weights,
            vocabulary,
            int(config["heads"]),
            float(config["trust"]),
            float(config["least_confidence"]),
            str(config["not_sure"]),
        )
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_WEIGHTS_DAMAGED, path=str(folder), detail=str(error)
        ) from error
