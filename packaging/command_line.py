"""The frozen command line. On Linux, where a window needs no program of another kind, it is the
window's too, under another name: all modules lie in the program's file, once is enough."""

import sys
from pathlib import Path

from photo_sorter.__main__ import gui, main

if __name__ == "__main__":
    is_window = sys.platform.startswith("linux") and Path(sys.argv[0]).name == "photo-sorter-gui"
    sys.exit(gui() if is_window else main())
