"""Parses, opens the library the right way for the command, and turns errors into exit codes:
0 done, 1 failed with one clear line on standard error, 2 wrong usage."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path

from photo_sorter.app import collecting
from photo_sorter.app.cli.command import AnyCommand, OwnLibraryCommand
from photo_sorter.app.cli.output import Output, fail
from photo_sorter.app.cli.parser import build_parser
from photo_sorter.app.composition import open_library
from photo_sorter.app.logs import log_to_file
from photo_sorter.app.places import LibraryFolder, default_library
from photo_sorter.core.errors import PhotoSorterError


def main(arguments: Sequence[str] | None = None) -> int:
    parser = build_parser()
    args = parser.parse_args(arguments)
    library = (args.library or default_library()).expanduser()
    out = Output(as_json=getattr(args, "json", False), stream=sys.stdout)
    try:
        return _run(args, library, out)
    except PhotoSorterError as error:
        logging.getLogger(__name__).info("Failed", exc_info=True)
        fail(str(error))
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (`| head`): nobody is left to tell
        return 0
    except KeyboardInterrupt:
        fail("Interrupted.")
        return 1


def _run(args: argparse.Namespace, folder: Path, out: Output) -> int:
    command: AnyCommand | None = args.chosen
    if command is None:
        from photo_sorter.app.gui import run_window  # Qt is loaded only where it is shown

        return run_window(folder, args.index)
    collecting.begin()
    if isinstance(command, OwnLibraryCommand):
        return command.run(folder, args, out)
    # A command that only reads works beside an open window. A library that is not there yet, or
    # was written by an older version, must be opened by its owner first.
    read_only = command.reads(args) and LibraryFolder(folder).catalog.exists()
    library = open_library(folder, read_only=read_only, index=args.index)
    log = nullcontext() if read_only else log_to_file(LibraryFolder(folder).log)
    with log, closing(library):
        status = command.run(library, args, out)
        out.stream.flush()
    return status or 0
