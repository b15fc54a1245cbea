"""Sessions of ONNX Runtime for a model folder's graphs.

A graph names where in the folder's safetensors file its weights lie. So that it never computes with
others, it also bears a mark of that file's header, which is compared first.

Importing this module imports ONNX Runtime.
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from photo_sorter.adapters.engine.model.graph_files import NoRuntimeError
from photo_sorter.adapters.onnx_runtime import onnxruntime
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

WEIGHTS_NAME = "open_clip_model.safetensors"
WEIGHTS_MARK = "weights"  # of a graph's metadata
VECTORS = "vectors"  # the output that every graph has

_ONLY_ERRORS = 3
Part = TypeVar("Part")
_LACKING = (onnxruntime.capi.onnxruntime_pybind11_state.NotImplemented,)


class Session:
    """A graph of one input and one output or more. Safe to use from several threads."""

    def __init__(self, folder: Path, name: str) -> None:
        """Raises ModelUnavailableError where the graph or the folder's weights are damaged,
        NoRuntimeError where ONNX Runtime lacks what the graph needs."""
        path = folder / name
        mark = weights_mark(folder / WEIGHTS_NAME)
        try:
            self._session = onnxruntime.InferenceSession(
                path, _options(), providers=["CPUExecutionProvider"]
            )
            (self._given,) = self._session.get_inputs()
            found = self._session.get_modelmeta().custom_metadata_map.get(WEIGHTS_MARK)
        except _LACKING as error:
            raise NoRuntimeError(str(error)) from error
        except Exception as error:  # each kind of damage has an exception of its own
            raise ModelUnavailableError(
                Problem.MODEL_GRAPH_DAMAGED, path=str(path), detail=str(error)
            ) from error
        if found != mark:
            raise ModelUnavailableError(Problem.MODEL_GRAPH_OF_OTHERS, path=str(path))

    @property
    def input_shape(self) -> tuple[int | str, ...]:
        """Of the graph's input; a name stands for any number."""
        return tuple(self._given.shape)

    def gives(self, name: str) -> bool:
        """Whether the graph has an output of that name."""
        return any(output.name == name for output in self._session.get_outputs())

    def run(self, given: NDArray[Any], *outputs: str) -> Vectors:
        """What comes out, or what does by these names, (n, d) beside each other: what nothing else
        needs is not computed. Raises RuntimeError."""
        try:
            results = self._session.run(outputs or [VECTORS], {self._given.name: given})
        except Exception as error:  # ONNX Runtime's own are no RuntimeError
            raise RuntimeError(str(error)) from error
        vectors: Vectors = results[0] if len(results) == 1 else np.concatenate(results, axis=1)
        return vectors


def _options() -> Any:
    """One thread a session: calls come from as many threads as are to compute. Those of ONNX
    Runtime's own would be as many for every call."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _ONLY_ERRORS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def weights_mark(path: Path) -> str:
    """What tells a file of weights from one laid out otherwise.

    Raises ModelUnavailableError where it is not whole."""
    try:
        with safe_open(path, framework="np"):  # compares the header with the file's size
            pass
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            return hashlib.sha256(file.read(length)).hexdigest()
    except (OSError, SafetensorError, struct.error) as error:
        raise ModelUnavailableError(
            Problem.MODEL_WEIGHTS_DAMAGED, path=str(path), detail=str(error)
        ) from error


def run_in_parts(
    compute: Callable[[Part], Vectors], parts: Sequence[Part], threads: int | None
) -> Vectors:
    """The rows of all parts, computed on so many threads, of which this is one. The others are made
    for the call, so that they have the niceness of this one."""
    rows: list[Vectors] = [np.empty(0, np.float32)] * len(parts)
    waiting = deque(range(len(parts)))

    def work() -> None:
        with contextlib.suppress(IndexError):
            while True:
                number = waiting.popleft()
                rows[number] = compute(parts[number])

    helpers = min(threads or 1, len(parts)) - 1
    with ThreadPoolExecutor(max(helpers, 1)) as pool:
        others = [pool.submit(work) for _ in range(helpers)]
        work()
        for other in others:
            other.result()
    return np.concatenate(rows)
