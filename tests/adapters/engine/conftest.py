"""One engine and one tiny model for all tests that need no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.engine.files.decode import configure_decoders
from photo_sorter.core.ports import FileRequest

from .graph_model import make_graph_model_folder
from .tiny_model import make_model_folder

EngineMaker = Callable[..., EngineClient]
MAX_PIXELS = 300_000_000  # as in the engine process


@pytest.fixture(autouse=True)
def _decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow prepared as in the engine process; its limit is Pillow's own again after the test."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    configure_decoders(MAX_PIXELS)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model_folder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def graph_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_graph_model_folder(tmp_path_factory.mktemp("models") / "graphs")


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    """An engine that nothing bad happens to."""
    client = EngineClient(tmp_path_factory.mktemp("thumbnails"), 600.0, 2, _unexpected)
    # Started here, so that its process and thread belong to the session and not to a test.
    list(client.process_files(None, [FileRequest(0, "/no/such/file")], lambda: False))
    yield client
    client.close()


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[EngineMaker]:
    """Engines of a test's own, closed after it."""
    made: list[EngineClient] = []

    def make(**options: object) -> EngineClient:
        settings: dict[str, object] = {
            "thumbnails": tmp_path / "thumbnails",
            "idle_seconds": 600.0,
            "workers": 2,
            "on_restart": _unexpected,
        }
        client = EngineClient(**{**settings, **options})  # type: ignore[arg-type]
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


def _unexpected(reason: str) -> None:
    raise AssertionError(f"The engine was not expected to restart: {reason}")
