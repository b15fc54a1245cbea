"""Settings on the command line: each is listed, and one is changed at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.core.settings import SPECS, Settings
from tests.e2e.conftest import Cli


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_every_setting_is_listed_with_its_value_and_default(cli: Cli, library: Path) -> None:
    listed = cli(library, "settings", "--json").lines
    assert [line["name"] for line in listed] == [spec.name for spec in SPECS]
    for line in listed:
        assert line["value"] == line["default"] == getattr(Settings(), line["name"])
    assert "strictness = 0.5" in cli(library, "settings").out.splitlines()


def test_a_setting_is_changed_and_the_others_stay(cli: Cli, library: Path) -> None:
    assert cli(library, "settings", "set", "square_cells", "yes").out == "square_cells = yes\n"
    assert cli(library, "settings", "set", "strictness", "0.7", "--json").value["value"] == 0.7
    listed = {line["name"]: line["value"] for line in cli(library, "settings", "--json").lines}
    assert listed["strictness"] == 0.7
    assert listed["square_cells"] is True
    assert listed["theme"] == "system"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("theme", "blue", "system, light, dark"),
        ("strictness", "7", "from 0 to 1"),
        ("colour", "red", "no setting colour"),
        ("model", "nowhere", "not installed"),
    ],
)
def test_what_cannot_be_set_is_refused_in_one_line_and_nothing_changes(
    cli: Cli, library: Path, name: str, value: str, said: str
) -> None:
    before = cli(library, "settings").out
    refused = cli(library, "settings", "set", name, value)
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert said in refused.err
    assert cli(library, "settings").out == before


def test_a_secret_is_not_printed(cli: Cli, library: Path) -> None:
    runs = [
        cli(library, "settings", "set", "index_token", "s3cret"),
        cli(library, "settings"),
        cli(library, "settings", "--json"),
    ]
    assert [run.status for run in runs] == [0, 0, 0]
    assert not any("s3cret" in run.out + run.err for run in runs)
    assert "s3cret" in (library / "settings.toml").read_text("utf-8")
    assert "s3cret" not in (library / "photo_sorter.log").read_text("utf-8")
