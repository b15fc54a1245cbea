"""The guide names everything that a person can do."""

from __future__ import annotations

import re

import pytest

from photo_sorter.app.cli.commands import COMMANDS
from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.actions.table import ACTIONS
from photo_sorter.ui.conflicts import keys as conflict_keys
from photo_sorter.ui.grid import keys as grid_keys
from photo_sorter.ui.review import keys as review_keys
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "guide.md").read_text("utf-8")


def section(title: str) -> str:
    """The guide's text below that heading."""
    _, _, after = GUIDE.partition(f"\n## {title}\n")
    return after.partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """The cells of the table below that heading."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_is_in_the_guide(name: str) -> None:
    listed = [entry for row in rows("Command line") for entry in re.findall(r"`([^`]+)`", row[0])]
    assert any(entry == name or entry.startswith(name + " ") for entry in listed)


WITH_KEYS = [spec for spec in ACTIONS if spec.keys]


@pytest.mark.parametrize("spec", WITH_KEYS, ids=[spec.id for spec in WITH_KEYS])
def test_every_actions_key_is_in_the_guide(spec: ActionSpec) -> None:
    assert spec.keys[0] in keys_of_the_guide()


def test_the_keys_of_grid_and_review_are_in_the_guide() -> None:
    own = [*grid_keys.key_page(), *review_keys.key_page(), *conflict_keys.key_page()]
    assert {keys for keys, _ in own} <= keys_of_the_guide()


def keys_of_the_guide() -> set[str]:
    """Of "Ctrl+B, Ctrl+I" both; "Ctrl+," is one."""
    return {key for row in rows("Keys") for key in re.split(r", ", row[0])}
