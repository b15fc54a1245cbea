"""Models that describe pictures and answer questions about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.describing.question import Answer, Question

Heat = NDArray[np.float32]


class DescriberForm(Enum):
    """Who computes a describer."""

    BUILTIN = "builtin"  # the small model that comes with the program
    FOLDER = "folder"  # a downloaded model, by its library's own classes
    ENDPOINT = "endpoint"  # another program on this machine, by its address


@dataclass(frozen=True, slots=True)
class DescriberModel:
    """`folder` is set for a model on the disk, `address` for an endpoint; `served` is then the name
    that the endpoint knows its model by, empty for its only one. `can_point`: it says where."""

    name: str
    form: DescriberForm
    folder: Path | None = None
    address: str = ""
    served: str = ""
    can_point: bool = False


class Describer(Protocol):
    """Answers questions about pictures, in a process of its own or by an endpoint of this machine.
    Nothing that a file or a model holds harms the app. Safe from any thread; one question is
    answered at a time."""

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Blocks. `on_text` gets the answer so far, each time it has grown, on the calling thread.
        Raises InvalidInputError with the reason where a picture cannot be read or the process dies
        over it (which is not tried again), ModelUnavailableError where the model cannot be loaded
        or the endpoint refuses or makes no sense, CancelledError soon after `cancelled()` turns
        true, EngineError where the process is closed or meets an error of its own."""

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        """(rows, columns) float32, 0 to 1: what of the first picture the answer is owed to; None of
        a model that cannot tell. Raises as `ask`."""

    def name_of(self, model: DescriberModel) -> str:
        """The name that its answers would bear now: of an endpoint that of the model which answers
        there, as far as can be known before it did. Blocks for seconds at most. Raises
        ModelUnavailableError where nobody knows."""

    def close(self) -> None:
        """End the process. What is asked now ends with EngineError. Idempotent."""


class Endpoints(Protocol):
    """What other programs on this machine say of themselves. Safe from any thread."""

    def models_at(self, address: str) -> tuple[str, ...]:
        """The names of the models of the program at that address, in its order; none where it
        names none. Blocks for seconds at most. Raises InvalidInputError for an address that is
        not of this machine, ModelUnavailableError where nothing answers or it makes no sense."""
