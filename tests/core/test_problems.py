"""Problems: their words, what is told of them, how they travel and how they are kept."""

from __future__ import annotations

import pickle
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core import errors
from photo_sorter.core.errors import Failure, FailureKind, InvalidInputError, PhotoSorterError
from photo_sorter.core.problems import (
    Occurrence,
    Problem,
    Value,
    fields_of,
    from_text,
    to_text,
)

RESERVED = {"problem", "path", "self"}  # parameters of `PhotoSorterError`


def numeric(problem: Problem, name: str) -> bool:
    """Whether the words ask for a number."""
    for template in (problem.message, problem.remedy):
        for _, field, spec, _ in Formatter().parse(template):
            if field == name and spec:
                return True
    return False


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    problem = draw(st.sampled_from(Problem))
    values: dict[str, Value] = {}
    for name in sorted(problem.fields):
        if numeric(problem, name):
            values[name] = draw(st.integers(0, 2**53))
        else:
            values[name] = draw(st.text())
    return Occurrence(problem, values)


@pytest.mark.parametrize("problem", Problem)
def test_the_words_of_a_problem_are_whole(problem: Problem) -> None:
    assert problem.message
    assert not problem.message.endswith(".")
    assert problem.remedy == "" or problem.remedy.endswith((".", "?"))
    assert all(name.isidentifier() for name in problem.fields)
    assert not problem.fields & RESERVED
    assert "count" not in fields_of(problem.remedy)


def test_an_error_says_its_problem_with_the_values() -> None:
    error = InvalidInputError(Problem.ALBUM_NAME_TAKEN, name="{Sea}")
    assert error.message == "There is an album named “{Sea}” already"
    assert error.remedy == "Choose another name."
    assert str(error) == "There is an album named “{Sea}” already. Choose another name."
    error = InvalidInputError(Problem.NO_SUCH_FILE, path="/x")
    assert str(error) == "There is no such file: /x."


@pytest.mark.parametrize(
    "kind",
    [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, PhotoSorterError)
    ],
)
@given(occurrence=occurrences(), path=st.none() | st.text())
def test_an_error_of_any_kind_crosses_processes(
    kind: type[PhotoSorterError], occurrence: Occurrence, path: str | None
) -> None:
    error = kind(occurrence.problem, path=path, **occurrence.values)
    again = pickle.loads(pickle.dumps(error, pickle.HIGHEST_PROTOCOL))
    assert type(again) is kind
    assert again.problem is error.problem
    assert (again.values, again.path, str(again)) == (error.values, path, str(error))


@given(occurrences())
def test_a_failure_of_a_file_crosses_processes(occurrence: Occurrence) -> None:
    failure = Failure(FailureKind.CRASHED, occurrence.problem, occurrence.values)
    again = pickle.loads(pickle.dumps(failure, pickle.HIGHEST_PROTOCOL))
    assert again == failure
    assert again.problem is failure.problem
    assert again.reason == f"{occurrence.message}."


@given(occurrences())
def test_what_is_stored_comes_back(occurrence: Occurrence) -> None:
    text = to_text(occurrence)
    assert text.isascii()
    if occurrence.problem is not Problem.AS_TOLD:
        assert from_text(text) == occurrence


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("The file is empty.", "The file is empty"),
        ("ends early", "ends early"),
        ("[1, 2, 3]", "[1, 2, 3]"),
        ("{}", "{}"),
        ("", ""),
        ('["OF_A_LATER_VERSION", {"x": 1}, "Something new"]', "Something new"),
        ('["FILE_TOO_LARGE", {"size": 1}, "It lacks a field"]', "It lacks a field"),
        (
            '["FILE_TOO_LARGE", {"size": "much", "limit": 1}, "It holds no number"]',
            "It holds no number",
        ),
    ],
)
def test_words_of_other_versions_are_shown_as_they_are(stored: str, said: str) -> None:
    assert from_text(stored).message == said


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_whatever_is_stored_can_be_said(stored: str) -> None:
    found = from_text(stored)
    assert isinstance(found.message, str)
    assert isinstance(found.remedy, str)
