"""What can go wrong, by name: each problem with its words in one place."""

from photo_sorter.core.problems.occurrence import Occurrence, Value, Values, fill
from photo_sorter.core.problems.problem import Problem, fields_of
from photo_sorter.core.problems.stored import from_text, to_text

__all__ = [
    "Occurrence",
    "Problem",
    "Value",
    "Values",
    "fields_of",
    "fill",
    "from_text",
    "to_text",
]
