"""The programs' entries. Nothing heavy is imported here: the engine process is spawned, and a
spawned process imports its parent's main module again."""

from __future__ import annotations

import importlib
import multiprocessing
import sys

from photo_sorter.app import collecting, environment


def main() -> int:
    """The command line; without a command, the window."""
    _prepare()
    from photo_sorter.app.cli.main import main as run

    return run()


def gui() -> int:
    """The window on the person's own library."""
    _prepare()
    # Before Qt: its import hook reads the source of every module that is imported after it.
    importlib.import_module("photo_sorter.app.composition")
    from photo_sorter.app.gui import main as run

    return run()


def _prepare() -> None:
    multiprocessing.freeze_support()
    collecting.hold_off()
    environment.prepare()


if __name__ == "__main__":
    sys.exit(main())
