"""What belongs to a picture goes where it goes, on a real disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from photo_sorter.adapters import renaming
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.adapters.trash.system_trash import SystemTrash
from photo_sorter.core.errors import InvalidInputError

FAMILY = (
    "IMG_1.jpg", "IMG_1.MOV", "IMG_1.AAE", "IMG_1.XMP", "IMG_1.jpg.json", "IMG_1.jpg.pp3",
    "IMG_1.CR2", "IMG_1.CR2.xmp",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in (*FAMILY, "IMG_10.jpg", "IMG_10.xmp", "IMG_1.txt"):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def files(tmp_path: Path) -> LocalFileSystem:
    return LocalFileSystem(is_picture_name, skip_reason, rename_journal=tmp_path / "journal")


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def renamed(names: dict[str, str], stem: str) -> dict[str, str]:
    return {f"{stem}{n[5:]}" if c in FAMILY else n: c for n, c in names.items()}


def test_a_rename_takes_all_along_and_undo_brings_all_back(
    files: LocalFileSystem, folder: Path
) -> None:
    before = content(folder)
    old, new = str(folder / "IMG_1.jpg"), str(folder / "Sea.jpg")
    key, along = files.rename([(old, new)])
    files.settle_rename(key)
    assert content(folder) == renamed(before, "Sea")
    (folder / "Sea.AAE").unlink()
    (folder / "Sea.jpg.xmp").write_text("written since")
    del before["IMG_1.AAE"]
    before["IMG_1.jpg.xmp"] = "written since"
    key, _ = files.rename([(new, old)], [(after, was) for was, after in along])
    files.settle_rename(key)
    assert content(folder) == before


def test_undo_gives_names_back_that_have_another_form_now(
    files: LocalFileSystem, folder: Path
) -> None:
    for name in ("x(1).jpg", "x.jpg(1).json"):
        (folder / name).write_text(name)
    before = content(folder)
    old, new = str(folder / "x(1).jpg"), str(folder / "n.jpg")
    _, along = files.rename([(old, new)])
    assert along == [(str(folder / "x.jpg(1).json"), str(folder / "n.jpg.json"))]
    files.rename([(new, old)], [(after, was) for was, after in along])
    assert content(folder) == before


def test_the_other_picture_of_a_stem_leaves_the_notes_where_they_are(
    files: LocalFileSystem, folder: Path
) -> None:
    (folder / "IMG_1.png").write_text("an edited copy")
    before = content(folder)
    files.rename([(str(folder / "IMG_1.png"), str(folder / "Edit.png"))])
    before["Edit.png"] = before.pop("IMG_1.png")
    assert content(folder) == before


@pytest.mark.parametrize("name", ["Sea.MOV", "Sea.CR2.xmp"])
def test_a_companions_name_that_is_taken_is_refused_and_nothing_moves(
    files: LocalFileSystem, folder: Path, name: str
) -> None:
    (folder / name).write_text("taken")
    before = content(folder)
    with pytest.raises(InvalidInputError) as caught:
        files.rename([(str(folder / "IMG_1.jpg"), str(folder / "Sea.jpg"))])
    assert caught.value.path == str(folder / name)
    assert content(folder) == before


def test_a_companions_name_that_is_too_long_is_refused_and_nothing_moves(
    files: LocalFileSystem, folder: Path
) -> None:
    before = content(folder)
    with pytest.raises(InvalidInputError, match="too long"):
        files.rename([(str(folder / "IMG_1.jpg"), str(folder / f"{'s' * 251}.jpg"))])
    assert content(folder) == before


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize("at", range(2 * len(FAMILY)))
@pytest.mark.parametrize("landed", [False, True])
def test_after_a_crash_the_family_is_together(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, at: int, landed: bool
) -> None:
    before, really, left = content(folder), rename_free, at

    def rename(old: str, new: str) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        really(old, new)

    def system() -> LocalFileSystem:
        return LocalFileSystem(is_picture_name, skip_reason, rename_journal=tmp_path / "journal")

    with monkeypatch.context() as patched:
        patched.setattr(renaming, "rename_free", rename)
        with pytest.raises(Killed):
            system().rename([(str(folder / "IMG_1.jpg"), str(folder / "Sea.jpg"))])
    system().finish_renames(lambda key: landed)
    together = content(folder)
    if landed:
        # What was hidden is brought forward; what had not moved yet keeps its name.
        assert set(together.values()) == set(before.values())
    else:
        assert together == before


@pytest.mark.usefixtures("own_trash")
def test_all_go_to_the_trash_and_come_back(tmp_path: Path, folder: Path) -> None:
    before, trash = content(folder), SystemTrash(tmp_path / "trash notes")
    key, moved = trash.move([str(folder / "IMG_1.jpg")])
    trash.settle(key)
    assert set(before) - set(content(folder)) == set(FAMILY)
    trash.settle(trash.restore(moved))
    assert content(folder) == before


def test_a_folder_is_listed_once_for_many_renames(
    files: LocalFileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(200):
        for ending in (".jpg", ".xmp"):
            (tmp_path / f"{number}{ending}").touch()
    listed, really = [], os.listdir

    def listdir(path: str) -> list[str]:
        listed.append(path)
        return really(path)

    monkeypatch.setattr(os, "listdir", listdir)
    moves = [(str(tmp_path / f"{n}.jpg"), str(tmp_path / f"s{n}.jpg")) for n in range(200)]
    _, along = files.rename(moves)
    assert (len(along), len(listed)) == (200, 1)
