"""The guide names everything that a person can do."""

from __future__ import annotations

import re

import pytest

from photo_sorter.app.cli.commands import COMMANDS
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "guide.md").read_text("utf-8")


def section(title: str) -> str:
    """The guide's text below that heading."""
    _, _, after = GUIDE.partition(f"\n## {title}\n")
    return after.partition("\n## ")[0]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_is_in_the_guide(name: str) -> None:
    table = "\n".join(line for line in section("Command line").splitlines() if line.startswith("|"))
    listed = re.findall(r"`([^`]+)`", table)
    assert any(entry == name or entry.startswith(name + " ") for entry in listed)
