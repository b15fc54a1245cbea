"""What a person asks of dates on the command line."""

from __future__ import annotations

import argparse
import re
from datetime import timedelta

from photo_sorter.core.date_fixes import (
    AsInFile,
    CameraClock,
    DateFix,
    FromName,
    SetDate,
    SetZone,
    Shift,
    Zone,
)
from photo_sorter.core.durations import parse_duration
from photo_sorter.core.taken import Precision
from photo_sorter.core.written_dates import Reading, read_asked_date, read_zone

_NOTED = "noted"


def date_arguments(parser: argparse.ArgumentParser) -> None:
    # "--shift -1h" is a value, no option: argparse of older versions knows plain numbers alone.
    parser._negative_number_matcher = re.compile(r"-\d")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument(
        "--shift", type=_duration, metavar="TIME", help="later by +1h30m, earlier by -2d"
    )
    kind.add_argument(
        "--showed",
        type=_exact,
        metavar="DATE",
        help="what the camera's clock showed when it was --really another time",
    )
    kind.add_argument(
        "--set",
        type=_date,
        metavar="DATE",
        help="2019-05-06T12:00; 2019-05 or 2019 where no more is known",
    )
    kind.add_argument("--from-name", action="store_true", help="the date in the file's name")
    kind.add_argument(
        "--zone", type=_zone, metavar="ZONE", help="note the time zone: +02:00 or Europe/Berlin"
    )
    kind.add_argument(
        "--zone-from-place", action="store_true", help="the same, of the place where it was taken"
    )
    kind.add_argument("--as-in-file", action="store_true", help="take back what you said")
    parser.add_argument("--really", type=_exact, metavar="DATE", help="with --showed")
    parser.add_argument(
        "--step",
        type=_duration,
        metavar="TIME",
        help="with --set: from photo to photo",
    )
    parser.add_argument(
        "--clock",
        type=_clock,
        metavar="ZONE",
        help="with a zone: the camera's clock was set to this one, and the time becomes that of "
        "the place; `noted` is the zone that each photo notes",
    )
    parser.add_argument("--dry-run", action="store_true", help="print what would change, only")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.set_defaults(wrong_usage=parser.error)


def date_fix(args: argparse.Namespace) -> DateFix:
    """Ends the program with status 2 where the arguments do not go together."""
    zone_is_asked = args.zone is not None or args.zone_from_place
    for given, goes, words in (
        (args.step, args.set, "--step goes with --set"),
        (args.really, args.showed, "--really goes with --showed"),
        (args.showed, args.really, "--showed goes with --really"),
        (args.clock, zone_is_asked or None, "--clock goes with --zone or --zone-from-place"),
    ):
        if given is not None and goes is None:
            args.wrong_usage(words)
    if args.shift is not None:
        return Shift(args.shift)
    if args.showed is not None:
        return Shift(args.really.when - args.showed.when)
    if args.set is not None:
        asked: Reading = args.set
        return SetDate(asked.when, asked.precision, asked.zone, args.step or timedelta())
    if args.from_name:
        return FromName()
    if args.as_in_file:
        return AsInFile()
    return SetZone(args.zone, CameraClock.PLACE if args.clock is None else args.clock)


def _duration(text: str) -> timedelta:
    try:
        return parse_duration(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no span of time: give one like +1h30m, -2d or 45s"
        ) from None


def _date(text: str) -> Reading:
    reading = read_asked_date(text)
    if reading is None:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no date: give one like 2019-05-06T12:00, 2019-05-06, 2019-05 or 2019"
        )
    return reading


def _exact(text: str) -> Reading:
    reading = _date(text)
    if reading.precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        raise argparse.ArgumentTypeError(f"“{text}” has no time: give one like 2019-05-06T12:00")
    return reading


def _zone(text: str) -> Zone:
    """Names are looked up where the zones are."""
    offset = read_zone(text)
    return text if offset is None else offset


def _clock(text: str) -> Zone | CameraClock:
    return CameraClock.NOTED if text == _NOTED else _zone(text)
