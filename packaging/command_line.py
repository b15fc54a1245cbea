"""The frozen command line."""

import sys

from photo_sorter.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
