"""Imports open_clip beside the torch that is installed, and without what is not used of it.

open_clip imports `transformers` (a second or two) for text towers in Hugging Face's own classes,
which model folders here never hold; tokenizers, which do come from there, it imports when one is
made. So `transformers` is hidden while open_clip is imported, as if it were not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from photo_sorter.adapters.engine.torchvision_shim import declare_missing_operators

_UNUSED = "transformers"


def import_open_clip() -> ModuleType:
    """The open_clip package. Takes seconds the first time."""
    declare_missing_operators()
    with _hidden(_UNUSED):
        import open_clip
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
