"""Keeps a process off the network: what it loads was written by others."""

from __future__ import annotations

import os
import sys
from typing import Any

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
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
    """For the rest of this process's life: libraries are told so, and a socket of Python's goes
    nowhere, for it raises PermissionError. Before any library of a hub is imported."""
    os.environ.update(_OFFLINE)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS:
        raise PermissionError(f"This process uses no network ({event})")
