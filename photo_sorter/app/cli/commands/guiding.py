"""Looks that words ask for, and the parts of a picture that they would keep."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.copy_notes import in_words, names_of
from photo_sorter.app.cli.output import Output, fail, printable
from photo_sorter.app.cli.paths import photos_at, picture_at
from photo_sorter.core.cropping.asking import AskedCrop, read_crop
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.exporting import ExportNote
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import Edit, pixel_box
from photo_sorter.services.guiding.looks import FoundLook, LookSource
from photo_sorter.services.library import Library

_MOST = 20

_SOURCES = {
    LookSource.WORDS: "by what the words plainly mean: the model found nothing better",
    LookSource.MODEL: "found by the model alone",
    LookSource.BOTH: "by what the words plainly mean, and refined by the model",
}


def _grade_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a picture")
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help='for example "golden hour" or "brighter, warmer"'
    )
    parser.add_argument(
        "--strength", type=_share, default=1.0, metavar="N", help="how much of it, 0 to 1"
    )
    parser.add_argument(
        "--out", metavar="FILE", help="write a copy: a name that ends in .jpg, .png or .webp"
    )
    parser.add_argument(
        "--save", action="store_true", help="write a version beside the photo, into the library"
    )


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no number") from error
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("it goes from 0 to 1")
    return value


def grade(library: Library, args: argparse.Namespace, out: Output) -> None:
    """The original stays as it is."""
    path = picture_at(args.path)
    (photo,) = photos_at(library, [args.path]) if args.save else (None,)
    found = library.guiding.looks.find_in_file(path, " ".join(args.words))
    said = found.adjustments.mixed(args.strength)
    written: str | None = None
    notes: frozenset[ExportNote] = frozenset()
    if (args.out or args.save) and not said.changes_anything:
        raise InvalidInputError(Problem.EDIT_CHANGES_NOTHING)
    if args.out:
        written = str(library.guiding.copies.write(path, said, Path(args.out).absolute()))
    if photo is not None:
        version = library.versions.make(photo, Edit(adjustments=said))
        written, notes = written or version.path, version.notes
    values = {name: value for name, value in said.values().items() if value}
    out.object(
        {
            "words": found.words,
            "adjustments": values,
            "before": round(found.before, 4),
            "after": round(found.after, 4),
            "content": round(found.content, 4),
            "by": found.source.value,
            "written": None if written is None else printable(written),
            "notes": names_of(notes),
        },
        [
            *_lines(found, values),
            *([f"Written to {printable(written)}"] if written else []),
            *([f"The version: {in_words(notes)}"] if notes else []),
        ],
    )


def _lines(found: FoundLook, values: dict[str, float]) -> list[str]:
    return [
        *(f"{name:12} {value:+.2f}" for name, value in values.items()),
        f"{_SOURCES[found.source]}: the likeness to the words goes from {found.before:.3f}"
        f" to {found.after:.3f}, that to the picture itself is {found.content:.2f}",
    ]


def proposed(library: Library, photo: PhotoId, args: argparse.Namespace, *, turned: bool) -> Region:
    """The best part for the words and the shape that `crop` was given. Raises InvalidInputError
    where it is to be turned, too, or a part is named as well."""
    if turned or args.to is not None:
        raise InvalidInputError(Problem.CROP_ASKED_TWICE)
    found = library.guiding.crops.propose(photo, _asked(args), 1)
    if not found.is_sure:
        fail("it is not sure that the photo shows it at all")
    return found.proposals[0].region


def print_proposals(
    library: Library, photo: PhotoId, args: argparse.Namespace, out: Output
) -> None:
    found = library.guiding.crops.propose(photo, _asked(args), min(args.propose, _MOST))
    if not found.is_sure:
        out.note("It is not sure that the photo shows it at all.")
    size = library.versions.size(photo)
    for proposal in found.proposals:
        _print(out, proposal.region, size, found.is_sure)


def _asked(args: argparse.Namespace) -> AskedCrop:
    asked = read_crop(args.words or "")
    return asked if args.aspect is None else replace(asked, aspect=args.aspect)


def _print(out: Output, region: Region, size: tuple[int, int], is_sure: bool) -> None:
    left, top, right, bottom = pixel_box(region, (max(size[0], 1), max(size[1], 1)))
    value = {
        "x": left,
        "y": top,
        "width": right - left,
        "height": bottom - top,
        "fractions": [round(each, 4) for each in region],
        "sure": is_sure,
    }
    out.object(value, [f"{right - left}x{bottom - top}+{left}+{top}"])


COMMANDS = (
    Command(
        "grade",
        "Give a picture the look that words ask for, as a copy or a version.",
        grade,
        _grade_arguments,
        lambda args: not args.save,
    ),
)
