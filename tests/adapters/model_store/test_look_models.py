"""Models of looks: fetched from a hub on the loopback interface, imported, and computed by timm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save_file

from photo_sorter.adapters.model_store.registry import OFFERED, licence_of_import, offered
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.core.errors import (
    InvalidInputError,
    ModelUnavailableError,
)
from photo_sorter.core.ports import ModelKind
from tests.small_dino import DIMENSIONS, small_dino_files

from .hub import Hub

PICTURES = [Image.new("RGB", (90, 60), colour) for colour in ("red", "navy", "white")]


def never() -> bool:
    return False


def ignore(received: int, total: int) -> None: ...


@pytest.fixture(scope="module")
def small_dino() -> dict[str, bytes]:
    return small_dino_files()


@pytest.fixture
def looks_hub(monkeypatch: pytest.MonkeyPatch, small_dino: dict[str, bytes]) -> Iterator[Hub]:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    model = offered("dinov2-small")
    assert model is not None
    served = Hub(model.repository, small_dino, large={"model.safetensors"})
    served.start()
    yield served
    served.stop()


@pytest.fixture
def fetched(tmp_path: Path, builtin: Path, looks_hub: Hub) -> FolderModelStore:
    store = FolderModelStore(tmp_path / "models", builtin, looks_hub.endpoint)
    store.download("dinov2-small", ignore, never)
    return store


def test_a_fetched_model_gives_looks_and_knows_no_words(fetched: FolderModelStore) -> None:
    model = fetched.look_model("dinov2-small")
    assert model.space.dimensions == DIMENSIONS
    assert model.space.key.startswith("dinov2-small@")
    assert fetched.kind("dinov2-small") is ModelKind.LOOK
    with pytest.raises(ModelUnavailableError, match="no words"):
        fetched.installed("dinov2-small")
    with pytest.raises(ModelUnavailableError, match="how pictures look"):
        fetched.look_model("builtin")
    (choice,) = [x for x in fetched.choices() if x.name == "dinov2-small"]
    assert (choice.installed, choice.of_looks, choice.licence) == (True, True, "Apache-2.0")


def test_its_looks_are_those_of_timm(fetched: FolderModelStore) -> None:
    from photo_sorter.adapters.engine.model import timm_model

    tower = timm_model.load_image_tower(fetched.look_model("dinov2-small").folder, exact=True)
    inputs = [tower.prepare(picture) for picture in PICTURES]
    seen = tower.see(inputs, 1)
    assert seen.vectors is None
    assert seen.looks is not None
    assert seen.looks.shape == (3, DIMENSIONS)
    assert np.linalg.norm(seen.looks, axis=1) == pytest.approx(1.0, abs=1e-5)
    alone = tower.see(inputs[1:2], 1).looks
    assert alone is not None
    np.testing.assert_allclose(alone, seen.looks[1:2], atol=1e-5)
    assert (seen.looks[0] * seen.looks[1]).sum() < 0.9999


def test_damaged_weights_are_named(fetched: FolderModelStore) -> None:
    from photo_sorter.adapters.engine.model import timm_model

    folder = fetched.look_model("dinov2-small").folder
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-20])
    with pytest.raises(ModelUnavailableError, match="weights"):
        timm_model.load_image_tower(folder, exact=True)


def test_a_checkpoint_of_timm_is_imported_as_a_model_of_looks(
    tmp_path: Path, builtin: Path
) -> None:
    from photo_sorter.adapters.engine.model import timm_model
    from photo_sorter.adapters.engine.model.open_clip_import import import_open_clip

    import_open_clip()
    import timm

    model = timm.create_model("test_vit", num_classes=7)
    weights = tmp_path / "mine.safetensors"
    save_file({k: v.numpy() for k, v in model.state_dict().items()}, weights)
    store = FolderModelStore(tmp_path / "models", builtin)
    store.import_checkpoint("mine", "test_vit", weights)
    found = store.look_model("mine")
    assert found.space.dimensions == model.num_features
    tower = timm_model.load_image_tower(found.folder, exact=True)
    looks = tower.see([tower.prepare(PICTURES[0])], 1).looks
    assert looks is not None
    assert looks.shape == (1, model.num_features)
    with pytest.raises(InvalidInputError):
        store.import_checkpoint("other", "vit_tiny_patch16_224", weights)


def test_licences_stand_with_the_models_and_none_is_offered_that_forbids_much() -> None:
    looks = [model for model in OFFERED if model.kind is ModelKind.LOOK]
    assert {model.licence for model in looks} == {"Apache-2.0"}
    assert not any("dinov3" in model.architecture for model in OFFERED)
    assert "DINOv3" in licence_of_import("vit_small_patch16_dinov3.lvd1689m")
    assert licence_of_import("vit_small_patch14_dinov2") == "as its author says"
