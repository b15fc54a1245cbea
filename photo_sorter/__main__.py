"""`python -m photo_sorter` is the command line."""

import sys

from photo_sorter.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
