"""`sort`: planned, looked at, done, and taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import Cli


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for name, colour in (("Rome/a.jpg", "red"), ("b.jpg", "blue")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40, 40), colour).save(path)
        os.utime(path, (1_625_313_600,) * 2)  # 2021-07-03, noon in Greenwich
    (folder / "Rome" / "a.xmp").write_text("<x/>")
    return folder


@pytest.fixture
def library(cli: Cli, photos: Path) -> Path:
    library = photos.parent / "library"
    assert cli(library, "add", str(photos)).status == 0
    assert cli(library, "index").status == 0
    return library


def files(below: Path) -> set[str]:
    return {str(path.relative_to(below)) for path in below.rglob("*") if path.is_file()}


def test_a_plan_is_made_carried_out_and_taken_back(cli: Cli, library: Path, photos: Path) -> None:
    before = files(photos)
    planned = cli(library, "sort", "--to", "{year}/{month:02} {event}", "--json")
    *rows, plan = planned.lines
    assert planned.status == 0
    assert [(row["from"], row["to"], row["action"]) for row in rows] == [
        (str(photos / "Rome/a.jpg"), str(photos / "2021/07 Rome/a.jpg"), "move"),
        (str(photos / "Rome/a.xmp"), str(photos / "2021/07 Rome/a.xmp"), "move"),
        (str(photos / "b.jpg"), str(photos / "2021/07/b.jpg"), "move"),
    ]
    assert rows[1]["reason"] == "goes with a.jpg"
    size = sum((photos / name).stat().st_size for name in before)
    assert (plan["files"], plan["bytes"], plan["collisions"]) == (3, size, 0)
    assert not plan["applied"]
    assert files(photos) == before
    number = str(plan["id"])

    assert cli(library, "sort", "apply", number, "--json").lines[-1]["applied"]
    assert files(photos) == {"2021/07 Rome/a.jpg", "2021/07 Rome/a.xmp", "2021/07/b.jpg"}
    told = cli(library, "index", "--json").lines[-1]
    assert (told["added"], told["moved"], told["removed"]) == (0, 0, 0)

    assert cli(library, "sort", "undo", number).status == 0
    assert files(photos) == before
    assert cli(library, "sort", "undo", number).status == 1
    assert number in cli(library, "sort", "list").out


def test_rules_of_a_file_and_a_query_and_mistakes_in_them(
    cli: Cli, library: Path, photos: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "my.rules"
    rules.write_text("name:b* -> Bs\n* -> {year}\n", "utf-8")
    assert cli(library, "sort", "--rules", str(rules), "--apply", "--copy", "name:b*").status == 0
    assert files(photos) == {"Rome/a.jpg", "Rome/a.xmp", "b.jpg", "Bs/b.jpg"}
    rules.write_text("name:b* -> {yaer}\n", "utf-8")
    wrong = cli(library, "sort", "--rules", str(rules))
    assert wrong.status == 1
    assert f"{rules}:1" in wrong.err
    assert "year" in wrong.err
    assert cli(library, "sort", "--to", "{year}", "tag:nosuch").status == 1
    assert cli(library, "sort").status == 1
