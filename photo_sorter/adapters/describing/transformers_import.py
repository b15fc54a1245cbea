"""Imports transformers beside the torch that is installed. In the child: it takes seconds."""

from __future__ import annotations

from types import ModuleType

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators


def import_transformers() -> ModuleType:
    """The package, whose own classes of models can be asked for from here on."""
    declare_missing_operators()  # transformers imports torchvision where it is there
    import transformers

    module: ModuleType = transformers
    return module
