"""A program on the loopback interface that should run a model, and does what the test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORDS = ("A dog", " on a", " beach.")


def event(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


class StandIn:
    """`answer` writes the reply to a question; `models` is what it lists."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.answer: Callable[[Any], None] = streams
        self.models: Any = {"object": "list", "data": [{"id": "small"}]}
        self.requests: list[
            tuple[str, str, dict[str, str], Any]
        ] = []  # method, path, headers, body
        self.free = threading.Event()  # lets a stalled answer end
        self._server = ThreadingHTTPServer((host, 0), self._handler())
        self._server.daemon_threads = False  # so that closing it waits for them
        self._thread = threading.Thread(target=self._server.serve_forever, name="stand-in")

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def serving(self) -> Iterator[StandIn]:
        self._thread.start()
        yield self
        self.free.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(stand_in) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the handler's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._note(None)
                reply(self, stand_in.models)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self._note(json.loads(body))
                try:
                    stand_in.answer(self)
                except OSError:
                    self.close_connection = True  # whoever asked has gone

            def _note(self, body: Any) -> None:
                stand_in.requests.append((self.command, self.path, dict(self.headers), body))

            @property
            def stand_in(self) -> StandIn:
                return stand_in

            def log_message(self, format: str, *args: object) -> None: ...

        return Handler


def head(handler: Any, kind: str, status: int = 200, **more: str) -> None:
    handler.send_response(status)
    if kind:
        handler.send_header("Content-Type", kind)
    for name, value in more.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def reply(handler: Any, content: Any, status: int = 200) -> None:
    head(handler, "application/json", status)
    handler.wfile.write(json.dumps(content).encode())


# ------------------------------------------------------------------------------ what it does


def streams(handler: Any) -> None:
    head(handler, "text/event-stream; charset=utf-8")
    handler.wfile.write(b": it is thinking\n\n")
    for word in WORDS:
        handler.wfile.write(event(word))
        handler.wfile.flush()
    handler.wfile.write(event("", "stop") + b'data: {"choices": [], "usage": {}}\n\n')
    handler.wfile.write(b"data: [DONE]\n\n")


def streams_as(name: object) -> Callable[[Any], None]:
    """With the name of the model in each part, as programs send it."""

    def answer(handler: Any) -> None:
        head(handler, "text/event-stream")
        for word, finish in (("A dog.", None), ("", "stop")):
            choice = {"index": 0, "delta": {"content": word}, "finish_reason": finish}
            part = json.dumps({"model": name, "choices": [choice]}).encode()
            handler.wfile.write(b"data: " + part + b"\n\n")
        handler.wfile.write(b"data: [DONE]\n\n")

    return answer


def answers_at_once_as(name: object) -> Callable[[Any], None]:
    message = {"role": "assistant", "content": "A dog."}
    content = {"model": name, "choices": [{"message": message, "finish_reason": "stop"}]}
    return lambda handler: reply(handler, content)


def answers_in_one_piece(handler: Any) -> None:
    message = {"role": "assistant", "content": "".join(WORDS)}
    reply(handler, {"choices": [{"message": message, "finish_reason": "stop"}]})


def stalls_before(handler: Any) -> None:
    handler.stand_in.free.wait()


def stalls_within(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(event("A dog"))
    handler.wfile.flush()
    handler.stand_in.free.wait()


def trickles(handler: Any) -> None:
    head(handler, "text/event-stream")
    while not handler.stand_in.free.wait(0.02):
        handler.wfile.write(b":\n")
        handler.wfile.flush()


def dies_within(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(event("A dog"))


def dies_at_once(handler: Any) -> None:
    handler.connection.close()


def breaks_its_word(handler: Any) -> None:
    head(handler, "application/json", Content_Length="5000")
    handler.wfile.write(b'{"choices"')


def sends_html(handler: Any) -> None:
    head(handler, "text/html")
    handler.wfile.write(b"<html><body>Sign in</body></html>")


def sends_html_as_json(handler: Any) -> None:
    head(handler, "application/json")
    handler.wfile.write(b"<html><body>Sign in</body></html>")


def sends_nothing(handler: Any) -> None:
    head(handler, "application/json", Content_Length="0")


def sends_no_kind(handler: Any) -> None:
    head(handler, "")
    handler.wfile.write(b"hello")


def says_nothing(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(event(" \n ", "stop") + b"data: [DONE]\n\n")


def sends_a_gigabyte(handler: Any) -> None:
    head(handler, "text/event-stream")
    for _ in range(1 << 10):
        handler.wfile.write(b":" + b"x" * (1 << 20) + b"\n")


def sends_an_endless_line(handler: Any) -> None:
    head(handler, "application/json")
    for _ in range(1 << 10):
        handler.wfile.write(b"[" * (1 << 20))


def sends_compressed(handler: Any) -> None:
    head(handler, "application/json", Content_Encoding="gzip")
    handler.wfile.write(b"\x1f\x8b\x08")


def nests_deeply(handler: Any) -> None:
    head(handler, "application/json")
    handler.wfile.write(b"[" * 200_000)


def lies(handler: Any) -> None:
    reply(handler, {"choices": [{"message": {"content": {"text": 3}}}]})


def has_no_choices(handler: Any) -> None:
    reply(handler, {"choices": "two"})


def streams_an_error(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(b'data: {"error": {"message": "out of\\u0007 memory."}}\n\n')


def streams_garbage(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(b"data: {not json\n\n")


def redirects(handler: Any) -> None:
    head(handler, "text/html", 307, Location="http://example.org/v1/chat/completions")


def refuses(handler: Any) -> None:
    reply(handler, {"error": "this model sees nothing"}, 400)


def repeats_itself(handler: Any) -> None:
    head(handler, "text/event-stream")
    while True:
        handler.wfile.write(event(" the sea"))


def never_stops(handler: Any) -> None:
    head(handler, "text/event-stream")
    for number in range(3_000):
        handler.wfile.write(event(f" {number}"))


def stops_at_its_limit(handler: Any) -> None:
    head(handler, "text/event-stream")
    handler.wfile.write(event("A dog on", "length") + b"data: [DONE]\n\n")
