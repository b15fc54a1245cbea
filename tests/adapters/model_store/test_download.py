"""Downloads from a hub on the loopback interface, whole, broken and broken off."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from photo_sorter.adapters.model_store import download
from photo_sorter.adapters.model_store.store import FolderModelStore
from photo_sorter.core.errors import (
    CancelledError,
    DiskFullError,
    DownloadError,
    ModelUnavailableError,
    NotFoundError,
)
from photo_sorter.core.ports import ModelStore

from .hub import Hub

WEIGHTS = "open_clip_model.safetensors"


def never() -> bool:
    return False


def ignore(_received: int, _total: int) -> None:
    pass


def is_installed(store: ModelStore) -> bool:
    return next(choice.installed for choice in store.choices() if choice.name == "light")


def test_a_download_arrives_whole(store: FolderModelStore, hub: Hub) -> None:
    steps: list[tuple[int, int]] = []
    store.download("light", lambda received, total: steps.append((received, total)), never)
    model = store.installed("light")
    assert (model.folder / WEIGHTS).read_bytes() == hub.files[WEIGHTS]
    assert model.space.dimensions == 8
    assert model.profile.reference_texts == ("a cat", "a dog")
    assert model.profile.reference_images.shape == (0, 8)
    received = [step[0] for step in steps]
    assert received == sorted(received)
    assert (
        steps[-1][0]
        == steps[-1][1]
        == len(hub.files[WEIGHTS]) + len(hub.files["open_clip_config.json"])
    )
    assert is_installed(store)
    assert not any(path.endswith("README.md") for path, _range in hub.requests)
    assert sorted(path.name for path in model.folder.iterdir()) == [
        "SHA256SUMS",
        "open_clip_config.json",
        WEIGHTS,
        "space.json",
    ]


def test_an_installed_model_is_not_fetched_again(store: FolderModelStore, hub: Hub) -> None:
    store.download("light", ignore, never)
    hub.requests.clear()
    store.download("light", ignore, never)
    assert hub.requests == []


def test_a_broken_connection_is_taken_up_at_once(store: FolderModelStore, hub: Hub) -> None:
    half = len(hub.files[WEIGHTS]) // 2
    hub.cut_after[WEIGHTS] = half
    store.download("light", ignore, never)
    ranges = [wanted for path, wanted in hub.requests if path.endswith(WEIGHTS)]
    assert ranges == ["", f"bytes={half}-"]
    assert hub.sent[WEIGHTS] == len(hub.files[WEIGHTS])


def test_a_cancelled_download_goes_on_where_it_stopped(store: FolderModelStore, hub: Hub) -> None:
    received: list[int] = []
    whole = len(hub.files[WEIGHTS])
    with pytest.raises(CancelledError):
        store.download(
            "light",
            lambda count, _total: received.append(count),
            lambda: bool(received) and received[-1] > whole // 2,
        )
    assert not is_installed(store)
    hub.requests.clear()
    first: list[int] = []
    store.download("light", lambda count, _total: first.append(count), never)
    (wanted,) = [wanted for path, wanted in hub.requests if path.endswith(WEIGHTS)]
    assert wanted.startswith("bytes=")
    assert first[0] > whole // 2


def test_a_server_without_ranges_is_asked_for_the_whole(store: FolderModelStore, hub: Hub) -> None:
    hub.knows_ranges = False
    hub.cut_after[WEIGHTS] = len(hub.files[WEIGHTS]) // 2
    store.download("light", ignore, never)
    model = store.installed("light")
    assert (model.folder / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


@pytest.mark.parametrize("name", [WEIGHTS, "open_clip_config.json"])
def test_damaged_files_are_refused(store: FolderModelStore, hub: Hub, name: str) -> None:
    good = hub.files[name]
    hub.files[name] = good[:-1] + bytes([good[-1] ^ 1])
    with pytest.raises(DownloadError, match="checksum"):
        store.download("light", ignore, never)
    assert not is_installed(store)
    hub.files[name] = good
    store.download("light", ignore, never)
    assert store.installed("light").name == "light"


def test_a_new_revision_does_not_mix_with_the_old(store: FolderModelStore, hub: Hub) -> None:
    hub.cut_after[WEIGHTS] = 1000
    with pytest.raises(CancelledError):
        store.download("light", ignore, _at_third_ask())
    hub.revision = "f" * 40
    hub.requests.clear()
    store.download("light", ignore, never)
    assert all(not wanted for _path, wanted in hub.requests)


def _at_third_ask() -> Callable[[], bool]:
    answers = iter([False, False])
    return lambda: next(answers, True)


def test_a_repository_that_is_gone(store: FolderModelStore, hub: Hub) -> None:
    hub.repository = "someone/else"
    with pytest.raises(DownloadError, match="does not offer"):
        store.download("light", ignore, never)


def test_a_repository_without_the_weights(store: FolderModelStore, hub: Hub) -> None:
    del hub.declared[WEIGHTS]
    with pytest.raises(DownloadError, match="lacks"):
        store.download("light", ignore, never)


def test_without_a_connection(tmp_path: Path, builtin: Path, hub: Hub) -> None:
    store = FolderModelStore(tmp_path / "models", builtin, "http://127.0.0.1:9")
    with pytest.raises(DownloadError, match="cannot be reached") as caught:
        store.download("light", ignore, never)
    assert "connection" in caught.value.remedy


def test_an_unknown_name(store: FolderModelStore) -> None:
    with pytest.raises(NotFoundError):
        store.download("nonesuch", ignore, never)


def test_too_little_space_is_said_before_anything_is_fetched(
    store: FolderModelStore, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)
    with pytest.raises(DiskFullError, match="GB"):
        store.download("light", ignore, never)
    assert not any(WEIGHTS in path for path, _range in hub.requests)


def test_a_disk_that_fills_up_meanwhile(store: FolderModelStore, hub: Hub, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with download._writing(Path("/dev/full")) as write, pytest.raises(DiskFullError) as caught:
        write(b"x")
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.ENOSPC


def test_nothing_is_installed_until_then(store: FolderModelStore) -> None:
    with pytest.raises(ModelUnavailableError, match="not installed"):
        store.installed("light")
