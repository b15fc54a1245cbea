"""The window's program: one for each library, opened in the person's language."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from photo_sorter import __version__
from photo_sorter.app import collecting
from photo_sorter.app.composition import about_program, open_library
from photo_sorter.app.demo_photos import copy_samples
from photo_sorter.app.file_open import FileOpenRequests
from photo_sorter.app.first_window import FirstWindow, raise_first_window
from photo_sorter.app.logs import log_to_file
from photo_sorter.app.places import LibraryFolder, default_library, resources_folder
from photo_sorter.core.errors import LibraryLockedError, PhotoSorterError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.translations import install_translators
from photo_sorter.ui.window.main_window import MainWindow

_PICTURE_SIZE = (1280, 800)
_PATIENCE_MS = 60_000
_WARM_UP_MS = 1_500


class Program:
    """Holds the window and makes it anew when the language changes."""

    def __init__(self, app: QApplication, library: Library, place: LibraryFolder) -> None:
        self._app = app
        self._library = library
        self._place = place
        self._resources = resources_folder()
        self._translators: list[QTranslator] = []
        self.window = self._make(library.settings.current().language)

    def show(self) -> None:
        """Show the window; with it the program stands."""
        self.window.show()
        QTimer.singleShot(0, collecting.begin)

    def close(self) -> None:
        """Close the window; the application speaks as it did before."""
        self.window.close()
        self._fall_silent()

    def _fall_silent(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []

    def _make(self, language: str) -> MainWindow:
        self._fall_silent()
        folder = self._resources / "translations"
        self._translators = install_translators(self._app, language, folder)
        window = MainWindow(
            self._library,
            about_program(),
            self._resources / "icons",
            self._place.window_state,
            copy_samples,
        )
        window.language_changed.connect(self._change_language)
        return window

    def _change_language(self, language: str) -> None:
        # Not within the old window's own signal: it is still on the stack.
        QTimer.singleShot(0, lambda: self._exchange(language))

    def _exchange(self, language: str) -> None:
        old = self.window
        self._app.setQuitOnLastWindowClosed(False)
        old.close()
        old.deleteLater()
        collecting.hold_off()
        self.window = self._make(language)
        self.show()
        self._app.setQuitOnLastWindowClosed(True)

    def come_forward(self, paths: Sequence[FilePath]) -> None:
        """To the front, with the paths that a second start was given."""
        self.window.setWindowState(
            self.window.windowState() & ~self.window.windowState().WindowMinimized
        )
        self.window.raise_()
        self.window.activateWindow()
        self.window.open_requests.open(paths)


def make_application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("photo_sorter")
    app.setApplicationDisplayName("Photo Sorter")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.photo_sorter.PhotoSorter")
    return app


def run_window(folder: Path, index: str | None = None, paths: Sequence[FilePath] = ()) -> int:
    """Open the window on the library, with the absolute `paths` of photos and folders in it, and
    stay until it is closed; `index` as in `open_library`. A library whose window is open already
    brings that window forward instead."""
    app = make_application()
    place = LibraryFolder(folder.expanduser().resolve())
    try:
        library = open_library(folder, index=index)
    except LibraryLockedError as error:
        if raise_first_window(place.root, paths):
            return 0
        return _refuse(app, error)
    except PhotoSorterError as error:
        return _refuse(app, error)
    with log_to_file(place.log), closing(library):
        program = Program(app, library, place)
        requests = FileOpenRequests(program.come_forward)
        app.installEventFilter(requests)
        with FirstWindow(place.root, program.come_forward):
            program.show()
            QTimer.singleShot(0, library.start)
            program.window.open_requests.open(paths)
            # The first query would wait for the engine to start.
            QTimer.singleShot(_WARM_UP_MS, lambda: program.window.tasks.run(library.search.warm_up))
            return int(app.exec())


def save_window_picture(folder: Path, target: Path, query: str, index: str | None = None) -> None:
    """Draw the window on the library, with a search's answer in it, and save it as a picture."""
    app = make_application()
    with closing(open_library(folder, index=index)) as library:
        program = Program(app, library, LibraryFolder(folder))
        program.window.resize(*_PICTURE_SIZE)
        program.show()
        picture = program.window.picture_when_settled(query, _PATIENCE_MS)
        target.parent.mkdir(parents=True, exist_ok=True)
        _save(picture, target)
        program.close()


def _save(picture: QPixmap, target: Path) -> None:
    if not picture.save(str(target)):
        raise PhotoSorterError(Problem.WINDOW_PICTURE_NOT_SAVED, path=str(target))


def _refuse(app: QApplication, error: PhotoSorterError) -> int:
    """The library cannot be opened: say so where the person looks."""
    # The language that was chosen lies in the library: the system's is the best guess.
    install_translators(app, "", resources_folder() / "translations")
    message, remedy = in_words(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "Photo Sorter", message)
    box.setInformativeText(remedy)
    box.exec()
    return 1


def main() -> int:
    """The window's program, as a desktop starts it: with the files and folders to open."""
    parser = argparse.ArgumentParser(description="Finds and sorts photos by what they show.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="photos or folders to open")
    parser.add_argument("--library", type=Path, metavar="DIR", help="where the library is kept")
    arguments = parser.parse_args()
    paths = [os.path.abspath(path) for path in arguments.paths]
    return run_window(arguments.library or default_library(), paths=paths)
