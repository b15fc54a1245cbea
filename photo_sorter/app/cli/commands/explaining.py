"""Why photos match, and where in a picture something is."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, error_lines, fail
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.explanation import Term
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import to_text
from photo_sorter.services.library import Library


def _why_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a photo of the library")
    parser.add_argument("query", metavar="QUERY", help="as for search")


def why(library: Library, args: argparse.Namespace, out: Output) -> None:
    parsed = library.search.read(args.query)
    for line in error_lines(args.query, parsed.errors):
        fail(line)
    for term in library.why.matched(_photo_at(library, args.path), parsed.query):
        asked = to_text(term.asked)
        out.object(
            {
                "asked": asked,
                "excluded": term.excluded,
                "holds": term.holds,
                "share": None if term.share is None else round(term.share, 4),
            },
            [_line(term, asked)],
        )


def _line(term: Term, asked: str) -> str:
    share = "     " if term.share is None else f"{term.share:5.2f}"
    return f"{share}  {'yes' if term.holds else 'no ':3}  {'not ' if term.excluded else ''}{asked}"


def _photo_at(library: Library, path: str) -> PhotoId:
    for name in (str(Path(path).absolute()), str(Path(path).resolve())):
        photo = library.photos.at(name)
        if photo is not None:
            return photo
    raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)


def _where_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH")
    parser.add_argument("words", nargs="+", metavar="WORDS")
    parser.add_argument("--map", action="store_true", help="also the map, row by row from above")


def where(library: Library, args: argparse.Namespace, out: Output) -> None:
    found = library.why.where_in_file(picture_at(args.path), " ".join(args.words))
    x, y = found.peak
    value = {
        "words": found.phrase,
        "x": round(x, 4),
        "y": round(y, 4),
        "share": round(found.share, 4),
        "sure": found.is_sure,
    }
    rows = [[round(float(cell), 3) for cell in row] for row in found.strengths]
    lines = [
        f"{x:.0%} from the left, {y:.0%} from above ({found.share:.2f})"
        + ("" if found.is_sure else "; it is not sure that it is there at all")
    ]
    if args.map:
        value["map"] = rows
        lines += ["".join(" .:-=+*#%@"[min(int(cell * 10), 9)] * 2 for cell in row) for row in rows]
    out.object(value, lines)


COMMANDS = (
    Command("why", "Say why a photo matches a query.", why, _why_arguments, always),
    Command("where", "Say where in a picture something is.", where, _where_arguments, always),
)
