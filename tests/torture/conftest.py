"""A library to break: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.pictures import draw_all
from tests.torture.runs import done
from tests.torture.wholeness import index_whole


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `photos`, and a `library` that holds them. Its model has embedded the texts
    that every library needs, which takes longer than all else. Read only: copy it."""
    place = tmp_path_factory.mktemp("filled")
    draw_all(place / "photos", 3, first=999_000)
    done(place / "library", "add", str(place / "photos"))
    index_whole(place / "library")
    return place


@pytest.fixture(scope="session")
def worded(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a library that watches no folder."""
    library = tmp_path_factory.mktemp("worded") / "library"
    shutil.copytree(filled / "library", library)
    done(library, "remove", str(filled / "photos"))
    return library


@pytest.fixture
def new_library(worded: Path) -> Callable[[Path], Path]:
    """Puts a library without photos into a folder."""

    def make(library: Path) -> Path:
        return Path(shutil.copytree(worded, library))

    return make
