"""The text in pictures."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, fail, printable
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.services.library import Library


def _text_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="pictures, or folders of them")


def text(library: Library, args: argparse.Namespace, out: Output) -> int:
    """Each picture is looked at now, whether or not the library knows it. What cannot be read is
    said; the rest is read all the same."""
    status = 0
    for path in args.paths:
        pictures = library.photos.pictures_below(path) if Path(path).is_dir() else [path]
        for picture in pictures:
            try:
                found = library.texts.of_file(picture_at(picture))
            except InvalidInputError as error:
                fail(str(error))
                status = 1
                continue
            lines = [
                {
                    "text": line.text,
                    "row": number,
                    "confidence": round(line.confidence, 3),
                    "box": [list(corner) for corner in line.corners],
                }
                for number, row in enumerate(found.page.rows)
                for line in row
            ]
            name = printable(picture)
            value = {
                "path": name,
                "text": found.page.text,
                "lines": lines,
                "seconds": round(found.seconds, 3),
            }
            written = [f"  {row}" for row in printable(found.page.text).splitlines()]
            out.object(value, [name, *written])
    return status


COMMANDS = (Command("text", "Print the text in pictures.", text, _text_arguments, always),)
