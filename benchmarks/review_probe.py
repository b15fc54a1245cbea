"""How soon a review shows the next photo after a key; prints one JSON object. With `-` for the
pictures the library is one that `benchmarks.made_library` made: its photos have thumbnails at most.

python -m benchmarks.review_probe FOLDER_OF_PICTURES NEW_LIBRARY [TAG]
python -m benchmarks.review_probe - MADE_LIBRARY TAG
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.times import percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from photo_sorter.ui.window.main_window import MainWindow

_SIZE = (1280, 800)
_PATIENCE = 120.0
_ANSWERS = 40
_PACE = 0.25  # seconds between two answers: a person who is quick


def probe(pictures: Path | None, library: Path, tag: str) -> dict[str, float]:
    """Milliseconds from the key to the next photo on the window, while answers are written and
    learnt from; and the share of photos whose picture, not its thumbnail, was there with the
    key."""
    from photo_sorter.app.composition import open_library
    from photo_sorter.app.gui import Program, make_application
    from photo_sorter.app.places import LibraryFolder
    from photo_sorter.core.operations import AddFolder

    app = make_application()
    with closing(open_library(library)) as opened:
        if pictures is not None:
            opened.do(AddFolder(str(pictures)))
            opened.jobs.index(lambda progress: None, lambda: False)
        program = Program(app, opened, LibraryFolder(library))
        program.window.resize(*_SIZE)
        program.show()
        try:
            return _answer(app, program.window, tag, pictures is not None)
        finally:
            program.window.close()


def _answer(app: QApplication, window: MainWindow, tag: str, has_files: bool) -> dict[str, float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from photo_sorter.ui.browse.place import of_tag
    from photo_sorter.ui.places.review import review
    from photo_sorter.ui.review.page import ReviewPage

    _until(app, lambda: window.tasks.idle)
    review(of_tag(tag), window.context)
    page = window.central_pane.page
    assert isinstance(page, ReviewPage)
    _until(app, lambda: page.part is page.question)
    if has_files:
        _until(app, lambda: page.question.photo.is_ahead)
    took: list[float] = []
    sharp = 0
    for number in range(_ANSWERS):
        before, key = page.question.photo.photo_id, (Qt.Key.Key_Y, Qt.Key.Key_N)[number % 2]
        began = time.perf_counter()
        QTest.keyClick(page.question, key)
        page.repaint()
        took.append(1000 * (time.perf_counter() - began))
        photo = page.question.photo
        if photo.photo_id in (None, before) or (has_files and not photo.has_picture):
            raise RuntimeError("the next photo was not there")
        sharp += photo.shown is not None
        _until(app, partial(_is_past, time.monotonic() + _PACE))
    _until(app, lambda: not page.session.is_busy)
    return {
        "median_ms": percentile(took, 50),
        "p95_ms": percentile(took, 95),
        "worst_ms": max(took),
        "sharp_share": sharp / _ANSWERS,
    }


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("what was waited for did not come")
        app.processEvents()
        time.sleep(0.0005)


if __name__ == "__main__":
    tag = sys.argv[3] if len(sys.argv) > 3 else "dog"
    pictures = None if sys.argv[1] == "-" else Path(sys.argv[1])
    print(json.dumps(probe(pictures, Path(sys.argv[2]), tag)))
