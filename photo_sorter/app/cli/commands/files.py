"""The photos' files."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import files_at
from photo_sorter.core.operations import TrashFiles
from photo_sorter.services.library import Library


def _rename_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help='for example "Holiday ##"')
    parser.add_argument("paths", nargs="+", metavar="PATH")


def rename(library: Library, args: argparse.Namespace, out: Output) -> None:
    renaming = library.photos.renaming.of_files(files_at(library, args.paths), args.name)
    change = library.do(renaming)
    paths = [printable(new) for _, new in renaming.moves]
    out.object({"renamed": paths}, [f"{change.deed.count:,} renamed", *paths])


def _trash_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")


def trash(library: Library, args: argparse.Namespace, out: Output) -> None:
    print_change(library.do(TrashFiles(tuple(files_at(library, args.paths)))), out)


COMMANDS = (
    Command(
        "rename", "Rename photos' files; ## in the name counts them.", rename, _rename_arguments
    ),
    Command(
        "trash",
        "Move photos' files to the system's trash; `undo` brings them back.",
        trash,
        _trash_arguments,
    ),
)
