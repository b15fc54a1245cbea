"""What goes through the pipe between the app and the process that writes copies."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.adapters.child.messages import Cancel, Stop
from photo_sorter.core.ports.exporting import ExportOrder


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """How the process works, fixed for its life."""

    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    memory_bytes: int = 0  # for all that it holds at a time; 0 chooses by the machine


@dataclass(frozen=True, slots=True)
class WriteCopy:
    """Finished with a `WrittenCopy`."""

    request_id: int
    order: ExportOrder


Request = WriteCopy | Cancel | Stop


@dataclass(frozen=True, slots=True)
class Begun:
    """The process is up and works on the request; from now on silence means that it hangs."""

    request_id: int
