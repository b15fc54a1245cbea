"""Real Chroma servers on loopback, a proxy that checks a token, and servers of other kinds."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path

import httpx

_START_SECONDS = 60.0
_COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ChromaProcess:
    """`chroma run` on a folder; killed and started again it has the same address and vectors."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        """Returns when it listens."""
        self._process = subprocess.Popen(
            [Path(sys.executable).with_name("chroma"), "run", "--path", self._folder,
             "--host", "127.0.0.1", "--port", str(self._port)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        listens = threading.Event()
        self._reader = threading.Thread(target=self._read, args=(self._process, listens))
        self._reader.start()
        assert listens.wait(_START_SECONDS), "chroma run does not listen"
        # It says so a moment before it does: connecting is tried again for a while.
        with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
            client.get(f"{self.url}/api/v2/heartbeat").raise_for_status()

    def kill(self) -> None:
        if self._process is not None and self._reader is not None:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            self._process = None

    def empty(self) -> None:
        """Delete all that is on it."""
        with httpx.Client(base_url=self.url) as client:
            for collection in client.get(_COLLECTIONS).json():
                client.delete(f"{_COLLECTIONS}/{collection['name']}").raise_for_status()

    @staticmethod
    def _read(process: subprocess.Popen[bytes], listens: threading.Event) -> None:
        """Its output is read to the end, so that it never waits for a reader."""
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                if b"listening" in line:
                    listens.set()
        listens.set()


@contextmanager
def serving(server: HTTPServer) -> Iterator[str]:
    """The url of a server that runs on a thread meanwhile."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def token_proxy(upstream: str, token: str) -> ThreadingHTTPServer:
    """Passes on only what brings the token, as a proxy in front of a Chroma server does."""

    class Handler(_Quiet):
        def _pass_on(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Authorization") != f"Bearer {token}":
                self.answer(401, b"Who are you?")
                return
            passed = httpx.request(
                self.command,
                upstream + self.path,
                content=content,
                headers={"Content-Type": "application/json"},
            )
            self.answer(passed.status_code, passed.content)

        do_GET = do_POST = _pass_on  # noqa: N815 - http.server's own names

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def other_server(
    answers: Mapping[str, tuple[int, str]], asked: list[str] | None = None
) -> ThreadingHTTPServer:
    """Answers each path with a status and a text, every other one with 404; a redirect leads to
    its text. The paths that were asked for are added to `asked`."""

    class Handler(_Quiet):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if asked is not None:
                asked.append(self.path)
            status, text = answers.get(self.path, (404, "Nothing here"))
            self.answer(status, text.encode(), {"Location": text} if status // 100 == 3 else None)

        do_GET = do_POST = _answer  # noqa: N815

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
