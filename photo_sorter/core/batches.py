"""Long sequences in parts: what is asked for at once stays within memory, and what
is written in one transaction within what a kill may cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Protocol, TypeVar

GROUP_SIZE = 32
GROUP_SECONDS = 0.5

_Item = TypeVar("_Item")


class _Sliceable(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Any: ...


_Items = TypeVar("_Items", bound=_Sliceable)


def in_batches(items: _Items, size: int) -> list[_Items]:
    """`items` cut into parts of `size`, the last one shorter; none for no items."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def grouped(
    items: Iterator[_Item], size: int = GROUP_SIZE, seconds: float = GROUP_SECONDS
) -> Iterator[list[_Item]]:
    """Items as they come, in groups that are full or have waited long enough: what is written in
    one transaction, so that a kill costs no more."""
    group: list[_Item] = []
    began = 0.0
    for item in items:
        if not group:
            began = time.monotonic()
        group.append(item)
        if len(group) >= size or time.monotonic() - began >= seconds:
            yield group
            group = []
    if group:
        yield group
