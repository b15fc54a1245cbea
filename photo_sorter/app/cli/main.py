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
from photo_sorter.app.cli import commands, edits, setting_commands
from photo_sorter.app.cli.evaluation import run_evaluation
from photo_sorter.app.cli.output import Output, fail
from photo_sorter.app.cli.parser import build_parser
from photo_sorter.app.composition import open_library
from photo_sorter.app.logs import log_to_file
from photo_sorter.app.places import LibraryFolder, default_library
from photo_sorter.core.errors import PhotoSorterError

_READING: dict[str, commands.Command] = {
    "search": commands.search,
    "similar": commands.similar,
    "describe": commands.describe,
    "tags": commands.tags,
    "albums": commands.albums,
    "album show": commands.album_show,
    "history": edits.history,
    "models list": commands.models_list,
    "settings": setting_commands.list_settings,
    "status": commands.status,
    "doctor": commands.doctor,
}
_WRITING: dict[str, commands.Command] = {
    "add": commands.add,
    "remove": commands.remove,
    "index": commands.index,
    "watch": commands.watch,
    "rename": edits.rename,
    "tag add": edits.tag_add,
    "tag remove": edits.tag_remove,
    "album create": edits.album_create,
    "album add": edits.album_add,
    "album remove": edits.album_remove,
    "settings set": setting_commands.set_setting,
    "undo": edits.undo,
    "redo": edits.redo,
    "models use": commands.models_use,
    "models download": commands.models_download,
    "models import": commands.models_import,
    "models remove": commands.models_remove,
    "doctor --repair": commands.doctor,
}


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
    if args.command is None:
        from photo_sorter.app.gui import run_window  # Qt is loaded only where it is shown

        return run_window(folder, args.index)
    collecting.begin()
    if args.command == "demo":
        from photo_sorter.app.demo import run_demo

        return run_demo(folder, args.picture, out, args.index)
    if args.command == "eval":
        return run_evaluation(LibraryFolder(folder).models, args.dataset, args.model, out)
    name = _full_name(args)
    reads = name in _READING
    command = _READING[name] if reads else _WRITING[name]
    # A command that only reads works beside an open window. A library that is not there yet, or
    # was written by an older version, must be opened by its owner first.
    read_only = reads and LibraryFolder(folder).catalog.exists()
    library = open_library(folder, read_only=read_only, index=args.index)
    log = nullcontext() if read_only else log_to_file(LibraryFolder(folder).log)
    with log, closing(library):
        command(library, args, out)
        out.stream.flush()
    return 0


def _full_name(args: argparse.Namespace) -> str:
    groups = ("tag_command", "album_command", "model_command", "settings_command")
    sub = next((getattr(args, group) for group in groups if hasattr(args, group)), None)
    if sub is None:
        repair = args.command == "doctor" and args.repair
        return "doctor --repair" if repair else str(args.command)
    return f"{args.command} {sub}"
