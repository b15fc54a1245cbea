"""Durations are read as a person writes them, and written so that they are read again."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("+1h30m", 5400), ("1h 30min", 5400), ("-1h30m", -5400), ("−90m", -5400), ("+1:30", 5400),
        ("-1:30:15", -5415), ("2d", 172_800), ("1w1d", 691_200), ("45s", 45), ("0s", 0),
        ("1.5s", 1.5), (" + 1H ", 3600),
    ],
)  # fmt: skip
def test_a_duration_is_read_as_it_is_written(text: str, seconds: float) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    ["", "+", "-", "1", "90", "1h1d", "1h1h", "h", "1x", "--1h", "+-1h", "1:5", "1 30",
     "9" * 30 + "d", "999999999999d", "١h", "1h30"],
)  # fmt: skip
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="No duration"):
        parse_duration(text)


@given(st.timedeltas(timedelta(days=-99_999), timedelta(days=99_999)))
def test_what_is_written_is_read_again(length: timedelta) -> None:
    assert parse_duration(duration_text(length)) == length


@given(st.text("+-−0123456789wdhms:. ", max_size=12))
def test_nothing_typed_is_worse_than_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse_duration(text)


def duration_text(length: timedelta) -> str:
    """What `parse_duration` reads: "+1d2h30m"; "+0s" of nothing."""
    whole = abs(length)
    minutes, seconds = divmod(whole.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    part = f".{whole.microseconds:06}".rstrip("0") if whole.microseconds else ""
    units = ((whole.days, "d"), (hours, "h"), (minutes, "m"))
    text = "".join(f"{value}{unit}" for value, unit in units if value)
    if seconds or part or not text:
        text += f"{seconds}{part}s"
    return ("-" if length < timedelta() else "+") + text
