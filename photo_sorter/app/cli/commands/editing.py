"""What photos are called and show, where they were taken: said of several at once."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from typing import Any

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.common_details import Edit
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.person_details import DetailChange, Place, one_line, paragraphs
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import MOST_STARS, ColourLabel, RatingChange
from photo_sorter.core.views import PhotoDetails
from photo_sorter.core.written_places import place_text, read_place
from photo_sorter.services.library import Library

_LABELS = [label.name.lower() for label in ColourLabel]


def _arguments(parser: argparse.ArgumentParser) -> None:
    # "--place -33.8,151.2" is a value, no option.
    parser._negative_number_matcher = re.compile(r"-\d")
    parser.add_argument("--title", metavar="TITLE", help='"" hides the file\'s')
    parser.add_argument("--description", metavar="TEXT", help='"" hides the file\'s')
    parser.add_argument("--copyright", metavar="TEXT", help='"" hides the file\'s')
    parser.add_argument("--creator", metavar="NAME", help='"" hides the file\'s')
    parser.add_argument(
        "--place",
        type=_place,
        metavar="LAT,LON",
        help="48.137,11.575, a geo: address or a map's; \"\" hides the file's",
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="add a tag; may be given again"
    )
    parser.add_argument(
        "--untag", action="append", default=[], metavar="TAG", help="remove a tag; the same"
    )
    parser.add_argument(
        "--rating", type=int, choices=range(MOST_STARS + 1), metavar="N", help="0 to 5 stars"
    )
    parser.add_argument("--label", choices=_LABELS, metavar="COLOUR", help=", ".join(_LABELS))
    parser.add_argument("--dry-run", action="store_true", help="print what would change, only")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.set_defaults(wrong_usage=parser.error)


def edit(library: Library, args: argparse.Namespace, out: Output) -> None:
    """All of it is one change, which `undo` takes back."""
    asked = _asked(args)
    photos = list(dict.fromkeys(photos_at(library, args.paths)))
    if args.dry_run:
        for path, photo in zip(args.paths, photos_at(library, args.paths), strict=True):
            _print_changes(library, path, photo, asked, out)
        return
    print_change(library.do(library.photos.editing.operation(photos, asked)), out)


def _asked(args: argparse.Namespace) -> Edit:
    """Ends the program with status 2 where nothing is asked, or a tag both ways."""
    label = None if args.label is None else ColourLabel[args.label.upper()]
    tags, no_tags = (tuple(map(one_line, names)) for names in (args.tag, args.untag))
    asked = Edit(
        DetailChange(
            None if args.title is None else one_line(args.title),
            None if args.description is None else paragraphs(args.description),
            None if args.copyright is None else one_line(args.copyright),
            args.place,
            None if args.creator is None else one_line(args.creator),
        ),
        RatingChange(stars=args.rating, label=label),
        tags=tags,
        no_tags=no_tags,
    )
    if not asked:
        args.wrong_usage("say what is to change, for example --title")
    if not all([*tags, *no_tags]):
        args.wrong_usage("a tag needs a name")
    if {tag.casefold() for tag in tags} & {tag.casefold() for tag in no_tags}:
        args.wrong_usage("a tag is either added or removed")
    return asked


def _place(text: str) -> Place:
    try:
        return read_place(text)
    except InvalidInputError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _print_changes(library: Library, path: str, photo: PhotoId, asked: Edit, out: Output) -> None:
    """One object a line: `path` and `changes`, which has `before` and `after` of each field that
    becomes another."""
    details = library.photos.details(photo)
    if details is None:
        return
    changes = {
        name: {"before": before, "after": after}
        for name, before, after in _fields(details, asked)
        if before != after
    }
    lines = [
        f"  {name}: {_words(c['before'])} → {_words(c['after'])}" for name, c in changes.items()
    ]
    out.object(
        {"path": printable(path), "changes": changes},
        [printable(path), *(lines or ["  stays as it is"])],
    )


def _fields(details: PhotoDetails, asked: Edit) -> Iterator[tuple[str, Any, Any]]:
    """Of each field that is asked for: its name, what it is and what it becomes."""
    said, rating = asked.details, asked.rating
    for name in ("title", "description", "copyright", "creator"):
        if getattr(said, name) is not None:
            yield name, getattr(details, name) or None, getattr(said, name) or None
    if said.place is not None:
        here = place_text(Place(details.latitude, details.longitude))
        yield "place", here or None, place_text(said.place) or None
    if rating.stars is not None:
        yield "rating", details.rating.stars, rating.stars
    if rating.label is not None:
        yield "label", _LABELS[details.rating.label], _LABELS[rating.label]
    if asked.tags or asked.no_tags:
        tags = [tag.name for tag in details.tags]
        gone = {name.casefold() for name in asked.no_tags}
        there = {name.casefold() for name in tags}
        kept = [name for name in tags if name.casefold() not in gone]
        yield "tags", tags, [*kept, *(x for x in asked.tags if x.casefold() not in there)]


def _words(value: str | int | Sequence[str] | None) -> str:
    if isinstance(value, (str, int)):
        return str(value)
    return ", ".join(value) if value else "nothing"


COMMANDS = (
    Command(
        "edit",
        "Say title, description, copyright, creator, place, tags, stars and label of photos.",
        edit,
        _arguments,
        reads=lambda args: bool(args.dry_run),
    ),
)
