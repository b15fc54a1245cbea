"""What goes through the pipe between the app and the process that reads text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from photo_sorter.adapters.child.messages import Cancel, Stop
from photo_sorter.core.photo import FilePath


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """How the process works, fixed for its life. `models` is the folder of the networks."""

    models: Path
    threads: int = 1  # nobody waits: the rest of the processor is for what somebody waits for
    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    memory_bytes: int = 0  # for all that it holds at a time; 0 chooses by the machine


@dataclass(frozen=True, slots=True)
class ReadLines:
    """Answered by `Begun` as it is taken up and now and then, and Finished with a `ReadText`."""

    request_id: int
    path: FilePath
    glance: bool


Request = ReadLines | Cancel | Stop


@dataclass(frozen=True, slots=True)
class Begun:
    """The process works on the request; from now on silence means that it hangs."""

    request_id: int
