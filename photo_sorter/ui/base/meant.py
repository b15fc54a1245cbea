"""What is meant by a choice of photos: of closed stacks all photos."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """`photos` in all, of which those that are no closed stack's are `alone`; so many closed
    `stacks`."""

    photos: int = 0
    stacks: int = 0
    alone: int = 0
