"""A downloaded model, by the classes that transformers itself has for it: code that comes with a
model is never run, and weights are safetensors alone. In the child."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from photo_sorter.adapters.describing.answering import LoadedModel
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem


def load_folder(folder: Path) -> LoadedModel:
    """Takes seconds, and as much memory as the model has. Raises ModelUnavailableError where it is
    of another class, or its files are missing or damaged."""
    try:
        kind = json.loads((folder / "config.json").read_text("utf-8"))["model_type"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_CONFIGURATION_DAMAGED, path=str(folder), detail=str(error)
        ) from error
    from photo_sorter.adapters.describing.florence import Florence
    from photo_sorter.adapters.describing.smolvlm import SmolVlm

    kinds: dict[object, Callable[[Path], LoadedModel]] = {
        "idefics3": SmolVlm,
        "florence2": Florence,
    }
    if kind not in kinds:
        raise ModelUnavailableError(Problem.DESCRIBER_CLASS_UNKNOWN, detail=str(kind)[:60])
    try:
        return kinds[kind](folder)
    except MemoryError:
        raise
    except Exception as error:  # whatever transformers raises for files that are not as they should
        if "not enough memory" in str(error):
            raise MemoryError from error
        words = (str(error).strip() or type(error).__name__).splitlines()[0][:200].rstrip(".")
        raise ModelUnavailableError(
            Problem.DESCRIBER_UNLOADABLE, path=str(folder), detail=words
        ) from error
