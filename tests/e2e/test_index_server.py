"""The command line with vectors on a Chroma server: `--index`, the token, and what is said."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from photo_sorter.adapters.settings_file import TomlSettings
from tests.chroma_servers import ChromaProcess, serving, token_proxy
from tests.e2e.conftest import Cli
from tests.services.conftest import picture


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaProcess]:
    """Not started yet."""
    process = ChromaProcess(tmp_path / "server")
    yield process
    process.kill()


def test_a_server_that_comes_late_gets_what_was_indexed_without_it(
    cli: Cli, tmp_path: Path, server: ChromaProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, photos = tmp_path / "library", tmp_path / "photos"
    photos.mkdir()
    (photos / "a.jpg").write_bytes(picture())
    cli(library, "add", str(photos))
    indexed = cli(library, "--index", server.url, "index", "--json")
    assert indexed.status == 0
    assert indexed.value["added"] == 1
    assert "does not answer" in indexed.err
    assert "2 vectors wait" in indexed.err
    assert len(indexed.err.splitlines()) == 1
    assert not (library / "chroma").exists()

    server.start()
    with serving(token_proxy(server.url, "right")) as guarded:
        monkeypatch.setenv("PHOTO_SORTER_INDEX_TOKEN", "wr0ng")
        refused = cli(library, "--index", guarded, "doctor")
        assert "refuses the token" in refused.out
        assert "wr0ng" not in refused.out + refused.err
        monkeypatch.setenv("PHOTO_SORTER_INDEX_TOKEN", "right")
        assert cli(library, "--index", guarded, "doctor", "--repair").status == 0
        status = cli(library, "--index", guarded, "status", "--json").value
        assert (status["index"], status["index_waiting"]) == (guarded, 0)
        assert status["index_problem"] == ""
    assert "wr0ng" not in (library / "photo_sorter.log").read_text()
    assert "right" not in (library / "photo_sorter.log").read_text()


def test_the_settings_say_where_and_the_option_wins(
    cli: Cli, tmp_path: Path, server: ChromaProcess
) -> None:
    library = tmp_path / "library"
    assert cli(library, "status", "--json").value["index"] == "local"
    store = TomlSettings(library / "settings.toml")
    store.save(replace(store.load(), index_server=server.url, index_token="s3cret"))
    assert stat.S_IMODE((library / "settings.toml").stat().st_mode) == 0o600
    away = cli(library, "status")
    assert away.status == 0
    assert f"index: {server.url}" in away.out
    assert "does not answer" in away.out
    assert "s3cret" not in away.out + away.err
    assert cli(library, "--index", "local", "status", "--json").value["index"] == "local"


@pytest.mark.parametrize("address", ["localhost:8000", "http://me:s3cret@localhost"])
def test_what_is_no_address_is_refused_in_one_line(cli: Cli, tmp_path: Path, address: str) -> None:
    refused = cli(tmp_path / "library", "--index", address, "status")
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert "s3cret" not in refused.err


def test_an_address_in_the_settings_that_is_none_is_refused_with_the_file_it_stands_in(
    cli: Cli, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.toml").write_text('index_server = "htp:/nowhere"\n', "utf-8")
    refused = cli(library, "status")
    assert refused.status == 1
    assert "no address of an index server" in refused.err
    assert str(library / "settings.toml") in refused.err
    assert cli(library, "--index", "local", "status").status == 0
