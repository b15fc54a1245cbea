"""Files are renamed all together or not at all, and never over another file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from photo_sorter.adapters.renaming import finish_renames, rename_all
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(name)


def moves(folder: Path, **pairs: str) -> list[tuple[str, str]]:
    return [(str(folder / f"{old}.jpg"), str(folder / f"{new}.jpg")) for old, new in pairs.items()]


def test_files_get_their_new_names(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg", "other.jpg")
    rename_all(moves(tmp_path, a="x", b="y"))
    assert content(tmp_path) == {"x.jpg": "a.jpg", "y.jpg": "b.jpg", "other.jpg": "other.jpg"}


def test_files_may_trade_names_and_keep_them(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg", "c.jpg")
    rename_all(moves(tmp_path, a="b", b="a", c="c"))
    assert content(tmp_path) == {"a.jpg": "b.jpg", "b.jpg": "a.jpg", "c.jpg": "c.jpg"}


def test_a_name_that_is_taken_is_refused_and_nothing_moves(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg", "taken.jpg")
    before = content(tmp_path)
    with pytest.raises(InvalidInputError) as caught:
        rename_all(moves(tmp_path, a="x", b="taken"))
    assert caught.value.path == str(tmp_path / "taken.jpg")
    with pytest.raises(InvalidInputError):
        rename_all(moves(tmp_path, a="same", b="same"))
    assert content(tmp_path) == before


def test_sidecars_go_along(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "a.jpg.xmp", "b.jpg", "b.xmp", "c.jpg", "c.dng", "c.xmp")
    rename_all(moves(tmp_path, a="x", b="y", c="z"))
    names = {"x.jpg", "x.jpg.xmp", "y.jpg", "y.xmp", "z.jpg", "c.dng", "c.xmp"}
    assert set(content(tmp_path)) == names
    assert content(tmp_path)["x.jpg.xmp"] == "a.jpg.xmp"


@pytest.mark.parametrize("at", range(4))
def test_where_the_system_refuses_half_way_every_file_has_its_old_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    before = content(tmp_path)
    real, calls = os.rename, 0

    def rename(old: str, new: str) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise PermissionError(13, "Permission denied", old)
        real(old, new)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(PhotoSorterError, match="Permission denied"):
        rename_all(moves(tmp_path, a="x", b="y"))
    assert content(tmp_path) == before


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize("at", range(6))
def test_where_the_process_dies_half_way_all_or_none_have_their_new_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    folder.mkdir()
    fill(folder, "a.jpg", "b.jpg", "c.jpg")
    before = content(folder)
    after = {"b.jpg": "a.jpg", "a.jpg": "b.jpg", "x.jpg": "c.jpg"}
    really, left = os.rename, at

    def rename(old: str, new: str) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        really(old, new)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", rename)
        with pytest.raises(Killed):
            rename_all(moves(folder, a="b", b="a", c="x"), journal)
    folder.rename(tmp_path / "away")  # nothing is forgotten while the drive is away
    finish_renames(journal)
    (tmp_path / "away").rename(folder)
    finish_renames(journal)
    assert content(folder) == (after if at >= 3 else before)
    assert list(journal.iterdir()) == []
    finish_renames(journal)
    assert content(folder) == (after if at >= 3 else before)


def test_a_name_that_was_taken_meanwhile_is_not_taken_from_it(tmp_path: Path) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    for place in (folder, journal):
        place.mkdir()
    fill(folder, ".hidden", "new.jpg")
    names = [[str(folder / name) for name in ("old.jpg", ".hidden", "new.jpg")]]
    (journal / "1.json").write_text(json.dumps(names))
    (journal / "2.json").write_text("rubbish")
    finish_renames(journal)
    assert content(folder) == {"old.jpg": ".hidden", "new.jpg": "new.jpg"}
