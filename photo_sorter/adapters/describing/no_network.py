"""Keeps a process off the network: what it loads was written by others."""

from __future__ import annotations

import sys
from typing import Any

_EVENTS = frozenset(
    [
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    ]
)


def stay_offline() -> None:
    """For the rest of this process's life a socket of Python's goes nowhere, for it raises
    PermissionError."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS:
        raise PermissionError(f"This process uses no network ({event})")
