"""Problems in the person's language: the templates of `core.problems`, translated and then filled
in, or the window's own where it has one."""

from __future__ import annotations

from string import Formatter

from PySide6.QtCore import QLocale

from photo_sorter.core.errors import Failure, PhotoSorterError
from photo_sorter.core.problems import Occurrence, Problem, Value, Values
from photo_sorter.ui.base import words
from photo_sorter.ui.base.own_wordings import OwnWordings

_CONTEXT = ""  # lupdate's, of what `core.problems` marks


def in_words(error: PhotoSorterError) -> tuple[str, str]:
    """What happened, and below it what it is about and what to do."""
    what, remedy = problem_words(error)
    return what, "\n".join(part for part in (error.path or "", remedy) if part)


def in_one_line(error: PhotoSorterError) -> str:
    """The same as sentences one after the other."""
    return sentences(*in_words(error))


def sentences(*parts: str) -> str:
    """One after the other."""
    return " ".join(p if p.endswith("?") else f"{p.rstrip('.')}." for p in parts if p)


def problem_words(occurrence: PhotoSorterError | Failure | Occurrence) -> tuple[str, str]:
    """What happened, without a full stop, and what the person can do ('' where nothing)."""
    count = occurrence.values.get("count", 0)
    message, remedy = templates(occurrence.problem, count if isinstance(count, int) else 0)
    return _filled(message, occurrence.values), _filled(remedy, occurrence.values)


def templates(problem: Problem, count: int = 0) -> tuple[str, str]:
    """Message and remedy in the person's language, with the fields still in braces."""
    own = OwnWordings()
    message = own.messages(count).get(problem)
    remedy = own.remedies().get(problem)
    return (
        _translated(problem.message) if message is None else message,
        _translated(problem.remedy) if remedy is None else remedy,
    )


def _translated(template: str) -> str:
    return words.translate(_CONTEXT, template) if template else ""


def _filled(template: str, values: Values) -> str:
    """The format of a number is the language's, whatever the template says of it."""
    return "".join(
        literal + (_shown(values[name]) if name else "")
        for literal, name, _, _ in Formatter().parse(template)
    )


def _shown(value: Value) -> str:
    if isinstance(value, float):
        return QLocale().toString(value, "f", 1)
    return words.number(value) if isinstance(value, int) else value
