"""The photographs that ship with the program, and a copy of them to try it on.

They are other people's, under open licences: `resources/demo/credits.tsv` names each one's author,
licence and source, and says when it was taken where the photograph itself says so. Most do not.
Those are given a file time that is made up, so that a copy sorts by date like a person's library:
the copy's files say when, the photographs themselves still do not.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.app.places import resources_folder
from photo_sorter.core.errors import DiskFullError, PhotoSorterError
from photo_sorter.core.problems import Problem

SAMPLES_NAME = "photo_sorter samples"
CREDITS_NAME = "credits.tsv"
_MONTH = re.compile(r"(\d{4})-(\d{2}) ")
_FIRST_DAY = datetime(2016, 3, 12)
_BETWEEN_FOLDERS = timedelta(days=97)
_A_DAY = 3  # photos that are given to one


@dataclass(frozen=True, slots=True)
class DemoPhoto:
    """A shipped photograph: its path in the demo, and when it was taken where it says so."""

    path: PurePosixPath
    taken: datetime | None


def shipped_photos(demo: Path) -> list[DemoPhoto]:
    """Those that the credits list, in their order; `demo` is the folder of the demo's resources."""
    with (demo / CREDITS_NAME).open(encoding="utf-8", newline="") as file:
        return [
            DemoPhoto(
                PurePosixPath(row["path"]),
                datetime.fromisoformat(row["taken"]) if row["taken"] else None,
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def file_times(photos: Sequence[DemoPhoto]) -> list[datetime]:
    """A time for each: its own where it has one. The others of a folder follow one another within
    days, from the month that the folder's name begins with; folders without one are spread over
    the years. The same photographs have the same times everywhere."""
    undated = [photo.path.parent for photo in photos if photo.taken is None]
    days = {
        folder: _first_day(folder) or _FIRST_DAY + number * _BETWEEN_FOLDERS
        for number, folder in enumerate(sorted(set(undated)))
    }
    given: Counter[PurePosixPath] = Counter()
    times = []
    for photo in photos:
        folder = photo.path.parent
        times.append(photo.taken or days[folder] + _after(given[folder]))
        if photo.taken is None:
            given[folder] += 1
    return times


def _first_day(folder: PurePosixPath) -> datetime | None:
    month = _MONTH.match(folder.as_posix())
    return datetime(int(month[1]), int(month[2]), 8) if month else None


def _after(number: int) -> timedelta:
    """From a folder's first day to its photo of that number: by day, as people take them."""
    day, turn = divmod(number, _A_DAY)
    return timedelta(days=day, hours=9 + 4 * turn, minutes=number * 17 % 60)


def copy_demo_photos(target: Path, demo: Path | None = None) -> list[Path]:
    """Copy the shipped photographs and their credits to `target`, with their file times; what lies
    there already under one of their names is left alone. Raises PhotoSorterError."""
    demo = demo or resources_folder() / "demo"
    photos = shipped_photos(demo)
    copies = [target / photo.path for photo in photos]
    try:
        for photo, copy, time in zip(photos, copies, file_times(photos), strict=True):
            _copy(demo / "photos" / photo.path, copy, time)
        _copy(demo / CREDITS_NAME, target / CREDITS_NAME)
    except OSError as error:
        if is_full_disk(error):
            raise DiskFullError(Problem.NO_SPACE_FOR_SAMPLES, path=str(target)) from error
        raise PhotoSorterError(Problem.SAMPLES_NOT_COPIED, path=str(target)) from error
    return copies


def _copy(source: Path, target: Path, time: datetime | None = None) -> None:
    """Under its name it is whole or not there: what was cut off is copied the next time."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        if time is not None:
            os.utime(part, (time.timestamp(), time.timestamp()))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def copy_samples(folder: str) -> str:
    """A copy in a folder of its own below `folder`; where that is. Raises PhotoSorterError."""
    target = Path(folder) / SAMPLES_NAME
    copy_demo_photos(target)
    return str(target)
