"""The hash that the app takes by itself is the one that the engine takes while it reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.adapters.engine.files.reading import FileBytes, read_picture
from tests.services.conftest import picture


def test_it_is_the_engines(tmp_path: Path) -> None:
    for number, content in enumerate((picture("red"), picture("blue", (2000, 1500)) * 40)):
        file = tmp_path / f"{number}.jpg"
        file.write_bytes(content)
        read = read_picture(str(file), 1 << 30)
        assert isinstance(read, FileBytes)
        assert hash_file(str(file)) == read.content_hash


def test_what_is_no_file_has_none(tmp_path: Path) -> None:
    assert hash_file(str(tmp_path / "nothing.jpg")) is None
    assert hash_file(str(tmp_path)) is None
    assert hash_file("a\0b") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert hash_file(str(tmp_path / "pipe.jpg")) is None
