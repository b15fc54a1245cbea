"""Photos turned by a note in their files, and versions beside them."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.commands.guiding import print_proposals, proposed
from photo_sorter.app.cli.copy_notes import in_words, names_of
from photo_sorter.app.cli.output import Output, fail, in_a_line, printable
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import (
    STEEPEST,
    Edit,
    PixelBox,
    edited_size,
    pixel_box,
    region_of,
)
from photo_sorter.core.versions.framing import largest, read_ratio
from photo_sorter.services.library import Library

_TURNS = {"right": 1, "180": 2, "left": 3}


def _rotate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("way", metavar="WAY", choices=list(_TURNS), help="left, right or 180")
    parser.add_argument("paths", nargs="+", metavar="PATH")


def rotate(library: Library, args: argparse.Namespace, out: Output) -> int:
    """One object a photo that stays as it is (`path`, `turned`, `problem`), then the change."""
    photos = list(dict.fromkeys(photos_at(library, args.paths)))
    report = library.turning.turn(photos, _TURNS[args.way])
    for refusal in report.refused:
        path, problem = printable(refusal.path), in_a_line(refusal.problem)
        out.object({"path": path, "turned": False, "problem": problem}, [f"{path}: {problem}"])
    if report.change is not None:
        print_change(report.change, out)
    for raw in report.raws:
        fail(f"{printable(raw)}: the camera raw beside the photo stays as it is")
    return int(bool(report.refused))


def _crop_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH")
    part = parser.add_mutually_exclusive_group()
    part.add_argument(
        "--to",
        type=_box,
        metavar="X,Y,W,H",
        help="the part that is left, in pixels of the picture as it is shown",
    )
    part.add_argument(
        "--aspect",
        type=_ratio,
        metavar="SHAPE",
        help="the largest part of that shape, such as 16:9, in the middle",
    )
    parser.add_argument("--turn", choices=list(_TURNS), help="turn the version first")
    parser.add_argument(
        "--straighten",
        type=_degrees,
        default=0.0,
        metavar="DEGREES",
        help="turn it clockwise by as many, -45 to 45, and leave out its empty corners; a part that"
        " is named is of what is left",
    )
    parser.add_argument(
        "--words", metavar="WORDS", help='the part that shows it, for example "just the cat"'
    )
    parser.add_argument(
        "--propose", type=int, default=0, metavar="N", help="only say which parts would be kept"
    )


def _box(text: str) -> PixelBox:
    try:
        left, top, width, height = map(int, text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("write four whole numbers: X,Y,W,H") from error
    return left, top, left + width, top + height


def _degrees(text: str) -> float:
    try:
        degrees = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no number") from error
    if not abs(degrees) <= STEEPEST:
        raise argparse.ArgumentTypeError("it goes from -45 to 45 degrees")
    return degrees


def _ratio(text: str) -> float:
    try:
        return read_ratio(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def crop(library: Library, args: argparse.Namespace, out: Output) -> None:
    """One object: `path` of the version, `width`, `height`, `change`, `notes`."""
    (photo,) = photos_at(library, [args.path])
    if args.propose:
        print_proposals(library, photo, args, out)
        return
    turns = _TURNS.get(args.turn, 0)
    whole = library.versions.size(photo)
    region = _region(args, edited_size(whole, Edit(turns=turns, angle=args.straighten)))
    if args.words is not None:
        region = proposed(library, photo, args, turned=bool(turns or args.straighten))
    made = library.versions.make(photo, Edit(region, turns, args.straighten))
    width, height = library.versions.size(made.photo_id)
    path, said = printable(made.path), in_words(made.notes)
    value = {"path": path, "width": width, "height": height, "change": made.change.id}
    line = f"{path}: {width} × {height}"
    out.object({**value, "notes": names_of(made.notes)}, ["; ".join(filter(None, (line, said)))])


def _region(args: argparse.Namespace, size: tuple[int, int]) -> Region | None:
    """Raises InvalidInputError."""
    if args.to is not None:
        return region_of(args.to, size)
    if args.aspect is not None:
        region = region_of(largest(size, args.aspect), size)
        return None if pixel_box(region, size) == (0, 0, *size) else region
    return None


COMMANDS = (
    Command(
        "rotate",
        "Turn photos by a note in their files; the pixels stay, and `undo` takes it back.",
        rotate,
        _rotate_arguments,
    ),
    Command(
        "crop",
        "Save a part of a photo as a version beside it; the original stays as it is.",
        crop,
        _crop_arguments,
        lambda args: args.propose > 0,
    ),
)
