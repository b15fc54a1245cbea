"""What a command of the command line is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.app.cli.output import Output
from photo_sorter.services.library import Library

Arguments = Callable[[argparse.ArgumentParser], None]


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """For a command that is its name alone."""


def always(args: argparse.Namespace) -> bool:
    """For a command that only reads, whatever its arguments are."""
    return True


def never(args: argparse.Namespace) -> bool:
    """For a command that writes, whatever its arguments are."""
    return False


@dataclass(frozen=True, slots=True)
class Command:
    """`name` has two words where the command belongs to a group ("album show"). `run` gets the
    open library and prints through `Output`; it raises a PhotoSorterError where it fails, or
    returns another exit status than 0 where it has said why. With arguments that `reads` says yes
    to, it only reads: it works beside an open window."""

    name: str
    help: str
    run: Callable[[Library, argparse.Namespace, Output], int | None]
    arguments: Arguments = no_arguments
    reads: Callable[[argparse.Namespace], bool] = never


@dataclass(frozen=True, slots=True)
class OwnLibraryCommand:
    """A command that opens no library of the person's. `run` gets the folder where the library is
    kept, or would be, and returns the exit status."""

    name: str
    help: str
    run: Callable[[Path, argparse.Namespace, Output], int]
    arguments: Arguments = no_arguments


AnyCommand = Command | OwnLibraryCommand
