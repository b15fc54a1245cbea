"""Time zones by the borders that tzfpy holds and by the tz database of the system, or of tzdata
where the system has none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


class TzDatabase:
    """`core.ports.TimeZones`. May be used from any thread."""

    def at(self, latitude: float, longitude: float) -> str | None:
        """The zone of a place; None where there is none."""
        import tzfpy  # not for the first window: it holds the borders of the world

        name = tzfpy.get_tz(longitude, latitude)
        return name if name and self.knows(name) else None

    def knows(self, name: str) -> bool:
        try:
            _zone(name)
        except KeyError:
            return False
        return True

    def offset(self, name: str, utc: datetime) -> int:
        """Minutes east of UTC at this moment (naive). Raises KeyError, and OverflowError at the
        ends of the calendar."""
        return _minutes(utc.replace(tzinfo=UTC).astimezone(_zone(name)))

    def offset_of_clock(self, name: str, clock: datetime) -> int:
        """Minutes east of UTC when the clocks there show this. Raises KeyError."""
        return _minutes(clock.replace(tzinfo=_zone(name)))


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    """Raises KeyError for what is no name of a zone, such as a path."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise KeyError(name) from error


def _minutes(moment: datetime) -> int:
    """Before standard time places had seconds, too; these are rounded."""
    offset = moment.utcoffset()
    assert offset is not None
    return round(offset / _MINUTE)
