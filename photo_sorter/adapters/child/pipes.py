"""What connects a child process with the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class ChildEnds:
    """The child's ends of its two pipes."""

    main: Connection  # requests in, replies out; the app wakes up for each
    out_of_band: Connection  # out; read when the app is awake anyway, and within a moment
