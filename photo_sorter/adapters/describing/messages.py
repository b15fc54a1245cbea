"""What goes through the pipe between the app and the process that describes pictures: plain
picklable data."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.adapters.child.messages import Cancel, Stop
from photo_sorter.core.describing.question import Question
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.describing import DescriberModel


@dataclass(frozen=True, slots=True)
class DescriberOptions:
    """How the process works, fixed for its life. `encoder` is the folder of the built-in model of
    vectors, which the built-in describer stands on."""

    encoder: str = ""
    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    memory_bytes: int = 0  # beside the model; 0 chooses by the machine


# ------------------------------------------------------------------------------- app -> process


@dataclass(frozen=True, slots=True)
class Ask:
    """Answered by `Loading` where the model is loaded for it, `Looking` for each picture, `SoFar`
    as the answer grows, and Finished with an `Answer`."""

    request_id: int
    model: DescriberModel
    question: Question


@dataclass(frozen=True, slots=True)
class Point:
    """As `Ask`, and Finished with a `Heat`."""

    request_id: int
    model: DescriberModel
    question: Question


@dataclass(frozen=True, slots=True)
class Reduce:
    """Answered by `Looking`, and Finished with the bytes of a JPEG without metadata, of at most
    `side` pixels a side."""

    request_id: int
    path: FilePath
    side: int


Request = Ask | Point | Reduce | Cancel | Stop

# ------------------------------------------------------------------------------- process -> app


@dataclass(frozen=True, slots=True)
class Looking:
    """The picture in that file is being read; from now on a death is owed to it."""

    request_id: int
    path: FilePath


@dataclass(frozen=True, slots=True)
class SoFar:
    """The whole answer as it stands."""

    request_id: int
    text: str
