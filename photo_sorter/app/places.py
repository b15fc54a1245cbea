"""Where things are on disk: the library's own files, and the resources shipped with the app."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

LIBRARY_VARIABLE = "PHOTO_SORTER_LIBRARY"


def default_library() -> Path:
    """The library that is opened where none is named: $PHOTO_SORTER_LIBRARY, else the person's
    data folder."""
    named = os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("photo_sorter", appauthor=False) / "library"


def resources_folder() -> Path:
    """Shipped files: inside the package when installed or frozen, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The app's resources are missing; looked in {candidates}")


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """The files of one library. Only `catalog`, the settings and the vocabulary cannot be made
    again."""

    root: Path

    @property
    def catalog(self) -> Path:
        return self.root / "catalog.sqlite"

    @property
    def index(self) -> Path:
        return self.root / "chroma"

    @property
    def thumbnails(self) -> Path:
        return self.root / "thumbnails"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def vocabulary(self) -> Path:
        return self.root / "vocabulary.toml"

    @property
    def renames(self) -> Path:
        return self.root / "renames"

    @property
    def turns(self) -> Path:
        """Notes of pictures that are being turned."""
        return self.root / "turns"

    @property
    def trash(self) -> Path:
        """Moves to the trash under way; the files themselves lie in the system's trash."""
        return self.root / "trash"

    @property
    def log(self) -> Path:
        return self.root / "photo_sorter.log"

    @property
    def window_state(self) -> Path:
        return self.root / "window.ini"
