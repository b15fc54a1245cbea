"""Leaves out what open_clip imports beside what is used of it.

`transformers` is imported for text towers in Hugging Face's own classes, which model folders here
never hold; tokenizers, which do come from there, it imports when one is made. So it is hidden while
open_clip is imported, as if it were not installed.

torchvision and timm import torch's compiler, torchvision to ask it whether an operator that
photo_sorter never calls can be compiled, timm to keep it from a function. Nothing is compiled here.
So something that answers both stands in for it meanwhile.

Importing open_clip takes 1.0 to 1.5 s with this and 3.9 to 5.9 s without, of which the compiler is
2.2 to 3 (`python -m benchmarks.tuning imports`). A person waits for that before the first answer of
a model that was downloaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_UNUSED = "transformers"
_COMPILER = "torch._dynamo"


@contextmanager
def unused_left_out() -> Iterator[None]:
    """While open_clip is imported inside, neither of the two is, unless it had been before;
    afterwards both can be imported as ever."""
    with _hidden(_UNUSED), without_compiler():
        yield


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
