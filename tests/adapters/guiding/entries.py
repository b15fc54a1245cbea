"""What runs in the process that follows gradients in some tests: the real one with a tower that
needs no torch to load, or that dies or hangs."""

from __future__ import annotations

import os
import threading
from typing import Any

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.guiding import process
from photo_sorter.adapters.guiding.messages import GuideOptions

CRASHING, HANGING = "crashing", "hanging"  # folders of models


def bad_model_guide(ends: ChildEnds, options: GuideOptions) -> None:
    def tower(self: Any, model: str, number: int) -> Any:
        if model == CRASHING:
            os.abort()
        threading.Event().wait()

    process._Server._tower = tower  # type: ignore[method-assign]
    process.guide_main(ends, options)
