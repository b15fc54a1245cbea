"""The frozen window."""

import sys

from photo_sorter.__main__ import gui

if __name__ == "__main__":
    sys.exit(gui())
