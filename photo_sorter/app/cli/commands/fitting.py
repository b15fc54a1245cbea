"""Which of many descriptions fits a picture."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.commands.finding import positive
from photo_sorter.app.cli.output import Output, fail, printable
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.fitting import Fitting, descriptions, read_descriptions
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library

_SHOWN = 10
_LIST_ENDING = ".txt"  # what ends so is meant as a file, whether or not there is one


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument(
        "--texts",
        nargs="+",
        required=True,
        metavar="FILE|TEXT",
        help="descriptions, or text files with one description a line",
    )
    parser.add_argument(
        "--limit", type=positive, default=_SHOWN, metavar="N", help="so many of the best ones"
    )


def fits(library: Library, args: argparse.Namespace, out: Output) -> int:
    """What cannot be read is said; the rest is answered all the same."""
    texts = _texts(args.texts)
    status = 0
    for path in args.paths:
        try:
            found = _fitting(library, path, texts)
        except InvalidInputError as error:
            fail(str(error))
            status = 1
        else:
            _print(path, found, args.limit, out, several=len(args.paths) > 1)
    return status


def _texts(given: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for each in given:
        file = Path(each).expanduser()
        if file.is_file() or each.lower().endswith(_LIST_ENDING):
            try:
                data = file.read_bytes()
            except OSError as error:
                raise InvalidInputError(
                    Problem.FILE_LIST_UNREADABLE, name=each, detail=error.strerror or str(error)
                ) from error
            found += read_descriptions(data, each)
        else:
            found += descriptions(each)
    return tuple(found)


def _fitting(library: Library, path: str, texts: Sequence[str]) -> Fitting:
    """By the vector that the library has, so that no file is read; else of the file."""
    for name in (str(Path(path).absolute()), str(Path(path).resolve())):
        photo = library.photos.at(name)
        if photo is not None:
            try:
                return library.wording.fitting(photo, texts)
            except NotFoundError:  # it is not embedded yet
                break
    return library.wording.fitting_file(picture_at(path), texts)


def _print(path: str, found: Fitting, limit: int, out: Output, *, several: bool) -> None:
    shown = found.fits[:limit]
    lines = [printable(path)] if several else []
    lines += [
        f"{each.share:5.2f}  {each.text}{'' if each.understood else '  (no word of it is known)'}"
        for each in shown
    ]
    lines.append(f"{found.none:5.2f}  none of these")
    out.object(
        {
            "path": path,
            "answer": found.best or None,
            "fits": [
                {
                    "text": each.text,
                    "share": round(each.share, 4),
                    "understood": each.understood,
                }
                for each in shown
            ],
            "none": round(found.none, 4),
        },
        lines,
    )


COMMANDS = (
    Command(
        "fits", "Say which of many descriptions fits a picture, if any.", fits, _arguments, always
    ),
)
