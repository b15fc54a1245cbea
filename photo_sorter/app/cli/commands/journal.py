"""What was done: listed, taken back and done again."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output
from photo_sorter.services.library import Library


def undo(library: Library, args: argparse.Namespace, out: Output) -> None:
    print_change(library.undo(), out, "Undone: ")


def redo(library: Library, args: argparse.Namespace, out: Output) -> None:
    print_change(library.redo(), out, "Done again: ")


def history(library: Library, args: argparse.Namespace, out: Output) -> None:
    for change in library.history():
        print_change(change, out, "(undone) " if change.undone else "", with_time=True)


COMMANDS = (
    Command("undo", "Take back what was done last.", undo),
    Command("redo", "Do again what was undone last.", redo),
    Command("history", "List what was done, newest first.", history, reads=always),
)
