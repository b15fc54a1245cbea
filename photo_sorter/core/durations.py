"""Durations as a person writes them: "+1h30m", "-2d", "1:30"."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = re.compile(
    r"(?:(?P<weeks>\d+)\s*w)?\s*(?:(?P<days>\d+)\s*d)?\s*(?:(?P<hours>\d+)\s*h)?\s*"
    r"(?:(?P<minutes>\d+)\s*m(?:in)?)?\s*(?:(?P<seconds>\d+(?:\.\d{1,6})?)\s*s)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>\d+):(?P<minutes>\d\d)(?::(?P<seconds>\d\d))?", re.ASCII)
_LONGEST = 40  # characters


def parse_duration(text: str) -> timedelta:
    """With a sign or without; weeks, days, hours, minutes and seconds, the largest first, or hours
    and minutes like a clock. Raises ValueError for anything else."""
    written = text.strip()
    sign = -1 if written[:1] in ("-", "−") else 1
    bare = written.lstrip("+-−").strip() if written[:1] in ("+", "-", "−") else written
    if not bare or len(written) > _LONGEST or len(written) - len(written.lstrip("+-−")) > 1:
        raise ValueError(f"No duration: {text[:_LONGEST]}")
    found = _CLOCK.fullmatch(bare) or _UNITS.fullmatch(bare)
    if found is None:
        raise ValueError(f"No duration: {text[:_LONGEST]}")
    parts = {unit: value for unit, value in found.groupdict().items() if value}
    seconds, _, fraction = parts.pop("seconds", "0").partition(".")
    try:
        length = timedelta(
            seconds=int(seconds),
            microseconds=int(fraction.ljust(6, "0")),
            **{unit: int(value) for unit, value in parts.items()},
        )
    except OverflowError as error:
        raise ValueError(f"No duration: {text[:_LONGEST]}") from error
    return sign * length
