"""Folders and files that are passed over: by a person's patterns, by `.nomedia`, by their kind."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.operations import ExcludeFiles, IncludeFiles
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.files.reconcile import Reconciled
from tests.services.conftest import Rig, picture

COLOURS = ("red", "green", "blue", "white", "black", "yellow")


@pytest.fixture
def filled(rig: Rig) -> Rig:
    names = ("a.jpg", "sub/b.jpg", "sub/deep/c.png.jpg", "other/d.jpg")
    for name, colour in zip(names, COLOURS, strict=False):
        (rig.root / name).parent.mkdir(parents=True, exist_ok=True)
        (rig.root / name).write_bytes(picture(colour))
    rig.index()
    for photo in ids(rig):
        rig.catalog.tags.set_by_person([photo], "mine", True)
    return rig


def ids(rig: Rig) -> list[PhotoId]:
    return [PhotoId(i) for i in rig.catalog.photos.listing(EVERYTHING).ids.tolist()]


def shown(rig: Rig) -> set[str]:
    return {Path(path).name for path in rig.parts.photos.paths(ids(rig)).values()}


def check(rig: Rig, *paths: Path) -> Reconciled:
    reconciler = rig.parts.jobs.queue._reconciler
    folder = rig.catalog.folders.all(counted=False)[0].id
    return reconciler.check_paths([(folder, str(path)) for path in paths])


def all_are_marked(rig: Rig) -> bool:
    return all([t.name for t in rig.catalog.tags.of_photo(i)] == ["mine"] for i in ids(rig))


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("sub", {"a.jpg", "d.jpg"}),
        ("*.png.*", {"a.jpg", "b.jpg", "d.jpg"}),
        ("sub/deep", {"a.jpg", "b.jpg", "d.jpg"}),
        ("[ab].jpg", {"c.png.jpg", "d.jpg"}),
    ],
)
def test_photos_are_hidden_at_once_and_back_with_all_that_was_said(
    filled: Rig, pattern: str, left: set[str]
) -> None:
    change = filled.parts.do(ExcludeFiles(pattern))
    assert shown(filled) == left
    assert change.deed.count == 4 - len(left)
    filled.index()
    assert shown(filled) == left
    assert filled.catalog.photos.purge_hidden(datetime(2100, 1, 1)) == 0
    filled.parts.do(IncludeFiles(pattern))
    assert shown(filled) == {"a.jpg", "b.jpg", "c.png.jpg", "d.jpg"}
    assert all_are_marked(filled)
    taken = filled.index()
    assert (taken.added, taken.updated, taken.moved) == (0, 0, 0)


def test_undo_brings_them_back(filled: Rig) -> None:
    filled.parts.do(ExcludeFiles("sub"))
    filled.parts.undo()
    assert len(shown(filled)) == 4
    filled.parts.redo()
    assert shown(filled) == {"a.jpg", "d.jpg"}


def test_a_single_folder_is_excluded_by_its_path(filled: Rig) -> None:
    (filled.root / "other" / "sub").mkdir()
    (filled.root / "other" / "sub" / "e.jpg").write_bytes(picture("yellow"))
    filled.parts.do(ExcludeFiles(str(filled.root / "sub")))
    filled.index()
    assert shown(filled) == {"a.jpg", "d.jpg", "e.jpg"}


def test_live_changes_in_what_is_excluded_do_nothing(filled: Rig) -> None:
    filled.parts.do(ExcludeFiles("sub"))
    new = filled.root / "sub" / "new.jpg"
    new.write_bytes(picture("yellow"))
    (filled.root / "sub" / "b.jpg").unlink()
    assert not check(filled, new, filled.root / "sub", filled.root / "sub" / "b.jpg").touched
    filled.parts.do(IncludeFiles("sub"))
    filled.index()
    assert shown(filled) == {"a.jpg", "new.jpg", "c.png.jpg", "d.jpg"}


def test_a_file_that_changed_meanwhile_is_read_again_as_the_same_photo(filled: Rig) -> None:
    before = filled.parts.photos.at(str(filled.root / "sub" / "b.jpg"))
    filled.parts.do(ExcludeFiles("sub"))
    (filled.root / "sub" / "b.jpg").write_bytes(picture("green") + b"trailing")
    filled.parts.do(IncludeFiles("sub"))
    filled.index()
    assert filled.parts.photos.at(str(filled.root / "sub" / "b.jpg")) == before
    assert all_are_marked(filled)


def test_what_another_pattern_still_excludes_stays_away(filled: Rig) -> None:
    filled.parts.do(ExcludeFiles("sub"))
    filled.parts.do(ExcludeFiles("*.png.jpg"))
    filled.parts.do(IncludeFiles("sub"))
    filled.index()
    assert shown(filled) == {"a.jpg", "b.jpg", "d.jpg"}


def test_what_cannot_be_excluded_is_said(filled: Rig) -> None:
    for pattern in ("", "*", str(filled.root)):
        with pytest.raises(InvalidInputError):
            filled.parts.do(ExcludeFiles(pattern))
    filled.parts.do(ExcludeFiles("sub"))
    with pytest.raises(InvalidInputError, match="already"):
        filled.parts.do(ExcludeFiles("sub"))
    with pytest.raises(NotFoundError):
        filled.parts.do(IncludeFiles("nothing"))
    assert filled.catalog.exclusions.all() == ["sub"]


@pytest.mark.parametrize("live", [False, True])
def test_nomedia_hides_a_folder_while_it_is_there(filled: Rig, live: bool) -> None:
    flag = filled.root / "sub" / ".nomedia"

    def look() -> None:
        if live:
            check(filled, flag.parent)
        else:
            filled.index()

    flag.touch()
    look()
    assert shown(filled) == {"a.jpg", "d.jpg"}
    assert not check(filled, filled.root / "sub" / "deep" / "c.png.jpg").touched
    assert filled.catalog.photos.purge_hidden(datetime(2100, 1, 1)) == 0
    flag.unlink()
    look()
    assert len(shown(filled)) == 4
    assert all_are_marked(filled)


def test_files_that_are_deleted_are_not_taken_for_passed_over(filled: Rig) -> None:
    (filled.root / "a.jpg").unlink()
    filled.index()
    assert filled.catalog.passed_over.paths() == []
    assert filled.catalog.photos.purge_hidden(datetime(2100, 1, 1)) == 1


def test_a_folder_that_is_removed_keeps_nothing_passed_over(filled: Rig) -> None:
    filled.parts.do(ExcludeFiles("sub"))
    filled.catalog.folders.remove(filled.catalog.folders.all()[0].id)
    assert filled.catalog.passed_over.paths() == []
