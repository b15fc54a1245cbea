"""Models that describe pictures: fetched at their pinned revision, told from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.model_store.registry import offered, offered_of
from photo_sorter.adapters.model_store.store import BUILTIN_DESCRIBER, FolderModelStore
from photo_sorter.core.errors import DownloadError, InvalidInputError, ModelUnavailableError
from photo_sorter.core.ports import ModelKind
from photo_sorter.core.ports.describing import DescriberForm
from photo_sorter.core.problems import Problem

from .hub import Hub

NAME = "smolvlm-256m"


def never() -> bool:
    return False


def ignore(received: int, total: int) -> None: ...


@pytest.fixture
def describers_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    model = offered(NAME)
    assert model is not None
    files = {name: name.encode() for name in (*model.files, "chat_template.json", "onnx/a.onnx")}
    served = Hub(model.repository, files, large={"model.safetensors"})
    served.revision = model.revision
    served.start()
    yield served
    served.stop()


@pytest.fixture
def store(tmp_path: Path, builtin: Path, describers_hub: Hub) -> FolderModelStore:
    ours = tmp_path / "describer"
    ours.mkdir()
    (ours / "weights").write_bytes(b"1" * 1000)
    return FolderModelStore(tmp_path / "models", builtin, describers_hub.endpoint, describer=ours)


def test_a_describer_is_fetched_at_its_revision_and_only_describes(
    store: FolderModelStore, describers_hub: Hub
) -> None:
    store.download(NAME, ignore, never)
    model = store.describer(NAME)
    assert (model.form, model.can_point) == (DescriberForm.FOLDER, False)
    assert model.folder is not None
    offer = offered(NAME)
    assert offer is not None
    assert {path.name for path in model.folder.iterdir()} == {
        *offer.files,
        "space.json",
        "SHA256SUMS",
    }
    asked = {path for path, _ in describers_hub.requests}
    assert f"/api/models/{offer.repository}/revision/{offer.revision}" in asked
    assert store.kind(NAME) is ModelKind.DESCRIBER
    with pytest.raises(ModelUnavailableError) as caught:
        store.installed(NAME)
    assert caught.value.problem is Problem.MODEL_ONLY_DESCRIBES
    with pytest.raises(ModelUnavailableError):
        store.look_model(NAME)
    with pytest.raises(ModelUnavailableError) as caught:
        store.describer("builtin")
    assert caught.value.problem is Problem.MODEL_DESCRIBES_NOTHING
    (choice,) = [each for each in store.choices() if each.name == NAME]
    assert (choice.installed, choice.describes, choice.licence) == (True, True, "Apache-2.0")
    store.remove(NAME)
    with pytest.raises(ModelUnavailableError):
        store.describer(NAME)


def test_a_downloaded_file_that_was_changed_is_named_with_what_mends_it(
    store: FolderModelStore,
) -> None:
    store.download(NAME, ignore, never)
    store.check(NAME)
    folder = store.describer(NAME).folder
    assert folder is not None
    weights = folder / "model.safetensors"
    whole = weights.read_bytes()
    for spoilt in (lambda: weights.write_bytes(whole[:-1] + b"\x7f"), weights.unlink):
        spoilt()
        with pytest.raises(ModelUnavailableError) as caught:
            store.check(NAME)
        assert caught.value.problem is Problem.MODEL_DOWNLOAD_CHANGED
        assert "model.safetensors" in caught.value.message
        assert "download it again" in caught.value.remedy
    store.remove(NAME)
    store.download(NAME, ignore, never)
    store.check(NAME)


@pytest.mark.parametrize("revision", ["f" * 40, ""])
def test_another_revision_is_not_taken_for_the_pinned_one(
    store: FolderModelStore, describers_hub: Hub, revision: str
) -> None:
    describers_hub.revision = revision
    with pytest.raises(DownloadError):
        store.download(NAME, ignore, never)


def test_the_built_in_describer_is_there_where_its_folder_is(
    store: FolderModelStore, tmp_path: Path, builtin: Path
) -> None:
    model = store.describer(BUILTIN_DESCRIBER)
    assert (model.form, model.folder) == (DescriberForm.BUILTIN, tmp_path / "describer")
    (choice,) = [each for each in store.choices() if each.name == BUILTIN_DESCRIBER]
    assert choice.describes
    assert choice.memory_bytes > 1000
    with pytest.raises(InvalidInputError):
        store.remove(BUILTIN_DESCRIBER)
    without = FolderModelStore(tmp_path / "models", builtin, describer=tmp_path / "none")
    assert BUILTIN_DESCRIBER not in {each.name for each in without.choices()}
    with pytest.raises(ModelUnavailableError):
        without.describer(BUILTIN_DESCRIBER)


def test_every_offered_describer_is_pinned_and_free() -> None:
    for model in offered_of(ModelKind.DESCRIBER):
        assert re.fullmatch(r"[0-9a-f]{40}", model.revision)
        assert model.licence in ("Apache-2.0", "MIT")
        assert all(name.endswith((".json", ".safetensors", ".model")) for name in model.files)
        assert "not measured" in model.note
