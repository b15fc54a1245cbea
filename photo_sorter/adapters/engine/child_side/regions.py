"""What regions of a picture show, inside the engine process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from photo_sorter.adapters.engine.model.tower import meanings
from photo_sorter.core.embedding import Vectors

if TYPE_CHECKING:
    from photo_sorter.adapters.engine.model.tower import ImageTower, ModelInput

_AT_A_TIME = 8  # regions; what nobody wants any more is given up between two such parts


def embed_regions(
    inputs_of: Callable[[], Iterator[ModelInput]],
    tower: ImageTower,
    threads: int,
    cancelled: threading.Event,
    goes_on: Callable[[], None],
) -> Vectors:
    """(n, d) of n >= 1 inputs; fewer rows once it is cancelled, when nobody looks at them any
    more. `goes_on` is called after each part: a large model may take long for all of them.
    Raises what making the inputs raises."""
    inputs = inputs_of()
    parts: list[Vectors] = []
    while not cancelled.is_set() and (part := list(islice(inputs, _AT_A_TIME))):
        parts.append(meanings(tower, part, threads))
        goes_on()
    return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)
