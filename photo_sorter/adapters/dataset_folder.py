"""Reads a folder of labelled pictures: one folder a category, or pictures with a captions file.

What pictures show besides their category is joined to it by a plus in the folder's name. Beside the
folders may lie `unanswered.txt`, in each line a query that nothing there answers, `excluding.tsv`,
what is wanted and what is excluded, parted by a tab, and `wordings.tsv`: in what two queries for
the same differ, the one and the other.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from photo_sorter.adapters.formats import by_name
from photo_sorter.core.dataset import Asked, Dataset, Excluding, Wording, is_background, shown_words
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

CAPTIONS_NAME = "captions.json"
UNANSWERED_NAME = "unanswered.txt"
EXCLUDING_NAME = "excluding.tsv"
WORDINGS_NAME = "wordings.tsv"


def read_dataset(folder: Path) -> Dataset:
    """Raises InvalidInputError, in words, where the folder is no dataset."""
    if not folder.is_dir():
        raise InvalidInputError(Problem.DATASET_MISSING, path=str(folder))
    captions = folder / CAPTIONS_NAME
    if captions.is_file():
        return Dataset({}, [], _captions(captions))
    categories: dict[str, list[str]] = {}
    background: list[str] = []
    shows: dict[str, frozenset[str]] = {}
    for sub in sorted(path for path in folder.iterdir() if path.is_dir()):
        pictures = sorted(str(path) for path in sub.rglob("*") if _is_picture(path))
        if is_background(sub.name):
            background += pictures
        elif pictures and (words := shown_words(sub.name)):
            categories.setdefault(words[0], []).extend(pictures)
            shows |= dict.fromkeys(pictures, frozenset(words))
    if not categories:
        raise InvalidInputError(Problem.DATASET_UNFIT, path=str(folder))
    return Dataset(categories, background, {}, _asked(folder, shows))


def under_numbers(pictures: Iterable[FilePath], folder: Path) -> dict[FilePath, FilePath]:
    """Puts the pictures into `folder` under names that say nothing of what they show, which a
    search would find them by; says which is which. Raises OSError."""
    folder.mkdir(parents=True)
    found = {}
    for number, picture in enumerate(pictures):
        place = folder / f"{number}{Path(picture).suffix}"
        try:
            os.link(picture, place)
        except OSError:  # on another drive, or one without links
            shutil.copyfile(picture, place)
        found[str(place)] = picture
    return found


def _asked(folder: Path, shows: dict[str, frozenset[str]]) -> Asked:
    excluding = [Excluding(*row) for row in _rows(folder / EXCLUDING_NAME, 2)]
    wordings = [Wording(*row) for row in _rows(folder / WORDINGS_NAME, 3)]
    return Asked(shows, excluding, _lines(folder / UNANSWERED_NAME), wordings)


def _rows(file: Path, columns: int) -> list[list[str]]:
    """Those lines that have as many columns."""
    rows = [line.split("\t") for line in _lines(file)]
    return [row for row in rows if len(row) == columns]


def _lines(file: Path) -> list[str]:
    """Those that are not empty; none where there is no such file."""
    if not file.is_file():
        return []
    return [line for line in file.read_text("utf-8").splitlines() if line.strip()]


def _is_picture(path: Path) -> bool:
    form = by_name(str(path))
    return form is not None and not form.unsupported and path.is_file()


def _captions(file: Path) -> dict[str, list[str]]:
    try:
        value: Any = json.loads(file.read_text("utf-8"))
        if not isinstance(value, dict):
            raise TypeError("it must hold an object")
        return {
            str(file.parent / name): [texts] if isinstance(texts, str) else [str(t) for t in texts]
            for name, texts in value.items()
            if texts
        }
    except (OSError, ValueError, TypeError) as error:
        raise InvalidInputError(
            Problem.DATASET_CAPTIONS_UNREADABLE, path=str(file), detail=str(error)
        ) from error
