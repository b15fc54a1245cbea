"""One measurement of the window in a process of its own; prints one JSON object.

python -m benchmarks.window_probe first-window build/bench/library-100000/library
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photo_sorter.services.library import Library

_BEGAN = time.time()
_SIZE = (1280, 800)
_FRAMES = 600
_STEP = 120  # pixels, one notch of a wheel
_IDLE_SECONDS = 5.0
_PATIENCE = 200.0
_INDEXED = 400


def _age() -> float:
    """Seconds since this process was started, Python's own start included."""
    ticks = int(Path("/proc/self/stat").read_text("ascii").rsplit(")", 1)[1].split()[19])
    up = float(Path("/proc/uptime").read_text("ascii").split()[0])
    return up - ticks / os.sysconf("SC_CLK_TCK")


def empty() -> dict[str, float]:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(*_SIZE)
    window.show()
    window.grab()
    app.processEvents()
    return {"seconds": _age()}


def first_window(library: Path) -> dict[str, float]:
    """Ours, shown and painted, as a start of the program makes it (`photo_sorter.__main__`)."""
    from photo_sorter.app import collecting

    collecting.hold_off()
    from photo_sorter.app.composition import open_library
    from photo_sorter.app.gui import Program, make_application
    from photo_sorter.app.places import LibraryFolder

    app = make_application()
    with closing(open_library(library)) as opened:
        program = Program(app, opened, LibraryFolder(library))
        program.window.resize(*_SIZE)
        program.show()
        program.window.grab()
        app.processEvents()
        found = {"seconds": _age()}
        program.window.close()
    return found


def memory(library: Path) -> dict[str, float]:
    """Resident memory once the listing is shown, the index is warm and a query has been answered;
    and how long the engine's stays."""
    import threading

    from photo_sorter.app.composition import open_library
    from photo_sorter.app.gui import Program, make_application
    from photo_sorter.app.places import LibraryFolder
    from photo_sorter.core.events import IndexWarmed

    with closing(open_library(library)) as opened:
        idle = opened.settings.current().engine_idle_seconds
        opened.settings.change(engine_idle_seconds=_IDLE_SECONDS)
    app = make_application()
    warmed = threading.Event()
    with closing(open_library(library)) as opened:
        opened.events.subscribe(lambda e: warmed.set() if isinstance(e, IndexWarmed) else None)
        program = Program(app, opened, LibraryFolder(library))
        program.window.resize(*_SIZE)
        program.show()
        opened.start()
        _run_until(app, warmed.is_set)
        program.window.picture_when_settled("a red car", 60_000)
        engine = opened.status.engine_pid()
        found = {"rss": _resident("self"), "engine_rss": _resident(str(engine))}
        found["index_rss"] = sum(_resident(child) for child in _children() if child != str(engine))
        idle_since = time.monotonic()
        _run_until(app, lambda: not Path(f"/proc/{engine}").exists())
        found["engine_seconds"] = time.monotonic() - idle_since
        found["engine_idle"] = _IDLE_SECONDS
        program.window.close()
        opened.settings.change(engine_idle_seconds=idle)
    return found


def scroll(library: Path) -> dict[str, float]:
    """Frames while scrolling, then the GUI thread's longest stall while photos are indexed."""
    import tempfile
    import threading

    import numpy as np
    from PySide6.QtCore import QTimer

    from benchmarks.pictures import write_pictures
    from photo_sorter.app.composition import open_library
    from photo_sorter.app.gui import Program, make_application
    from photo_sorter.app.places import LibraryFolder
    from photo_sorter.core.operations import AddFolder
    from photo_sorter.core.views import Activity

    app = make_application()
    with closing(open_library(library)) as opened, tempfile.TemporaryDirectory() as scratch:
        program = Program(app, opened, LibraryFolder(library))
        window = program.window
        window.resize(*_SIZE)
        program.show()
        grid = window.grid
        _run_until(app, lambda: grid.count > 0 and window.tasks.idle)
        bar = grid.verticalScrollBar()
        took: list[float] = []
        for warm in (False, True):  # the first time brings the thumbnails
            bar.setValue(bar.maximum() // 2)
            _run_until(app, lambda: window.thumbnails.idle and not grid.fading)
            for frame in range(_FRAMES):
                began = time.perf_counter()
                bar.setValue(bar.value() + (_STEP if frame < _FRAMES // 2 else -_STEP))
                grid.viewport().repaint()
                if warm:
                    took.append(time.perf_counter() - began)
                elif frame % 4 == 0:
                    _run_until(app, lambda: window.thumbnails.idle)
                app.processEvents()
        found: dict[str, float] = {
            "frames": len(took),
            "frame_p95": float(np.percentile(took, 95)),
            "frame_median": float(np.median(took)),
        }
        pictures = write_pictures(Path(scratch) / "new", _INDEXED, (640, 480))
        wanted = opened.status.counts().photos + _INDEXED
        beats = [time.perf_counter()]
        beat = QTimer(interval=2)
        beat.timeout.connect(lambda: beats.append(time.perf_counter()))
        opened.start()
        _run_until(app, lambda: opened.jobs.progress().activity is Activity.IDLE)
        added = opened.do(AddFolder(str(pictures)))
        watch = threading.Thread(target=_wait_for_photos, args=(opened, wanted), name="watch")
        watch.start()
        beats[:] = [time.perf_counter()]
        beat.start()
        _run_until(app, lambda: not watch.is_alive())
        beat.stop()
        found["stall"] = float(np.max(np.diff(beats)))
        found["indexed"] = _INDEXED
        opened.undo(added.id)
        window.close()
    return found


def _wait_for_photos(library: Library, wanted: int) -> None:
    """Off the GUI thread: counting a million photos would itself be a stall."""
    deadline = time.monotonic() + _PATIENCE
    while library.status.counts().photos < wanted and time.monotonic() < deadline:
        time.sleep(0.25)


def _run_until(app: object, done: object) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    look = QTimer(interval=20)
    look.timeout.connect(lambda: loop.quit() if done() else None)  # type: ignore[operator]
    look.start()
    patience = QTimer(singleShot=True, interval=int(_PATIENCE * 1000))
    patience.timeout.connect(loop.quit)
    patience.start()
    loop.exec()
    look.stop()
    if not done():  # type: ignore[operator]
        raise TimeoutError("what was waited for did not come")


def _children() -> list[str]:
    """This process's children: the engine, the index, and Python's tracker of shared things."""
    listed = Path("/proc/self/task").glob("*/children")
    return [child for path in listed for child in path.read_text("ascii").split()]


def _resident(process: str) -> float:
    text = Path(f"/proc/{process}/status").read_text("ascii")
    return float(text.split("VmRSS:")[1].split()[0]) * 1024


def main() -> int:
    what = sys.argv[1]
    if what == "empty":
        found = empty()
    else:
        probe = {"first-window": first_window, "memory": memory, "scroll": scroll}[what]
        found = probe(Path(sys.argv[2]).resolve())
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
