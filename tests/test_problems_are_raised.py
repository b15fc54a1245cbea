"""Nothing that can go wrong is told in a sentence of its own: each place where an error, a failure
or a finding is made names a `Problem`, with exactly the values that its words need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.core.problems import Problem
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "photo_sorter"
ROOTS = {"PhotoSorterError"}
OF_VALUES = {"Failure": 1, "Occurrence": 0}  # where the problem stands
NOT_FIELDS = {"path"}


def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def error_classes(parsed: dict[Path, ast.Module]) -> set[str]:
    """The names of all classes below `ROOTS`."""
    classes = [n for tree in parsed.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    found = set(ROOTS)
    while True:
        more = {c.name for c in classes if found & {name_of(base) for base in c.bases}} - found
        if not more:
            return found
        found |= more


def named(node: ast.expr) -> Problem | None:
    """The problem that `Problem.X` names; None for any other expression."""
    if isinstance(node, ast.Attribute) and name_of(node.value) == "Problem":
        return Problem.__members__.get(node.attr)
    return None


def given(call: ast.Call, place: int) -> tuple[frozenset[str] | None, bool]:
    """The names of the values that a call gives (None where they are computed), and whether they
    are another occurrence's."""
    if name_of(call.func) in OF_VALUES:
        values = call.args[place + 1] if len(call.args) > place + 1 else None
        if values is None:
            return frozenset(), False
        if isinstance(values, ast.Dict):
            keys = (ast.literal_eval(key) for key in values.keys if key is not None)
            return frozenset(keys), False
        return None, isinstance(values, ast.Attribute) and values.attr == "values"
    names = frozenset(each.arg for each in call.keywords if each.arg is not None) - NOT_FIELDS
    spread = [each.value for each in call.keywords if each.arg is None]
    carried = [isinstance(each, ast.Attribute) and each.attr == "values" for each in spread]
    return (None if spread else names), bool(carried) and all(carried)


def complaints(tree: ast.Module, classes: set[str]) -> Iterator[str]:
    raised = set()
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = name_of(call.func)
        if name not in classes | set(OF_VALUES):
            continue
        place = OF_VALUES.get(name, 0)
        line = f"line {call.lineno}: {ast.unparse(call)}"
        if len(call.args) <= place:
            yield f"{line}: names no problem"
            continue
        what = call.args[place]
        problem = named(what)
        values, carried = given(call, place)
        if problem is not None:
            raised.add(id(what))
            if values != problem.fields:
                yield f"{line}: gives {values}, and its words need {set(problem.fields)}"
        elif isinstance(what, (ast.Constant, ast.JoinedStr, ast.BinOp)):
            yield f"{line}: is told in words of its own"
        elif values is None:
            handed_on = isinstance(what, ast.Attribute) and what.attr == "problem"
            if not (handed_on and carried):
                yield f"{line}: its values cannot be looked at"
    # A problem that is handed to somebody else to raise has no fields, for nobody sees them here.
    for node in ast.walk(tree):
        if id(node) in raised or not isinstance(node, ast.Attribute):
            continue
        problem = named(node)
        if problem is not None and problem.fields:
            yield f"line {node.lineno}: {problem} is handed on without its values"


IN_PLACE = {  # where the machinery itself takes problems apart
    PACKAGE / "core" / "problems" / "stored.py",
    PACKAGE / "ui" / "base" / "own_wordings.py",
}


def test_every_failure_names_its_problem_and_gives_its_values() -> None:
    parsed = trees()
    classes = error_classes(parsed)
    assert {"InvalidInputError", "NotThereError"} <= classes
    found = {
        str(path.relative_to(PACKAGE)): list(complaints(tree, classes))
        for path, tree in parsed.items()
        if path not in IN_PLACE
    }
    assert not {path: each for path, each in found.items() if each}


def test_every_problem_is_raised_somewhere() -> None:
    said = {
        node.attr
        for path, tree in trees().items()
        if path.name != "own_wordings.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and name_of(node.value) == "Problem"
    }
    assert {problem.name for problem in Problem} <= said


@pytest.mark.parametrize(
    "code",
    [
        'InvalidInputError("There is no such folder")',
        'InvalidInputError(f"There is no album {name}")',
        "InvalidInputError(Problem.ALBUM_NAME_TAKEN)",
        "InvalidInputError(Problem.ALBUM_NAME_TAKEN, name=name, count=3)",
        "InvalidInputError(Problem.ALBUM_NAME_TAKEN, **found)",
        "InvalidInputError(error.problem, **found)",
        "Failure(kind, Problem.FILE_TOO_LARGE, {'size': 3})",
        "Failure(kind, 'It is empty.')",
        "Occurrence(problem, found)",
        "Failure(kind, reason + '.')",
        "table = {1: Problem.FILE_TOO_LARGE}",
    ],
)
def test_what_names_no_problem_is_found(code: str) -> None:
    assert list(complaints(ast.parse(code), {"InvalidInputError"}))


@pytest.mark.parametrize(
    "code",
    [
        "InvalidInputError(Problem.ALBUM_NAME_TAKEN, name=name, path=path)",
        "InvalidInputError(error.problem, path=path, **error.values)",
        "Failure(kind, Problem.FILE_TOO_LARGE, {'size': 3, 'limit': 2})",
        "Failure(kind, other)",
        "Occurrence(error.problem, error.values)",
        "table = {1: Problem.FILE_EMPTY}",
    ],
)
def test_what_names_its_problem_is_not_complained_of(code: str) -> None:
    assert not list(complaints(ast.parse(code), {"InvalidInputError"}))
