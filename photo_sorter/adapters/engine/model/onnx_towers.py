"""The two towers of a model folder that has graphs for ONNX Runtime: without torch.

Such a model takes pictures squashed to a square by Pillow's bicubic filter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL.Image import Image, Resampling

from photo_sorter.adapters.engine.model.clip_tokenizer import ClipTokenizer
from photo_sorter.adapters.engine.model.graph_files import (
    IMAGE_NAME,
    INT8_NAME,
    TEXT_NAME,
    graphs_in,
)
from photo_sorter.adapters.engine.model.looks import POOLED, LookProjection, read_projection
from photo_sorter.adapters.engine.model.onnx_session import VECTORS, Session, run_in_parts
from photo_sorter.adapters.engine.model.tower import ModelInput, Seen
from photo_sorter.adapters.engine.model.tuning.dot_products import has_8bit_dot_products
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

VOCABULARY_NAME = "bpe.txt.gz"
CONFIG_NAME = "open_clip_config.json"

_IMAGES = 4  # in one run; the values between the layers of more leave the processor's caches
_TEXTS = 8


class OnnxImageTower:
    """Embeds pictures on the processor. Safe to use from several threads."""

    on_gpu = False
    most_at_once = 32

    def __init__(self, session: Session, projection: LookProjection | None = None) -> None:
        """It gives looks by a `projection` of what the graph pools."""
        self._session = session
        self._projection = projection if session.gives(POOLED) else None
        self.input_side = int(session.input_shape[1])

    def prepare(self, picture: Image) -> ModelInput:
        """An upright RGB picture as a square, to the bit as open_clip's transform resizes it."""
        side = self.input_side
        return np.asarray(picture.resize((side, side), Resampling.BICUBIC))

    def see(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Seen:
        """See `ImageTower`."""
        if self._projection is None:
            return Seen(self.embed(inputs, threads), None)
        both = self._run(inputs, threads, VECTORS, POOLED)
        pooled = len(self._projection.mean)
        return Seen(both[:, :-pooled], self._projection.looks(both[:, -pooled:]))

    def embed(self, inputs: Sequence[ModelInput], threads: int | None = None) -> Vectors:
        """What the pictures mean alone, (n, d)."""
        return self._run(inputs, threads, VECTORS)

    def _run(self, inputs: Sequence[ModelInput], threads: int | None, *outputs: str) -> Vectors:
        parts = in_batches(list(inputs), _IMAGES)
        return run_in_parts(
            lambda part: self._session.run(np.stack(part), *outputs), parts, threads
        )


class OnnxTextTower:
    """Embeds texts on the processor. Safe to use from several threads."""

    def __init__(self, session: Session, tokenizer: ClipTokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def embed(self, texts: Sequence[str], threads: int | None = None) -> Vectors:
        """See `TextTower`."""
        parts = [self._tokenizer(some) for some in in_batches(list(texts), _TEXTS)]
        return run_in_parts(self._session.run, parts, threads)


def load_image_tower(folder: Path, exact: bool) -> OnnxImageTower:
    """In 8-bit integers where the processor is made for them and the folder has that graph, always
    in float32 with `exact`. Raises ModelUnavailableError, NoRuntimeError."""
    quick = not exact and INT8_NAME in graphs_in(folder) and has_8bit_dot_products()
    session = Session(folder, INT8_NAME if quick else IMAGE_NAME)
    tower = OnnxImageTower(session, read_projection(folder))
    side = tower.input_side
    # The memory that a run needs is taken while a model may take what it wants.
    tower.see([np.zeros((side, side, 3), np.uint8)] * _IMAGES)
    return tower


def load_text_tower(folder: Path) -> OnnxTextTower:
    """Raises ModelUnavailableError, NoRuntimeError."""
    return OnnxTextTower(Session(folder, TEXT_NAME), _tokenizer(folder))


def check(folder: Path, name: str) -> None:
    """Load a graph. Raises ModelUnavailableError, NoRuntimeError."""
    Session(folder, name)


def _tokenizer(folder: Path) -> ClipTokenizer:
    try:
        config = json.loads((folder / CONFIG_NAME).read_text("utf-8"))
        text = config["model_cfg"]["text_cfg"]
        tokenizer = ClipTokenizer(folder / VOCABULARY_NAME, int(text["context_length"]))
        if tokenizer.size > int(text["vocab_size"]):
            raise ValueError("it has more tokens than the model")
        return tokenizer
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_TOKENIZER_DAMAGED, path=str(folder), detail=str(error)
        ) from error
