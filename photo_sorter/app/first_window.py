"""A second start on the same library brings the first window forward, and hands it its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtNetwork import QLocalServer, QLocalSocket

from photo_sorter.core.photo import FilePath

_PATIENCE_MS = 500


def _paths(message: bytes) -> list[FilePath]:
    """What a call names; a call that is no list of paths only brings the window forward."""
    try:
        named = json.loads(message.decode("utf-8", "surrogateescape"))
    except ValueError:
        return []
    return [path for path in named if isinstance(path, str)] if isinstance(named, list) else []


def _name(library: Path) -> str:
    return "photo_sorter-" + hashlib.sha256(str(library).encode()).hexdigest()[:16]


def raise_first_window(library: Path, paths: Sequence[FilePath] = ()) -> bool:
    """Whether a window on this library heard the call, which names the paths to open in it."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(json.dumps(list(paths)).encode("utf-8", "surrogateescape"))
    socket.flush()
    socket.disconnectFromServer()
    if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(_PATIENCE_MS)
    return True


class FirstWindow:
    """While open, calls `on_call` with the paths to open whenever a second start asks for the
    window."""

    def __init__(self, library: Path, on_call: Callable[[list[FilePath]], None]) -> None:
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._on_call = on_call
        self._server.newConnection.connect(self._called)
        # This process holds the library's lock, so a socket of this name is a dead one's.
        QLocalServer.removeServer(_name(library))
        self._server.listen(_name(library))

    def _called(self) -> None:
        connection = self._server.nextPendingConnection()
        heard: list[bytes] = []

        def read() -> None:
            heard.append(bytes(connection.readAll().data()))

        def end() -> None:
            read()
            connection.deleteLater()
            self._on_call(_paths(b"".join(heard)))

        connection.readyRead.connect(read)
        connection.disconnected.connect(end)
        if connection.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            end()  # it had said all before we looked

    def __enter__(self) -> FirstWindow:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
