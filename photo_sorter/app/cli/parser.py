"""The grammar of the command line, made of the list of commands."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter import __version__
from photo_sorter.app.cli.commands import COMMANDS, GROUPS


def build_parser() -> argparse.ArgumentParser:
    """What it parses says in `chosen` which command is to run; None without one."""
    json_flag = _json_flag()
    parser = argparse.ArgumentParser(
        prog="photo-sorter",
        description="Find and sort the photos on this computer by what they show. "
        "Without a command the window opens.",
        parents=[json_flag],
    )
    _add_options(parser)
    parser.set_defaults(chosen=None)
    top = parser.add_subparsers(metavar="COMMAND")
    alone_too: dict[str, argparse.ArgumentParser] = {}
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if not group:
            made = top.add_parser(
                name, help=command.help, description=command.help, parents=[json_flag]
            )
            alone_too[name] = made
        else:
            if group not in groups:
                alone = alone_too.get(group)  # the group's name is a command of its own
                parent = alone or top.add_parser(group, help=GROUPS[group])
                groups[group] = parent.add_subparsers(metavar="COMMAND", required=alone is None)
            made = groups[group].add_parser(name, help=command.help, parents=[json_flag])
        command.arguments(made)
        made.set_defaults(chosen=command)
    return parser


def _json_flag() -> argparse.ArgumentParser:
    flag = argparse.ArgumentParser(add_help=False)
    flag.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, nothing else"
    )
    return flag


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        help="where the library is kept (also $PHOTO_SORTER_LIBRARY)",
    )
    parser.add_argument(
        "--index",
        metavar="URL",
        help="a Chroma server for the vectors, like http://host:8000, that several machines share; "
        '"local" keeps them in the library; by default the settings say',
    )
    parser.add_argument("--version", action="version", version=f"photo_sorter {__version__}")
