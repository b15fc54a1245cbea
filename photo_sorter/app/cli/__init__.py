"""The command line: the same facade as the window, in a form that scripts can rely on."""

from photo_sorter.app.cli.main import main

__all__ = ["main"]
