"""A second start on the same library brings the first window forward."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


def _name(library: Path) -> str:
    return "photo_sorter-" + hashlib.sha256(str(library).encode()).hexdigest()[:16]


def raise_first_window(library: Path) -> bool:
    """Whether a window on this library heard the call."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    heard = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return heard


class FirstWindow:
    """While open, calls `on_call` whenever a second start asks for the window."""

    def __init__(self, library: Path, on_call: Callable[[], None]) -> None:
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._on_call = on_call
        self._server.newConnection.connect(self._called)
        # This process holds the library's lock, so a socket of this name is a dead one's.
        QLocalServer.removeServer(_name(library))
        self._server.listen(_name(library))

    def _called(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.abort()
        self._on_call()

    def __enter__(self) -> FirstWindow:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
