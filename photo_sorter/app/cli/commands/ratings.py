"""What a person thinks of photos: stars, favourites, rejects, colour labels."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.operations import RatePhotos
from photo_sorter.core.rating import MOST_STARS, ColourLabel, RatingChange
from photo_sorter.services.library import Library

_LABELS = [label.name.lower() for label in ColourLabel]


def _rate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "stars", type=int, choices=range(MOST_STARS + 1), metavar="N", help="0 to 5; 0 is unrated"
    )
    parser.add_argument("paths", nargs="+", metavar="PATH")


def _flag_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--off", action="store_true", help="take it back")


def _label_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("label", choices=_LABELS, metavar="COLOUR", help=", ".join(_LABELS))
    parser.add_argument("paths", nargs="+", metavar="PATH")


def rate(library: Library, args: argparse.Namespace, out: Output) -> None:
    _change(library, args, RatingChange(stars=args.stars), out)


def favourite(library: Library, args: argparse.Namespace, out: Output) -> None:
    _change(library, args, RatingChange(favourite=not args.off), out)


def reject(library: Library, args: argparse.Namespace, out: Output) -> None:
    _change(library, args, RatingChange(rejected=not args.off), out)


def label(library: Library, args: argparse.Namespace, out: Output) -> None:
    _change(library, args, RatingChange(label=ColourLabel[args.label.upper()]), out)


def _change(library: Library, args: argparse.Namespace, change: RatingChange, out: Output) -> None:
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    print_change(library.do(RatePhotos(photos, change)), out)


COMMANDS = (
    Command("rate", "Give photos stars.", rate, _rate_arguments),
    Command("favourite", "Make photos favourites.", favourite, _flag_arguments),
    Command("reject", "Reject photos; they stay where they are.", reject, _flag_arguments),
    Command("label", "Give photos a colour label.", label, _label_arguments),
)
