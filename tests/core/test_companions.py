"""Which files of a folder belong together, and what they are called after a rename."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.formats import FORMATS
from photo_sorter.core.companions import (
    OTHER_PICTURES,
    RAW,
    SHOWN,
    FolderNames,
    PartKind,
    companions,
    ending_of,
    kind_of,
    raw_parts,
)

ENDINGS = [
    ".jpg", ".JPG", ".heic", ".png", ".tif", ".CR2", ".dng", ".MOV", ".mov", ".mp4", ".AAE", ".xmp",
    ".XMP", ".jpg.xmp", ".JPG.XMP", ".CR2.xmp", ".jpg.json", ".jpg(1).json", ".json", ".jpg.pp3",
    ".jpg.supplemental-metadata.json", ".jpg.supplemental-me.json", ".WAV", ".THM", ".vrd", ".MP",
    ".MP.jpg", "_01.CR2.xmp", ".jpg.out.pp3", ".txt", "", ".", "..xmp", "(1).jpg", "(1).jpg.json",
]  # fmt: skip
STEMS = ["IMG_1", "img_1", "IMG_1(1)", "IMG_2", "a.b", "İ", "x" * 46, "x" * 50, "é\udce9"]
NAMES = st.sets(
    st.tuples(st.sampled_from(STEMS), st.sampled_from(ENDINGS)).map("".join), min_size=1
)


def test_the_whole_family_of_a_picture_goes_along_in_its_form_and_case() -> None:
    tails = [
        ".MOV", ".AAE", ".XMP", ".jpg.json", ".jpg.pp3", ".CR2", ".CR2.xmp", ".WAV", ".THM", ".vrd",
        ".jpg.supplemental-metadata.json", ".jpg.supplemental-me.json", ".jpg..json", ".on1",
        ".jpg.dop", ".jpg.out.pp3", "_01.CR2.xmp",
    ]  # fmt: skip
    folder = FolderNames(["IMG_1.jpg", "IMG_2.jpg", "IMG_10.xmp", *(f"IMG_1{t}" for t in tails)])
    assert folder.renamed("IMG_1.jpg", "Sea 1.jpg") == {f"IMG_1{t}": f"Sea 1{t}" for t in tails}
    assert folder.companions("IMG_2.jpg") == []


@pytest.mark.parametrize(
    ("names", "owner", "owned"),
    [
        ("x.jpg x.png x.xmp", "x.jpg", "x.xmp"),
        ("x.heic x.jpg x.MOV x.AAE", "x.heic", "x.AAE x.MOV"),
        ("x.CR2 x.tif x.xmp", "x.CR2", "x.xmp"),
        ("x.CR2 x.tif x.xmp", "x.tif", ""),
        ("x.png x.AAE", "x.png", "x.AAE"),
        ("IMG.JPG img.xmp img.cr2", "IMG.JPG", "img.cr2 img.xmp"),
        ("a.jpg A.jpg a.xmp A.xmp", "a.jpg", "a.xmp"),
        ("a.jpg a.xmp A.xmp", "a.jpg", "a.xmp"),
        ("a.jpg a.XMP a.xmp", "a.jpg", "a.XMP a.xmp"),
        ("x.jpg x.mp4 x.json x.txt x.avi", "x.jpg", "x.mp4"),
        ("x(1).jpg x.jpg x.jpg(1).json x.jpg.json", "x(1).jpg", "x.jpg(1).json"),
        ("x(1).jpg x.jpg.supplemental-meta(1).json", "x(1).jpg", "x.jpg.supplemental-meta(1).json"),
        (f"{'y' * 60}.jpg {'y' * 46}.json", f"{'y' * 60}.jpg", f"{'y' * 46}.json"),
        (
            f"{'y' * 47}.jpg {'y' * 47}(1).jpg {'y' * 46}(1).json",
            f"{'y' * 47}(1).jpg",
            f"{'y' * 46}(1).json",
        ),
        (
            "x-edited.jpg x.jpg.supplemental-metadata.json",
            "x-edited.jpg",
            "x.jpg.supplemental-metadata.json",
        ),
        ("x.jpg x-edited.jpg x.jpg.suppl.json", "x.jpg", "x.jpg.suppl.json"),
        ("x.jpg x-edited.jpg x.jpg.suppl.json", "x-edited.jpg", ""),
        ("x-bearbeitet(2).jpg x.jpg(2).json", "x-bearbeitet(2).jpg", ""),
        ("P.MP.jpg P.MP", "P.MP.jpg", "P.MP"),
        ("noending noending.xmp", "noending", "noending.xmp"),
        ("x.jpg_large x.jpg_large.xmp x.xmp", "x.jpg_large", "x.jpg_large.xmp"),
        (".jpg .xmp", ".jpg", ""),
    ],
)
def test_a_note_belongs_to_one_picture(names: str, owner: str, owned: str) -> None:
    assert companions(owner, names.split()) == owned.split()


def test_a_name_of_googles_becomes_that_of_the_new_name() -> None:
    folder = FolderNames(["x(1).jpg", "x.jpg(1).json", "x.jpg", "x.jpg.supplemental-m.JSON"])
    assert folder.renamed("x(1).jpg", "n.jpg") == {"x.jpg(1).json": "n.jpg.json"}
    assert folder.renamed("x.jpg", "n.jpg") == {
        "x.jpg.supplemental-m.JSON": "n.jpg.supplemental-m.JSON"
    }


@given(NAMES)
def test_each_file_belongs_to_one_picture_or_none(names: set[str]) -> None:
    folder = FolderNames(names)
    owned = [part for name in folder.pictures for part in folder.companions(name)]
    direct = {name: set(folder.companions(name)) for name in names}
    tops = [name for name in names if not any(name in parts for parts in direct.values())]
    from_above = [part for name in tops for part in direct[name]]
    assert len(from_above) == len(set(from_above))
    assert set(owned) <= set(from_above)
    assert set(from_above) <= names - set(tops)


@given(NAMES, st.sampled_from(["Sea 1", "b.c", "İİ"]))
def test_a_rename_gives_each_a_name_of_its_own_and_takes_the_family_along(
    names: set[str], stem: str
) -> None:
    folder = FolderNames(names)
    for name in folder.pictures:
        if not any(name in folder.companions(other) for other in names):
            new = stem + name[len(name) - len(ending_of(name)) :]
            renamed = folder.renamed(name, new)
            targets = [new, *renamed.values()]
            assert len(set(targets)) == len(targets)
            assert all(ending_of(old) == ending_of(after) for old, after in renamed.items())
            assert set(companions(new, targets)) == set(renamed.values())


@given(NAMES)
def test_a_rename_to_the_same_name_changes_nothing(names: set[str]) -> None:
    folder = FolderNames(names)
    for name in folder.pictures:
        for old, new in folder.renamed(name, name).items():
            same = old.lower() == new.lower()
            assert same or old.endswith(").json") or len(old) == 46 + len(".json")


@given(NAMES)
def test_raws_are_parts_as_the_whole_folder_says(names: set[str]) -> None:
    folder = FolderNames(names)
    expected = {
        part: shown
        for shown in folder.pictures
        if ending_of(shown) in SHOWN
        for part in folder.companions(shown)
        if ending_of(part) in RAW
    }
    assert raw_parts(names) == expected


def test_the_kinds_of_parts() -> None:
    kinds = {name: kind_of(name) for name in ("a.CR2", "a.mov", "a.wav", "a.jpg.xmp", "a.jpg.json")}
    assert list(kinds.values()) == [
        PartKind.RAW, PartKind.FILM, PartKind.SOUND, PartKind.NOTES, PartKind.NOTES
    ]  # fmt: skip


def test_the_endings_are_those_of_the_formats() -> None:
    for form in FORMATS:
        for ending in form.extensions:
            assert (ending in RAW) == form.raw
            assert ending in RAW | SHOWN | OTHER_PICTURES
    assert {len(ending) for ending in RAW} == {4}
