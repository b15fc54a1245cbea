"""Lets `import torchvision` succeed beside a CPU build of torch.

PyPI's torchvision wheel is compiled against the CUDA build of torch. Beside a CPU torch its native
library does not load, and `import torchvision` then dies while it registers meta kernels:
*operator torchvision::nms does not exist*. Declaring the two schemas it looks for is enough, since
only the pure-Python parts of torchvision (transforms) are used here; the operators themselves stay
without an implementation and are never called.

Call `declare_missing_operators()` before the first import of torchvision or open_clip.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

import torch

_SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)


def _native_library_loads() -> bool:
    """Load torchvision's compiled operators the way it does itself; False where that fails."""
    spec = importlib.util.find_spec("torchvision")
    if spec is None or not spec.submodule_search_locations:
        return False
    package = Path(next(iter(spec.submodule_search_locations)))
    for pattern in ("_C.so", "_C.pyd", "_C.*.so", "_C.*.pyd"):
        for library in package.glob(pattern):
            try:
                torch.ops.load_library(str(library))
            except (OSError, RuntimeError):
                continue
            return True
    return False


@cache  # also keeps the Library alive: its declarations vanish with the object
def declare_missing_operators() -> torch.library.Library | None:
    """Declare torchvision's operators where its native library does not load.

    Returns the `Library` that holds the declarations, or None where none were needed. Calling it
    again changes nothing.
    """
    if "torchvision" in sys.modules or _native_library_loads():
        return None
    library = torch.library.Library("torchvision", "DEF")
    for schema in _SCHEMAS:
        library.define(schema)
    return library
