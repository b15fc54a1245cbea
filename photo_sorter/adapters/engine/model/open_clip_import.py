"""Imports open_clip beside the torch that is installed, and without what is not used of it.

open_clip imports `transformers` (a second or two) for text towers in Hugging Face's own classes,
which model folders here never hold; tokenizers, which do come from there, it imports when one is
made. So `transformers` is hidden while open_clip is imported, as if it were not installed.

torchvision and timm import torch's compiler (another second), torchvision to ask it whether an
operator that photo_sorter never calls can be compiled, timm to keep it from a function. Nothing is
compiled here. So something that answers both stands in for it meanwhile.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

_UNUSED = "transformers"
_COMPILER = "torch._dynamo"


def import_open_clip() -> ModuleType:
    """The open_clip package, with the built-in model's image tower known to timm. Takes seconds the
    first time."""
    declare_missing_operators()
    with _hidden(_UNUSED), without_compiler():
        import open_clip

        # timm knows the built-in model's image tower from here on.
        import photo_sorter.adapters.engine.model.class_aware_tower  # noqa: F401
    module: ModuleType = open_clip
    return module


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """While inside, importing `name` fails unless it had been imported before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def without_compiler() -> Iterator[None]:
    """While inside, importing torch's compiler gives a stand-in, unless it had been imported
    before; afterwards it can be imported as ever."""
    if _COMPILER in sys.modules:
        yield
        return
    package, utilities = ModuleType(_COMPILER), ModuleType(f"{_COMPILER}.utils")
    vars(package).update(__path__=[], disable=lambda function, *_how, **_more: function)
    vars(utilities).update(is_compile_supported=lambda _device: False)
    stand_ins = {module.__name__: module for module in (package, utilities)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
