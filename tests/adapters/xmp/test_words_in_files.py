"""Where the words of a picture stand: beside it, or in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.adapters.xmp.words_in_files import WordsInFiles
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import SidecarChange, SidecarExchange

WORDS: SidecarExchange = WordsInFiles(SidecarFiles(), EmbeddedByExifTool(str, find=lambda: None))
CAT = FileFields(("Cat",))


@pytest.mark.parametrize(
    ("there", "picture", "place"),
    [
        ((), "a.jpg", "a.jpg"),
        ((), "a.HEIC", "a.HEIC"),
        ((), "a.tif", "a.tif"),
        ((), "a.cr2", "a.cr2.xmp"),  # a RAW is never written into
        ((), "a.dng", "a.dng.xmp"),
        ((), "a.bmp", "a.bmp.xmp"),
        (("a.jpg.xmp",), "a.jpg", "a.jpg.xmp"),
        (("a.xmp",), "a.jpg", "a.xmp"),
        (("a.xmp", "a.jpg"), "a.png", "a.png"),  # the sidecar is the JPEG's
        (("a.xmp", "a.jpg"), "a.cr2", "a.xmp"),
    ],
)
def test_a_picture_has_its_words_in_itself_where_it_may_and_has_no_sidecar(
    tmp_path: Path, there: tuple[str, ...], picture: str, place: str
) -> None:
    for name in (picture, *there):
        (tmp_path / name).write_bytes(b"")
    assert WORDS.path_for(tmp_path / picture, inside=True) == tmp_path / place
    assert WORDS.path_for(tmp_path / picture).suffix == ".xmp"


def test_sidecars_are_written_though_nothing_can_be_written_into_pictures(tmp_path: Path) -> None:
    """And each change has its own outcome, in their order."""
    (tmp_path / "a.jpg").write_bytes(b"")
    changes = [
        SidecarChange(tmp_path / "a.jpg", FileFields(), CAT),
        SidecarChange(tmp_path / "b.jpg.xmp", None, CAT),
    ]
    refused, written = WORDS.exchange_all(changes)
    assert isinstance(refused, Exception)
    assert written is True
    assert WORDS.read(tmp_path / "b.jpg.xmp") == CAT
    assert not WORDS.writes_inside()
