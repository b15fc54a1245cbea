"""The programs' entries. Nothing heavy is imported here: the engine process is spawned, and a
spawned process imports its parent's main module again."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import sys

from photo_sorter.app import environment


def main() -> int:
    """The command line; without a command, the window."""
    multiprocessing.freeze_support()
    environment.prepare()
    from photo_sorter.app.cli.main import main as run

    return run()


def gui() -> int:
    """The window on the person's own library."""
    multiprocessing.freeze_support()
    gc.disable()  # until the window is shown: a tenth of a start went into finding no garbage
    environment.prepare()
    # Before Qt: its import hook reads the source of every module that is imported after it.
    importlib.import_module("photo_sorter.app.composition")
    from photo_sorter.app.gui import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
