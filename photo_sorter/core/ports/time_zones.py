"""Time zones: which one a place has, and what its clocks show."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class TimeZones(Protocol):
    """Zones have the names of the tz database ("Europe/Berlin"). Offsets are in minutes east of
    UTC; summer time counts as it did at that moment."""

    def at(self, latitude: float, longitude: float) -> str | None:
        """The zone of a place; None where there is none."""

    def knows(self, name: str) -> bool: ...

    def offset(self, name: str, utc: datetime) -> int:
        """At this moment (naive). Raises KeyError for a name that it does not know."""

    def offset_of_clock(self, name: str, clock: datetime) -> int:
        """When the clocks there show this; the first time where they show it twice. Raises
        KeyError as `offset` does."""
