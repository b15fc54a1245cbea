"""Model folders: what is offered, installed, imported and removed."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.model_store.checksums import write_checksums
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError, NotFoundError
from photo_sorter.core.phrases import Reading

ARCHITECTURE = "ViT-S-32-alt"


@pytest.fixture
def store(tmp_path: Path, builtin: Path) -> FolderModelStore:
    return FolderModelStore(tmp_path / "models", builtin)


def test_the_built_in_model_is_always_there(store: FolderModelStore, builtin: Path) -> None:
    model = store.installed("builtin")
    assert model.folder == builtin
    assert model.space.key.startswith("builtin@")
    assert len(model.space.key) == len("builtin@") + 12
    assert model.space.dimensions == 8
    assert model.profile.reference_images.dtype == np.float32
    assert np.linalg.norm(model.profile.reference_images, axis=1) == pytest.approx(1.0, abs=1e-5)
    with pytest.raises(InvalidInputError):
        store.remove("builtin")


def test_what_can_be_chosen(store: FolderModelStore) -> None:
    choices = store.choices()
    assert [choice.name for choice in choices] == [
        "builtin",
        "light",
        "recommended",
        "best",
        "dinov2-small",
        "dinov2-base",
        "smolvlm-256m",
        "smolvlm-500m",
        "florence-2-base",
    ]
    assert [choice.installed for choice in choices] == [True] + 8 * [False]
    assert not any(choice.active or choice.removable for choice in choices)
    assert all(choice.licence and choice.memory_bytes for choice in choices)
    assert [bool(choice.download_bytes) for choice in choices] == [False] + 8 * [True]


def test_a_space_is_named_by_what_is_in_it(store: FolderModelStore, builtin: Path) -> None:
    before = store.installed("builtin").space.key
    assert store.installed("builtin").space.key == before
    weights = builtin / "open_clip_model.safetensors"
    content = weights.read_bytes()
    weights.write_bytes(content[:-1] + b"\x7f")
    os.utime(weights, ns=(1, 1))
    changed = store.installed("builtin").space.key
    assert changed != before
    config = builtin / "open_clip_config.json"
    config.write_text(config.read_text() + " ")
    assert store.installed("builtin").space.key not in (before, changed)


@pytest.mark.parametrize("name", ["open_clip_model.safetensors", "space.json"])
def test_a_file_that_is_not_as_it_was_made_is_named(
    store: FolderModelStore, builtin: Path, name: str
) -> None:
    """One changed byte must not pass for another model, by which every photo is embedded anew."""
    write_checksums(builtin)
    store.installed("builtin")
    content = (builtin / name).read_bytes()
    (builtin / name).write_bytes(content[:-1] + b" ")
    os.utime(builtin / name, ns=(1, 1))
    for look in (store.installed, store.check):
        with pytest.raises(ModelUnavailableError, match=f"{name} is damaged") as said:
            look("builtin")
        assert "Install photo_sorter again" in said.value.remedy
    (builtin / name).write_bytes(content)
    store.check("builtin")
    assert store.installed("builtin").name == "builtin"


def test_a_listed_file_that_is_missing_is_named(store: FolderModelStore, builtin: Path) -> None:
    write_checksums(builtin)
    (builtin / "reference.safetensors").unlink()
    with pytest.raises(ModelUnavailableError, match=r"reference\.safetensors"):
        store.check("builtin")
    with pytest.raises(ModelUnavailableError, match=r"reference\.safetensors"):
        store.installed("builtin")


def test_the_digest_is_not_computed_at_each_start(
    tmp_path: Path, store: FolderModelStore, builtin: Path
) -> None:
    key = store.installed("builtin").space.key
    weights = builtin / "open_clip_model.safetensors"
    state = weights.stat()
    weights.write_bytes(bytes(state.st_size))  # other content that claims to be unchanged
    os.utime(weights, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert FolderModelStore(tmp_path / "models", builtin).installed("builtin").space.key == key
    (tmp_path / "models" / "digests.json").write_text("rubbish")
    assert FolderModelStore(tmp_path / "models", builtin).installed("builtin").space.key != key


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("space.json", "{"),
        ("space.json", '{"format": 99}'),
        ("open_clip_config.json", "[]"),
        ("reference.safetensors", "rubbish"),
    ],
)
def test_a_damaged_model_is_said_in_words(
    store: FolderModelStore, builtin: Path, name: str, content: str
) -> None:
    (builtin / name).write_text(content)
    with pytest.raises(ModelUnavailableError) as caught:
        store.installed("builtin")
    assert caught.value.remedy
    assert store.choices()  # the others can still be chosen


def test_words_and_names_in_other_languages_lie_beside_the_weights(
    store: FolderModelStore, builtin: Path
) -> None:
    assert store.installed("builtin").profile.read("Собака qx") == Reading("Собака qx")
    (builtin / "words.txt.gz").write_bytes(gzip.compress(b"cat\ndog", mtime=0))
    assert store.installed("builtin").profile.read("dogs, собака").unknown == ("собака",)
    names = "собака\tdog\n🐈\tcat\nno tab\n".encode()
    (builtin / "lexicon.txt.gz").write_bytes(gzip.compress(names, mtime=0))
    model = store.installed("builtin")
    assert model.profile.read("собака 🐈") == Reading("dog cat")
    assert model.profile.read("no tab").unknown == ("tab",)


@pytest.mark.parametrize("content", [b"rubbish", gzip.compress(b"dog\n", mtime=0)[:-9], b""])
def test_damaged_words_are_said_in_words(
    store: FolderModelStore, builtin: Path, content: bytes
) -> None:
    (builtin / "words.txt.gz").write_bytes(gzip.compress(b"dog", mtime=0))
    (builtin / "lexicon.txt.gz").write_bytes(content)
    model = store.installed("builtin")
    assert model.profile.read("dog") == Reading("dog")
    if content:
        with pytest.raises(ModelUnavailableError):
            model.profile.read("собака")
    (builtin / "words.txt.gz").write_bytes(content or b"x")
    with pytest.raises(ModelUnavailableError):
        store.installed("builtin")


def test_missing_weights_are_said_in_words(store: FolderModelStore, builtin: Path) -> None:
    (builtin / "open_clip_model.safetensors").unlink()
    with pytest.raises(ModelUnavailableError, match="not whole"):
        store.installed("builtin")


@pytest.mark.parametrize("name", ["../escape", "", ".hidden", "a/b", "builtin", "light"])
def test_names_that_cannot_be_given(store: FolderModelStore, tmp_path: Path, name: str) -> None:
    weights = tmp_path / "weights.safetensors"
    weights.write_bytes(b"")
    with pytest.raises(InvalidInputError):
        store.import_checkpoint(name, ARCHITECTURE, weights)


def test_names_that_lead_elsewhere_are_no_models(store: FolderModelStore) -> None:
    with pytest.raises(ModelUnavailableError):
        store.installed("../builtin")
    with pytest.raises((ModelUnavailableError, NotFoundError)):
        store.remove("../builtin")


# -------------------------------------------------------------------------------------- import


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training checkpoint of a small architecture, wrapped as training scripts do."""
    import torch

    from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

    declare_missing_operators()
    import open_clip

    with torch.device("meta"):
        model = open_clip.create_model(ARCHITECTURE, device="meta")
    state = {
        f"module.{name}": torch.zeros(value.shape) for name, value in model.state_dict().items()
    }
    path = tmp_path_factory.mktemp("checkpoint") / "epoch_3.pt"
    torch.save({"epoch": 3, "name": "run", "state_dict": state}, path)
    return path


def test_a_checkpoint_is_imported_used_and_removed(
    store: FolderModelStore, checkpoint: Path, tmp_path: Path
) -> None:
    store.import_checkpoint("mine", ARCHITECTURE, checkpoint)
    model = store.installed("mine")
    assert model.space.dimensions == 256
    assert model.profile.reference_texts == ("a cat", "a dog")
    assert (model.folder / "open_clip_model.safetensors").stat().st_size < (
        checkpoint.stat().st_size * 0.6
    )
    config = json.loads((model.folder / "open_clip_config.json").read_text())
    assert config["model_cfg"]["embed_dim"] == 256
    (mine,) = [choice for choice in store.choices() if choice.name == "mine"]
    assert mine.installed
    assert mine.removable
    assert mine.architecture == ARCHITECTURE
    with pytest.raises(InvalidInputError, match="already"):
        store.import_checkpoint("mine", ARCHITECTURE, checkpoint)
    store.remove("mine")
    assert not model.folder.exists()
    with pytest.raises(NotFoundError):
        store.remove("mine")


def test_files_that_cannot_be_imported(store: FolderModelStore, tmp_path: Path) -> None:
    from photo_sorter.adapters.model_store.conversion import convert

    weights = tmp_path / "weights.safetensors"
    weights.write_bytes(b"no weights")
    with pytest.raises(InvalidInputError, match="no architecture"):
        convert("no-such-architecture", weights, _folder(tmp_path, "d"), ())
    with pytest.raises(InvalidInputError, match="cannot be read as weights"):
        convert(ARCHITECTURE, weights, _folder(tmp_path, "e"), ())
    with pytest.raises(InvalidInputError, match="no such file"):
        store.import_checkpoint("mine", ARCHITECTURE, tmp_path / "missing.pt")
    with pytest.raises(InvalidInputError, match="not a file of weights"):
        store.import_checkpoint("mine", ARCHITECTURE, Path(__file__))
    assert not list((tmp_path / "models").rglob("*.json"))


def test_only_the_process_that_converts_is_told_to_stay_offline() -> None:
    """A window that was told so could download nothing afterwards."""
    __import__("photo_sorter.adapters.model_store.conversion")
    assert "HF_HUB_OFFLINE" not in os.environ


def test_what_does_not_fit_is_named(checkpoint: Path, tmp_path: Path) -> None:
    from photo_sorter.adapters.model_store.conversion import convert

    with pytest.raises(InvalidInputError, match=r"do not fit ViT-B-32: .* is missing"):
        convert("ViT-B-32", checkpoint, _folder(tmp_path, "a"), ())


def test_pickled_code_is_not_run(tmp_path: Path) -> None:
    import torch

    from photo_sorter.adapters.model_store.conversion import convert

    trap = tmp_path / "trap.pt"
    torch.save(_Trap(tmp_path / "sprung"), trap)
    with pytest.raises(InvalidInputError, match="program code"):
        convert(ARCHITECTURE, trap, _folder(tmp_path, "b"), ())
    assert not (tmp_path / "sprung").exists()


def test_a_tokenizer_has_to_come_along(tmp_path: Path) -> None:
    from photo_sorter.adapters.model_store.conversion import convert

    weights = tmp_path / "weights.safetensors"
    with pytest.raises(InvalidInputError) as caught:
        convert("ViT-B-32-SigLIP2-256", weights, _folder(tmp_path, "c"), ("tokenizer.json",))
    assert "tokenizer.json" in caught.value.remedy


class _Trap:
    """Unpickled, it would leave a mark."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self._mark), "w"))


def _folder(tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    return folder
