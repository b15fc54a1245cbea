"""Comparing goes step by step: between two of them it can be stopped, and says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Cancelled = Callable[[], bool]
Told = Callable[[int, int], None]  # photos that were compared, and those that are left


def never() -> bool:
    return False


def nobody(compared: int, left: int) -> None: ...
