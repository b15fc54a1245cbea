"""Reads a folder of labelled pictures: one folder a category, or pictures with a captions file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from photo_sorter.adapters.formats import by_name
from photo_sorter.core.dataset import Dataset, category_words, is_background
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

CAPTIONS_NAME = "captions.json"


def read_dataset(folder: Path) -> Dataset:
    """Raises InvalidInputError, in words, where the folder is no dataset."""
    if not folder.is_dir():
        raise InvalidInputError(Problem.DATASET_MISSING, path=str(folder))
    captions = folder / CAPTIONS_NAME
    if captions.is_file():
        return Dataset({}, [], _captions(captions))
    categories: dict[str, list[str]] = {}
    background: list[str] = []
    for sub in sorted(path for path in folder.iterdir() if path.is_dir()):
        pictures = sorted(str(path) for path in sub.rglob("*") if _is_picture(path))
        if is_background(sub.name):
            background += pictures
        elif pictures:
            categories[category_words(sub.name)] = pictures
    if not categories:
        raise InvalidInputError(Problem.DATASET_UNFIT, path=str(folder))
    return Dataset(categories, background, {})


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
