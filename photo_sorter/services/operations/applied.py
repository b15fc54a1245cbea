"""What a handler of operations answers with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from photo_sorter.core.changes import Deed
from photo_sorter.core.operations import Operation


@dataclass(frozen=True, slots=True)
class Applied:
    """`inverse` takes it back. `after` is called once the transaction has landed (it tells of the
    change, and asks for work that follows), `rollback` where it has not."""

    deed: Deed
    inverse: Operation
    after: Callable[[], None]
    rollback: Callable[[], None] = lambda: None
    notes: tuple[str, ...] = ()  # of what was done outside the catalog, written down with the entry


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation whose slow part is done outside the catalog. `apply` is called inside the
    journal's transaction and raises as `Handler.apply` does, `rollback` where it raises."""

    apply: Callable[[], Applied]
    rollback: Callable[[], None]


class Preparing(Protocol):
    """A handler that writes files: so the catalog is not kept from others meanwhile."""

    def prepare(self, operation: Operation) -> Prepared | None:
        """Before the transaction; None where it is another handler's. Raises PhotoSorterError where
        it cannot be done; then nothing is."""


class Handler(Protocol):
    def apply(self, operation: Operation) -> Applied | None:
        """Do it, inside the journal's transaction; None where it is another handler's. Raises
        PhotoSorterError where it cannot be done; then nothing is."""
