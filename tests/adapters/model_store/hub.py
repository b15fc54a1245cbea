"""A stand-in for the model hub on the loopback interface: as much of it as a download asks for."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Hub:
    """Serves one repository. `files` may be changed while it runs."""

    def __init__(self, repository: str, files: dict[str, bytes], large: set[str]) -> None:
        self.repository = repository
        self.revision = "0123456789abcdef0123456789abcdef01234567"
        self.files = files
        self.declared = dict(files)  # what the listing and the checksums speak of
        self.large = large
        self.cut_after: dict[str, int] = {}  # the next answer breaks off after so many bytes
        self.knows_ranges = True
        self.requests: list[tuple[str, str]] = []  # path, and its Range header
        self.sent: dict[str, int] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False  # so that closing it waits for them
        self._thread = threading.Thread(target=self._server.serve_forever, name="hub")

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def listing(self) -> dict[str, Any]:
        siblings = []
        for name, content in self.declared.items():
            entry: dict[str, Any] = {
                "rfilename": name,
                "size": len(content),
                "blobId": hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest(),
            }
            if name in self.large:
                digest = hashlib.sha256(content).hexdigest()
                entry["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 134}
            siblings.append(entry)
        return {
            "id": self.repository,
            "modelId": self.repository,
            "sha": self.revision,
            "siblings": siblings,
            "tags": [],
            "private": False,
            "downloads": 0,
        }

    def _handler(hub) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the handler's
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                wanted = self.headers.get("Range", "")
                hub.requests.append((path, wanted))
                prefix = f"/{hub.repository}/resolve/{hub.revision}/"
                listing = f"/api/models/{hub.repository}"
                if path in (listing, f"{listing}/revision/{hub.revision}"):
                    self._send(json.dumps(hub.listing()).encode(), 200, {})
                elif path.startswith(prefix) and path.removeprefix(prefix) in hub.files:
                    self._send_file(path.removeprefix(prefix), wanted)
                elif path.startswith(f"{listing}/revision/"):
                    missing = {"X-Error-Code": "RevisionNotFound"}
                    self._send(b'{"error": "Revision not found"}', 404, missing)
                else:
                    missing = {"X-Error-Code": "RepoNotFound"}
                    self._send(b'{"error": "Repository not found"}', 404, missing)

            def _send_file(self, name: str, wanted: str) -> None:
                content = hub.files[name]
                digest = hashlib.sha256(hub.declared[name]).hexdigest()
                headers = {"ETag": f'"{digest}"', "X-Repo-Commit": hub.revision}
                status = 200
                if wanted and hub.knows_ranges:
                    start = int(wanted.removeprefix("bytes=").rstrip("-"))
                    headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
                    content, status = content[start:], 206
                cut = hub.cut_after.pop(name, None)
                sent = self._send(content, status, headers, cut)
                hub.sent[name] = hub.sent.get(name, 0) + sent

            def _send(
                self, body: bytes, status: int, headers: dict[str, str], cut: int | None = None
            ) -> int:
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Connection", "close")
                self.end_headers()
                part = body if cut is None else body[:cut]
                self.wfile.write(part)
                return len(part)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
