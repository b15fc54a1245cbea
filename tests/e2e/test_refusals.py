"""What cannot be done is refused in words with a remedy, and nothing is left half-written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from photo_sorter.app.composition import open_library
from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.services.conftest import picture

_NOBODY = 65534


@pytest.fixture
def small(cli: Cli, tmp_path: Path, new_library: NewLibrary) -> Path:
    """A library with one photo."""
    new_library(tmp_path / "library")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(picture())
    assert cli(tmp_path / "library", "add", str(tmp_path / "photos")).status == 0
    assert cli(tmp_path / "library", "index").status == 0
    return tmp_path / "library"


def test_a_library_that_is_open_elsewhere_can_be_read_but_not_written(
    cli: Cli, small: Path
) -> None:
    owner = open_library(small)
    try:
        refused = cli(small, "index")
        assert refused.status == 1
        assert len(refused.err.splitlines()) == 1
        assert "open" in refused.err
        assert cli(small, "status", "--json").value["photos"] == 1
        found = cli(small, "search", "red", "--all", "--json")
        assert [Path(line["path"]).name for line in found.lines] == ["a.jpg"]
    finally:
        owner.close()
    assert cli(small, "index").status == 0


def test_a_library_of_a_newer_version_is_refused_untouched(cli: Cli, small: Path) -> None:
    with sqlite3.connect(small / "catalog.sqlite") as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = {p: p.read_bytes() for p in small.glob("catalog.sqlite*")}
    for command in ("index", "status"):
        refused = cli(small, command)
        assert refused.status == 1
        assert "newer" in refused.err
    assert {p: p.read_bytes() for p in small.glob("catalog.sqlite*")} == before


def test_a_file_that_is_no_catalog_is_refused_untouched(cli: Cli, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "catalog.sqlite").write_bytes(b"these are somebody's notes\n" * 100)
    refused = cli(library, "index")
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert (library / "catalog.sqlite").read_bytes() == b"these are somebody's notes\n" * 100


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as somebody without permission")
def test_a_library_folder_without_permission_is_refused_with_a_remedy(
    cli: Cli, tmp_path: Path
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    os.seteuid(_NOBODY)
    try:
        refused = cli(locked / "library", "index")
    finally:
        os.seteuid(0)
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert "permission" in refused.err.lower()
    assert list(locked.iterdir()) == []


def test_a_full_disk_is_said_in_words_and_costs_nothing(cli: Cli, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("a small file system cannot be mounted here")
    try:
        photos = tmp_path / "photos"
        photos.mkdir()
        for number in range(60):
            image = picture(f"#{number * 4:02x}8040", (1200, 900))
            (photos / f"{number}.jpg").write_bytes(image)
        library = disk / "library"
        assert cli(library, "add", str(photos)).status == 0
        (disk / "filler").write_bytes(b"0" * (shutil.disk_usage(disk).free - 200_000))
        full = cli(library, "index", "--json")
        assert full.status == 1
        assert "full" in full.err
        assert len(full.err.splitlines()) == 1
        (disk / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=80m", str(disk)], check=True)
        assert cli(library, "index", "--json").value["failed"] == []
        assert cli(library, "status", "--json").value["embedded"] == 60
        assert cli(library, "doctor", "--json").out == ""
    finally:
        subprocess.run(["umount", str(disk)], check=True)
