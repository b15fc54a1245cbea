"""A library to break: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.pictures import draw_all
from tests.torture.runs import done


@pytest.fixture(scope="session")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library without folders whose model has embedded the texts that every library needs:
    that takes longer than all else."""
    place = tmp_path_factory.mktemp("worded")
    draw_all(place / "photos", 1, first=999_999)
    library = place / "library"
    done(library, "add", str(place / "photos"))
    done(library, "index")
    done(library, "remove", str(place / "photos"))
    return library


@pytest.fixture
def new_library(worded: Path) -> Callable[[Path], Path]:
    """Puts such a library into a folder."""

    def make(library: Path) -> Path:
        return Path(shutil.copytree(worded, library))

    return make
