"""The whole app on real pictures: one sample folder, rendered once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.app.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def value(self) -> dict[str, Any]:
        (line,) = self.lines
        return line


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Cli:
    """Run a command in this process: `cli(library, "search", "dog")`."""

    def run(library: Path, *arguments: str) -> Ran:
        capfd.readouterr()
        try:
            status = main(["--library", str(library), *arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capfd.readouterr()
        return Ran(status, captured.out, captured.err)

    return run
