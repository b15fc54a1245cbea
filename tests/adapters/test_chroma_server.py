"""Vectors on a real Chroma server, and servers that refuse, are of another kind, or are gone."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.chroma_http import API, ChromaHttp
from photo_sorter.adapters.chroma_server import ChromaServer, collection_name
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors, normalise
from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.ports import SharedVectors
from tests.chroma_servers import ChromaProcess, free_port, other_server, serving, token_proxy

SPACE = EmbeddingSpace(SpaceKey("tiny@1"), "tiny", 16)
OTHER = EmbeddingSpace(SpaceKey("tiny@2"), "tiny", 8)
FITTING = {
    f"{API}/version": (200, '"1.0.0"'),
    f"{API}/pre-flight-checks": (
        200,
        '{"max_batch_size": 5461, "supports_base64_encoding": true}',
    ),
}


def hashes(*numbers: int) -> list[str]:
    return [f"{number:040x}" for number in numbers]


def vectors(count: int, dimensions: int = 16) -> Vectors:
    random = np.random.default_rng(5)
    return normalise(random.normal(size=(count, dimensions)).astype(np.float32))


@pytest.fixture
def server(chroma: ChromaProcess) -> Iterator[ChromaServer]:
    chroma.empty()
    server = ChromaServer(chroma.url)
    yield server
    server.close()


def refusal(url: str, token: str = "") -> IndexServerError:
    """What `check` says of a server that cannot be used."""
    server = ChromaServer(url, token)
    try:
        with pytest.raises(IndexServerError) as caught:
            server.check()
    finally:
        server.close()
    assert caught.value.remedy
    assert url in str(caught.value)
    return caught.value


def test_vectors_come_back_by_content(server: SharedVectors) -> None:
    matrix = vectors(1200)  # more than one request takes
    server.put(SPACE, hashes(*range(1200)), matrix)
    server.put(SPACE, hashes(1, 2), matrix[1:3])
    assert server.count(SPACE.key) == 1200
    assert server.held(SPACE.key, hashes(5, 1199, 1200)) == set(hashes(5, 1199))
    found = server.get(SPACE.key, hashes(1199, 7, 5000))
    assert set(found) == set(hashes(1199, 7))
    np.testing.assert_allclose(found[hashes(7)[0]], matrix[7], atol=1e-6)
    assert found[hashes(7)[0]].dtype == np.float32


def test_the_nearest_of_all_machines_come_best_first(server: SharedVectors) -> None:
    matrix = vectors(300)
    server.put(SPACE, hashes(*range(300)), matrix)
    found, cosines = server.query(SPACE.key, matrix[3], 10)
    exact = matrix @ matrix[3]
    assert found == hashes(*np.argsort(-exact)[:10].tolist())
    np.testing.assert_allclose(cosines, np.sort(exact)[::-1][:10], atol=1e-5)
    assert len(server.query(SPACE.key, matrix[3], 999)[0]) == 300


def test_spaces_are_kept_apart_and_one_that_is_not_there_is_empty(server: SharedVectors) -> None:
    server.put(SPACE, hashes(1), vectors(1))
    assert server.count(OTHER.key) == 0
    assert server.held(OTHER.key, hashes(1)) == set()
    assert server.get(OTHER.key, hashes(1)) == {}
    found, cosines = server.query(OTHER.key, vectors(1, 8)[0], 5)
    assert found == []
    assert len(cosines) == 0
    server.put(OTHER, hashes(1), vectors(1, 8))
    assert server.count(SPACE.key) == server.count(OTHER.key) == 1


def test_two_machines_see_each_others_vectors(server: SharedVectors, chroma: ChromaProcess) -> None:
    second = ChromaServer(chroma.url)
    try:
        server.put(SPACE, hashes(1), vectors(1))
        second.put(SPACE, hashes(2), vectors(1))
        assert server.held(SPACE.key, hashes(1, 2)) == second.held(SPACE.key, hashes(1, 2))
        assert server.count(SPACE.key) == 2
    finally:
        second.close()


def test_a_collection_that_somebody_deleted_is_made_again(
    server: SharedVectors, chroma: ChromaProcess
) -> None:
    server.put(SPACE, hashes(1), vectors(1))
    chroma.empty()
    assert server.held(SPACE.key, hashes(1)) == set()
    server.put(SPACE, hashes(1), vectors(1))
    chroma.empty()
    server.put(SPACE, hashes(1), vectors(1))
    assert server.count(SPACE.key) == 1


def test_vectors_of_another_length_are_refused_in_words(server: SharedVectors) -> None:
    server.put(SPACE, hashes(1), vectors(1))
    with pytest.raises(IndexServerError, match="does not fit"):
        server.put(SPACE, hashes(2), vectors(1, 8))
    assert server.count(SPACE.key) == 1


def test_a_killed_server_is_noticed_and_used_again_when_it_is_back(tmp_path: Path) -> None:
    process = ChromaProcess(tmp_path / "server")
    server = ChromaServer(process.url)
    try:
        process.start()
        server.put(SPACE, hashes(1), vectors(1))
        process.kill()
        with pytest.raises(IndexServerError, match="does not answer"):
            server.held(SPACE.key, hashes(1))
        process.start()
        assert server.held(SPACE.key, hashes(1)) == set(hashes(1))
    finally:
        server.close()
        process.kill()


class TestToken:
    SECRET = "s3cret/token+of=mine"

    @pytest.fixture
    def guarded(self, server: ChromaServer, chroma: ChromaProcess) -> Iterator[str]:
        with serving(token_proxy(chroma.url, self.SECRET)) as url:
            yield url

    def test_the_right_one_is_let_through(self, guarded: str, server: ChromaServer) -> None:
        mine = ChromaServer(guarded, self.SECRET)
        try:
            mine.put(SPACE, hashes(1), vectors(1))
            assert mine.held(SPACE.key, hashes(1)) == server.held(SPACE.key, hashes(1))
        finally:
            mine.close()

    def test_a_wrong_one_and_none_are_refused_and_never_repeated(
        self, guarded: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        wrong = refusal(guarded, "wr0ng-token")
        assert "refuses the token" in wrong.message
        assert "asks for a token" in refusal(guarded).message
        assert "wr0ng" not in f"{wrong} {wrong!r} {wrong.__cause__!r} {caplog.text}"

    def test_it_goes_to_nobody_else(self) -> None:
        asked: list[str] = []
        with serving(other_server({}, asked)) as elsewhere:
            moved = {f"{API}/version": (302, f"{elsewhere}{API}/version")}
            with serving(other_server(moved)) as url:
                assert "no Chroma server" in refusal(url, self.SECRET).message
        assert asked == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "no Chroma server"),
        ({f"{API}/version": (200, "<html>Welcome</html>")}, "no Chroma server"),
        ({f"{API}/version": (200, "{}"), f"{API}/pre-flight-checks": (200, "{}")}, "no Chroma"),
        ({"/api/v1/version": (200, '"0.4.24"')}, "older version 0.4.24"),
        (FITTING | {f"{API}/version": (200, '"2.1.0"')}, "speaks version 2.1.0"),
        (FITTING | {f"{API}/pre-flight-checks": (200, "{}")}, "takes no packed vectors"),
        (FITTING | {f"{API}/version": (503, "busy")}, "does not answer"),
    ],
)
def test_another_kind_of_server_is_told_in_words(
    answers: dict[str, tuple[int, str]], words: str
) -> None:
    with serving(other_server(answers)) as url:
        assert words in refusal(url).message


def test_an_answer_of_another_form_is_no_bug() -> None:
    name = f"{API}/tenants/default_tenant/databases/default_database/collections"
    answers = FITTING | {
        f"{name}/{collection_name(SPACE.key)}": (200, json.dumps({"id": "7"})),
        f"{name}/7/get": (200, "[1, 2]"),
        f"{name}/7/count": (200, '"many"'),
    }
    with serving(other_server(answers)) as url:
        server = ChromaServer(url)
        try:
            for ask in (
                lambda: server.held(SPACE.key, hashes(1)),
                lambda: server.get(SPACE.key, hashes(1)),
                lambda: server.count(SPACE.key),
            ):
                with pytest.raises(IndexServerError, match="does not fit"):
                    ask()
        finally:
            server.close()


def test_nobody_at_the_address() -> None:
    error = refusal(f"http://127.0.0.1:{free_port()}")
    assert error.message == "The index server does not answer"


def test_a_server_that_accepts_and_is_silent_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        http = ChromaHttp(f"http://127.0.0.1:{silent.getsockname()[1]}", "")
        try:
            with pytest.raises(IndexServerError, match="does not answer"):
                http.ask("GET", f"{API}/version", seconds=0.2)
        finally:
            http.close()
