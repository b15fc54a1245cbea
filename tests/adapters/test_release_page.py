"""Newer versions, asked of real servers: good ones, wrong ones, and ones that hang or drip."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from photo_sorter.adapters.licences import ShippedLicences
from photo_sorter.adapters.release_page import ReleasePage
from photo_sorter.core.errors import InvalidInputError, UpdateCheckError
from photo_sorter.core.program import Release
from photo_sorter.services.program.about import AboutProgram
from tests.chroma_servers import free_port, other_server, serving

NEWEST = json.dumps({"version": "9.1", "page": "https://example.org/get"})


@contextmanager
def one_answer(head: bytes, drip: bytes = b"") -> Iterator[str]:
    """A server of one connection that sends `head`, then `drip` again and again until hung up
    on; with no drip it stays silent."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = threading.Event()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(head)
                try:
                    while drip and not done.wait(0.02):
                        connection.sendall(drip)
                except OSError:
                    pass  # hung up on, as it should be
                done.wait(30)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/newest.json"
        finally:
            done.set()
            thread.join()


def refusal(address: str, page: ReleasePage | None = None) -> UpdateCheckError:
    with pytest.raises(UpdateCheckError) as caught:
        (page or ReleasePage()).newest(address)
    assert caught.value.remedy
    assert caught.value.path == address
    return caught.value


def test_the_newest_version_is_read_with_one_request() -> None:
    asked: list[str] = []
    with serving(other_server({"/newest.json": (200, NEWEST)}, asked)) as url:
        assert asked == []
        found = ReleasePage().newest(f"{url}/newest.json")
    assert found == Release("9.1", "https://example.org/get")
    assert asked == ["/newest.json"]


def test_a_redirect_is_followed_and_a_ring_of_them_is_not() -> None:
    pages = {
        "/old": (302, "/newest.json"),
        "/newest.json": (200, NEWEST),
        "/ring": (302, "/ring"),
    }
    with serving(other_server(pages)) as url:
        assert ReleasePage().newest(f"{url}/old").version == "9.1"
        assert "names no version" in str(refusal(f"{url}/ring"))


@pytest.mark.parametrize(
    "text", ["", "<html>Hello", "{}", "[]", "null", '{"version": 3}', "[" * 100_000]
)
def test_what_names_no_version_is_said_to(text: str) -> None:
    with serving(other_server({"/x": (200, text)})) as url:
        assert "names no version" in str(refusal(f"{url}/x"))
        assert "names no version" in str(refusal(f"{url}/missing"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again_later(status: int) -> None:
    with serving(other_server({"/x": (status, "Sorry")})) as url:
        assert "does not answer" in str(refusal(f"{url}/x"))


def test_no_server_at_all() -> None:
    assert "does not answer" in str(refusal(f"http://127.0.0.1:{free_port()}/x"))


def test_a_server_that_hangs_is_given_up() -> None:
    with one_answer(b"") as url:
        assert "does not answer" in str(refusal(url, ReleasePage(silence=0.2)))


def test_a_server_that_drips_is_given_up() -> None:
    with one_answer(b"HTTP/1.1 200 OK\r\n\r\n", b" ") as url:
        assert "does not answer" in str(refusal(url, ReleasePage(silence=5, whole=0.3)))


def test_an_endless_answer_is_not_kept() -> None:
    with one_answer(b"HTTP/1.1 200 OK\r\n\r\n", b" " * 500_000) as url:
        assert "names no version" in str(refusal(url))


def test_what_is_no_address_is_not_asked() -> None:
    with pytest.raises(InvalidInputError):
        ReleasePage().newest("newest.json")


@pytest.mark.parametrize(
    ("own", "newer"), [("9.0.9", True), ("9.1", False), ("9.1.0", False), ("10.0", False)]
)
def test_only_a_newer_version_is_told(own: str, newer: bool, tmp_path: Path) -> None:
    with serving(other_server({"/x": (200, NEWEST)})) as url:
        found = AboutProgram(ShippedLicences(tmp_path), ReleasePage(), own).newer_release(
            f"{url}/x"
        )
    assert (found is not None) is newer
