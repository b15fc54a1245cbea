"""What the pages say of the code is there: each path, and in docs/architecture.md each class."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "photo_sorter"
ARCHITECTURE = REPOSITORY / "docs" / "architecture.md"
PAGES = [*sorted((REPOSITORY / "docs").glob("*.md")), REPOSITORY / "CONTRIBUTING.md"]
BESIDE = {"photo_sorter", "tests", "tools", "benchmarks", "packaging", "resources", "docs"}


def in_code(text: str) -> list[str]:
    """What stands in backticks, blocks of several lines left out."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


@cache
def folders() -> frozenset[str]:
    """The names that a path of ours may begin with, written from wherever it is."""
    inside = {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    return frozenset(inside | BESIDE)


def missing_paths(text: str) -> list[str]:
    """Paths of modules and folders that are neither in the package nor in the repository."""
    named = [code for code in in_code(text) if re.fullmatch(r"[\w.*-]+(/[\w.*-]+)+", code)]
    ours = [path for path in named if path.partition("/")[0] in folders()]
    return [path for path in ours if not (is_there(PACKAGE, path) or is_there(REPOSITORY, path))]


def is_there(root: Path, path: str) -> bool:
    return any((*root.glob(path), *root.glob(f"{path}.py")))


@cache
def classes() -> frozenset[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return frozenset(node.name for node in nodes if isinstance(node, ast.ClassDef))


def missing_classes(text: str) -> list[str]:
    """Words in capitals and small letters that name no class of the package."""
    named = [code for code in in_code(text) if re.fullmatch(r"([A-Z][a-z]+)+", code)]
    return [name for name in named if name not in classes()]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    assert missing_paths(page.read_text("utf-8")) == []


def test_every_class_that_the_architecture_names_is_there() -> None:
    assert missing_classes(ARCHITECTURE.read_text("utf-8")) == []


def test_the_architecture_names_every_room_of_the_package() -> None:
    named = set(in_code(ARCHITECTURE.read_text("utf-8")))
    rooms = {
        f"{layer}/{room.name}"
        for layer in ("services", "adapters", "ui")
        for room in (PACKAGE / layer).iterdir()
        if (room / "__init__.py").is_file()
    }
    assert rooms - named == set()


def test_every_dependency_has_a_line_that_says_why() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    table = ARCHITECTURE.read_text("utf-8").partition("## Why each dependency")[2]
    named = re.findall(r"^\| ([^|]+) \|", table, flags=re.M)
    explained = {name.strip().lower() for cell in named for name in cell.split(",")}
    wanted = {re.split("[<>=]", each)[0].lower() for each in project["dependencies"]}
    assert wanted - explained == set()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("see `services/no_such_room`.", ["services/no_such_room"]),
        ("`engine/child_side/process` begins in no folder", ["engine/child_side/process"]),
        ("`tests/ui/no_such_test.py`", ["tests/ui/no_such_test.py"]),
        ("`core/query`, `core/rating`, `tests/torture/test_files_*.py`", []),
        ("`trash/`, `python -m tools.settings_page`, `/home/anna/ui`", []),
        ("```\nservices/no_such_room\n```", []),
    ],
)
def test_a_path_that_is_not_there_is_found_out(text: str, missing: list[str]) -> None:
    assert missing_paths(text) == missing


def test_a_class_that_is_not_there_is_found_out() -> None:
    assert missing_classes("`JobQueue`, `NoSuchQueue`, `doctor`") == ["NoSuchQueue"]
