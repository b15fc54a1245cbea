"""An occurrence as one line of text, for a column of the catalog."""

from __future__ import annotations

import json

from photo_sorter.core.problems.occurrence import Occurrence
from photo_sorter.core.problems.problem import Problem


def to_text(occurrence: Occurrence) -> str:
    """JSON in ASCII: the problem's name, its values, and the English words, for whoever does not
    know the name."""
    name, values = occurrence.problem.name, dict(occurrence.values)
    return json.dumps([name, values, occurrence.message])


def from_text(text: str) -> Occurrence:
    """What `to_text` wrote. What an earlier version stored were the words alone: they, and the
    words of a problem that this version does not know, come back as `AS_TOLD`."""
    try:
        name, values, words = json.loads(text)
    except (ValueError, TypeError):
        return _as_told(text)
    if not (isinstance(name, str) and isinstance(values, dict) and isinstance(words, str)):
        return _as_told(text)
    problem = Problem.__members__.get(name)
    if problem is None or set(values) != problem.fields or not _can_be_said(problem, values):
        return _as_told(words)
    return Occurrence(problem, values)


def _can_be_said(problem: Problem, values: dict[str, object]) -> bool:
    plain = {name: each for name, each in values.items() if isinstance(each, (str, int, float))}
    occurrence = Occurrence(problem, plain)
    try:
        return bool(occurrence.message or occurrence.remedy)
    except (ValueError, KeyError):
        return False


def _as_told(words: str) -> Occurrence:
    return Occurrence(Problem.AS_TOLD, {"detail": words.strip().removesuffix(".")})
