"""A library to break: made once, copied for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.pictures import draw_all
from tests.torture.runs import here
from tests.torture.wholeness import index_whole


@pytest.fixture(scope="session")
def filled(new_library: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `photos`, and a `library` that holds them. Read only: copy it."""
    place = tmp_path_factory.mktemp("filled")
    draw_all(place / "photos", 3, first=999_000)
    new_library(place / "library")
    here(place / "library", "add", str(place / "photos"))
    index_whole(place / "library")
    return place
