from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JPEG that says where and by whom it was taken."""
    path = tmp_path_factory.mktemp("pictures") / "beach.jpg"
    image = Image.radial_gradient("L").convert("RGB").resize((1600, 900))
    exif = Image.Exif()
    exif[0x013B] = "Somebody Secret"
    image.save(path, exif=exif)
    return path


MakeFolder = Callable[[Callable[[], dict[str, bytes]]], Path]


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> MakeFolder:
    """Writes a repository's files into a folder."""

    def make(files: Callable[[], dict[str, bytes]]) -> Path:
        folder = tmp_path_factory.mktemp("describer")
        for name, content in files().items():
            (folder / name).write_bytes(content)
        return folder

    return make
