"""Imports open_clip beside the torch that is installed."""

from __future__ import annotations

from types import ModuleType

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators
from photo_sorter.adapters.engine.model.tuning.torch_imports import unused_left_out


def import_open_clip() -> ModuleType:
    """The open_clip package, with the built-in model's image tower known to timm. Takes seconds the
    first time."""
    declare_missing_operators()
    with unused_left_out():
        import open_clip

        # timm knows the built-in model's image tower from here on.
        import photo_sorter.adapters.engine.model.class_aware_tower  # noqa: F401
    module: ModuleType = open_clip
    return module
