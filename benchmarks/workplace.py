"""What every measure is given: where to work, how large to measure, and made libraries."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_library import make_library
from photo_sorter.app.places import LibraryFolder


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured. Quick figures say less, in under three minutes altogether."""

    small: int  # photos of the smaller library
    large: int
    thousands_renamed: int
    pictures: int  # JPEG files that are indexed
    photographs: int  # of which two of five have a variant that is the same picture
    runs: int  # of indexing them
    added: int  # photos by which libraries grow; in full, as many as Chroma writes at a time
    rounds: int


QUICK = Scale(
    small=5_000,
    large=20_000,
    thousands_renamed=2,
    pictures=24,
    photographs=600,
    runs=1,
    added=256,
    rounds=30,
)
FULL = Scale(
    small=100_000,
    large=1_000_000,
    thousands_renamed=20,
    pictures=360,
    photographs=5_000,
    runs=3,
    added=8_000,
    rounds=200,
)


@dataclass(frozen=True, slots=True)
class Workplace:
    folder: Path
    scale: Scale
    photos: Path | None = None  # photographs, where there are any

    def small(self) -> LibraryFolder:
        """A library whose photos have files and thumbnails."""
        count = self.scale.small
        return make_library(
            self.folder / f"library-{count}", count, files=True, pictures=self.thumbnails()
        )

    def large(self) -> LibraryFolder:
        """A library of rows alone."""
        count = self.scale.large
        return make_library(self.folder / f"library-{count}", count, pictures=self.thumbnails())

    def thumbnails(self) -> Path:
        """A folder of a hundred pictures, as large as thumbnails are."""
        from benchmarks.pictures import write_pictures

        return write_pictures(self.folder / "thumbnails", 100, (512, 384))

    def fresh(self, name: str) -> Path:
        """An empty folder, which stays until `tidy`."""
        self._fresh.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self._fresh))

    def tidy(self) -> None:
        """Remove the folders of `fresh`. At the end of everything: for minutes after many files
        were removed, ext4 takes up to ten times as long to make one."""
        shutil.rmtree(self._fresh, ignore_errors=True)

    @property
    def _fresh(self) -> Path:
        return self.folder / "fresh"
