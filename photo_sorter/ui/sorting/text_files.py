"""Rules and reports as files, read and written on a worker."""

from __future__ import annotations

import os
from pathlib import Path

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.rules import Rule, parse_rules


def read_rules(path: str) -> tuple[Rule, ...]:
    """As the command line reads them. Raises InvalidInputError, which names the line."""
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            Problem.FILE_LIST_UNREADABLE, name=path, detail=str(error)
        ) from error
    return parse_rules(text, Path(path).name)


def write_text(path: str, text: str) -> None:
    """Whole or not at all; in place of a file of this name, which the person was asked about.
    Raises InvalidInputError."""
    half = Path(f"{path}.part")
    try:
        with half.open("x", encoding="utf-8", errors="replace") as file:
            file.write(text)
        os.replace(half, path)
    except OSError as error:
        detail = error.strerror or str(error)
        raise InvalidInputError(Problem.SORT_TEXT_NOT_WRITTEN, name=path, detail=detail) from error
