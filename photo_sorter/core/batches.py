"""Long sequences in parts: what is asked for at once stays within memory and messages short."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar


class _Sliceable(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Any: ...


_Items = TypeVar("_Items", bound=_Sliceable)


def in_batches(items: _Items, size: int) -> list[_Items]:
    """`items` cut into parts of `size`, the last one shorter; none for no items."""
    return [items[start : start + size] for start in range(0, len(items), size)]
