"""Files are renamed all together or not at all, and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photo_sorter.adapters import renaming
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.adapters.renaming import finish_renames, rename_all, settle, take_back
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


@pytest.mark.parametrize("at", range(4))
def test_where_the_system_refuses_half_way_every_file_has_its_old_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    before = content(tmp_path)
    real, calls = rename_free, 0

    def rename(old: str, new: str) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise PermissionError(13, "Permission denied", old)
        real(old, new)

    monkeypatch.setattr(renaming, "rename_free", rename)
    with pytest.raises(PhotoSorterError, match="Permission denied"):
        rename_all(moves(tmp_path, a="x", b="y"))
    assert content(tmp_path) == before


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize("at", range(7))
def test_where_the_process_dies_before_it_is_written_down_all_have_their_old_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    folder.mkdir()
    fill(folder, "a.jpg", "b.jpg", "c.jpg")
    before = content(folder)
    really, left = rename_free, at

    def rename(old: str, new: str) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        really(old, new)

    with monkeypatch.context() as patched:
        patched.setattr(renaming, "rename_free", rename)
        try:
            rename_all(moves(folder, a="b", b="a", c="x"), journal)
        except Killed:
            assert at < 6
    folder.rename(tmp_path / "away")  # nothing is forgotten while the drive is away
    finish_renames(journal, lambda _: False)
    (tmp_path / "away").rename(folder)
    for _ in range(2):
        finish_renames(journal, lambda _: False)
        assert content(folder) == before
        assert list(journal.iterdir()) == []


def test_what_is_written_down_keeps_its_new_names(tmp_path: Path) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    folder.mkdir()
    fill(folder, "a.jpg", "b.jpg")
    key = rename_all(moves(folder, a="b", b="a"), journal)
    finish_renames(journal, lambda _: False, {key})  # it is under way
    assert content(folder) == {"b.jpg": "a.jpg", "a.jpg": "b.jpg"}
    finish_renames(journal, lambda asked: asked == key)
    assert content(folder) == {"b.jpg": "a.jpg", "a.jpg": "b.jpg"}
    assert list(journal.iterdir()) == []


def test_what_could_not_be_written_down_is_taken_back(tmp_path: Path) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    folder.mkdir()
    fill(folder, "a.jpg", "b.jpg", "a.jpg.xmp")
    before = content(folder)
    take_back(journal, rename_all(moves(folder, a="b", b="a"), journal))
    assert content(folder) == before
    assert list(journal.iterdir()) == []
    settle(journal, rename_all(moves(folder, a="b", b="a"), journal))
    assert list(journal.iterdir()) == []


def test_a_name_that_was_taken_meanwhile_is_not_taken_from_it(tmp_path: Path) -> None:
    folder, journal = tmp_path / "photos", tmp_path / "journal"
    for place in (folder, journal):
        place.mkdir()
    fill(folder, ".hidden", "new.jpg")
    names = [[*(str(folder / name) for name in ("old.jpg", ".hidden", "new.jpg")), 0]]
    (journal / "1.json").write_text(json.dumps(names))
    (journal / "2.json").write_text("rubbish")
    finish_renames(journal, lambda _: True)
    assert content(folder) == {"old.jpg": ".hidden", "new.jpg": "new.jpg"}
