"""How soon the viewer shows a photo; in a process of its own, which prints one JSON object.

python -m benchmarks.viewer_probe build/bench/viewer-12 build/bench/fresh/library
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.times import percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from photo_sorter.ui.viewer.viewer import Viewer
    from photo_sorter.ui.window.main_window import MainWindow

_SIZE = (1280, 800)
_PATIENCE = 60.0


def probe(pictures: Path, library: Path) -> dict[str, float]:
    """Median seconds from the key to the pixels on the window, for a photo that nothing was read
    of: its first picture, one as large as the window, all pixels; the same of the next photo,
    which was read ahead. And bytes: of the picture process, and of pixels that the viewer keeps, at
    most."""
    from photo_sorter.app.composition import open_library
    from photo_sorter.app.gui import Program, make_application
    from photo_sorter.app.places import LibraryFolder
    from photo_sorter.core.operations import AddFolder

    app = make_application()
    with closing(open_library(library)) as opened:
        opened.do(AddFolder(str(pictures)))
        opened.jobs.index(lambda progress: None, lambda: False)
        program = Program(app, opened, LibraryFolder(library))
        program.window.resize(*_SIZE)
        program.show()
        try:
            return _Watch(app, program.window).found()
        finally:
            program.window.close()


class _Watch:
    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window, self._viewer = app, window, window.viewer
        self._held = 0

    def found(self) -> dict[str, float]:
        self._until(lambda: self._window.grid.count > 0 and self._window.thumbnails.idle)
        ids = self._window.grid.neighbours()
        self._look(ids, ids[0])  # starts the process, and Qt's caches are filled
        times: dict[str, list[float]] = {}
        for photo_id in ids:
            self._settle()
            for name, value in self._look(ids, photo_id).items():
                times.setdefault(name, []).append(value)
        found = {name: percentile(values, 50) for name, values in times.items()}
        found["held_bytes"] = self._held
        found["reader_bytes"] = max(map(_peak, _picture_processes()))
        return found

    def _look(self, ids: list[int], photo_id: int) -> dict[str, float]:
        """One photo, from the key that opens it to its last pixel, and then the next."""
        viewer = self._viewer
        began = time.perf_counter()
        viewer.open(ids, photo_id)
        viewer.repaint()
        found = {"first": time.perf_counter() - began}
        self._until(lambda: viewer.has_original)
        viewer.repaint()
        found["fitting"] = time.perf_counter() - began
        self._settle()
        began = time.perf_counter()
        self._key("Z")
        self._until(lambda: _is_whole(viewer))
        viewer.repaint()
        found["closer"] = time.perf_counter() - began
        self._settle()
        if photo_id != ids[-1]:
            began = time.perf_counter()
            self._key("Right")
            self._until(lambda: viewer.has_original)
            viewer.repaint()
            found["next"] = time.perf_counter() - began
            self._settle()
        viewer.leave()
        viewer.open(ids, photo_id)
        began = time.perf_counter()
        self._key("Z")
        self._until(lambda: _is_whole(viewer))
        viewer.repaint()
        found["whole"] = time.perf_counter() - began
        self._settle()
        viewer.leave()
        return found

    def _key(self, name: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key: Any = getattr(Qt.Key, f"Key_{name}")
        QTest.keyClick(self._viewer, key)

    def _settle(self) -> None:
        self._until(lambda: self._window.tasks.idle)
        self._held = max(self._held, self._viewer.byte_size)

    def _until(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not done():
            if time.monotonic() > deadline:
                raise TimeoutError("what was waited for did not come")
            self._app.processEvents()
            time.sleep(0.0005)


def _is_whole(viewer: Viewer) -> bool:
    return viewer.shown is not None and viewer.shown.picture.is_whole


def _picture_processes() -> list[str]:
    children = multiprocessing.active_children()
    return [str(child.pid) for child in children if child.name.endswith("pictures")]


def _peak(process: str) -> float:
    """The most that was resident of it, in bytes."""
    text = Path(f"/proc/{process}/status").read_text("ascii")
    return float(text.split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    print(json.dumps(probe(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())))
