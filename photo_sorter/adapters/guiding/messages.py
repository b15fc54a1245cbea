"""What goes through the pipe between the app and the process that follows gradients."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.adapters.child.messages import Cancel, Stop
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.guiding import Guidance


@dataclass(frozen=True, slots=True)
class GuideOptions:
    """How the process works, fixed for its life."""

    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    memory_bytes: int = 0  # for the picture beside the model; 0 chooses by the machine


@dataclass(frozen=True, slots=True)
class GuideLook:
    """Finished with a `Guided`; not at all once it is cancelled."""

    request_id: int
    model: str
    path: FilePath
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Loads the model. Finished with None."""

    request_id: int
    model: str


Request = GuideLook | WarmUp | Cancel | Stop


@dataclass(frozen=True, slots=True)
class Begun:
    """The process works on the request; from now on silence means that it hangs."""

    request_id: int
