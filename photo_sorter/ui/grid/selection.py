"""Which photos are chosen, as in a file manager: no widget, rows only for the listing of now."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray


class Selection:
    """Chosen rows (a mask, so that a million are cheap), the current one (it has the keyboard)
    and the anchor (a Shift click reaches from it). A new listing keeps them by photo id."""

    def __init__(self) -> None:
        self._ids: NDArray[np.int64] = np.zeros(0, np.int64)
        self._mask: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._base: NDArray[np.bool_] = self._mask
        self.current: int | None = None
        self.anchor: int | None = None

    def __len__(self) -> int:
        return int(np.count_nonzero(self._mask))

    def __contains__(self, row: int) -> bool:
        return bool(self._mask[row])

    @property
    def rows(self) -> NDArray[np.int64]:
        """The chosen ones, ascending."""
        return np.flatnonzero(self._mask)

    @property
    def ids(self) -> list[int]:
        """In the listing's order."""
        chosen: list[int] = self._ids[self._mask].tolist()
        return chosen

    @property
    def current_id(self) -> int | None:
        return None if self.current is None else int(self._ids[self.current])

    def reset(
        self,
        ids: NDArray[np.int64],
        standing_for: Callable[[NDArray[np.int64]], NDArray[np.int64]] = lambda same: same,
    ) -> None:
        """Another listing: what is in both stays chosen. `standing_for` gives the ids there of
        ids here, of which one may stand for another now."""
        chosen = standing_for(self._ids[self._mask])
        current, anchor = (
            None if row is None else int(standing_for(self._ids[row : row + 1])[0])
            for row in (self.current, self.anchor)
        )
        self._ids = ids
        self._mask = np.isin(ids, chosen) if len(chosen) else np.zeros(len(ids), np.bool_)
        self._base = self._mask
        self.current, self.anchor = self._row(current), self._row(anchor)

    def clear(self) -> None:
        self._mask = np.zeros(len(self._ids), np.bool_)

    def select_all(self) -> None:
        self._mask = np.ones(len(self._ids), np.bool_)

    def choose(self, row: int, *, extend: bool = False, toggle: bool = False) -> None:
        """A click on `row`: alone; with `toggle` (Ctrl) added or taken away; with `extend`
        (Shift) everything from the anchor to it, with both on top of what was chosen."""
        if extend and self.anchor is not None:
            if not toggle:
                self.clear()
            low, high = sorted((self.anchor, row))
            self._mask[low : high + 1] = True
        elif toggle:
            self._mask[row] = not self._mask[row]
            self.anchor = row
        else:
            self.clear()
            self._mask[row] = True
            self.anchor = row
        self.current = row

    def move_to(self, row: int) -> None:
        """The keyboard goes there without choosing (Ctrl + arrow)."""
        self.current = row

    def begin_band(self, *, keep: bool) -> None:
        """A rubber band starts; with `keep` it adds to what is chosen."""
        if not keep:
            self.clear()
        self._base = self._mask

    def band(self, rows: Iterable[int]) -> None:
        """The rubber band touches these now."""
        mask = self._base.copy()
        mask[list(rows)] = True
        self._mask = mask

    def _row(self, photo_id: int | None) -> int | None:
        if photo_id is None:
            return None
        rows = np.flatnonzero(self._ids == photo_id)
        return int(rows[0]) if len(rows) else None
