"""Suggested albums, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.services.conftest import picture


def test_where_nothing_stands_out_nothing_is_suggested_or_made(
    cli: Cli, tmp_path: Path, new_library: NewLibrary
) -> None:
    photos, library = tmp_path / "photos", new_library(tmp_path / "library")
    photos.mkdir()
    (photos / "red.jpg").write_bytes(picture())
    assert cli(library, "add", str(photos)).status == 0
    assert cli(library, "index").status == 0
    found = cli(library, "album", "suggest", "--json")
    assert (found.status, found.lines) == (0, [])
    assert cli(library, "album", "suggest", "--create", "Dogs").status != 0
    assert cli(library, "albums", "--json").lines == []
