"""Which sensitive photos are hidden now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.views import PhotoDetails, PhotoListing


class Veil(QObject):
    """Hides every sensitive photo until somebody asks for it; what was shown is forgotten with the
    window. Whoever paints a photo asks here first. On the GUI thread alone."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sensitive: set[int] = set()  # of those that are listed, or described
        self._revealed: set[int] = set()
        self._all = False

    @property
    def shows_all(self) -> bool:
        return self._all

    def know(self, listing: PhotoListing) -> None:
        """These photos are listed now."""
        self._set(set(listing.ids[listing.sensitive].tolist()))

    def learn(self, details: PhotoDetails) -> None:
        """What is known of one photo."""
        if details.sensitive:
            self._set(self._sensitive | {details.id})
        else:
            self._set(self._sensitive - {details.id})

    def is_sensitive(self, photo_id: int) -> bool:
        return photo_id in self._sensitive

    def hides(self, photo_id: int) -> bool:
        return photo_id in self._sensitive and not self._all and photo_id not in self._revealed

    def reveal(self, photo_ids: Iterable[int]) -> None:
        self._revealed.update(photo_ids)
        self.changed.emit()

    def cover(self, photo_ids: Iterable[int]) -> None:
        """Hide photos again that were revealed, one by one or with all others."""
        if self._all:
            self._all = False
            self._revealed |= self._sensitive
        self._revealed.difference_update(photo_ids)
        self.changed.emit()

    def reveal_all(self) -> None:
        """Those that are listed later, too."""
        self._all = True
        self.changed.emit()

    def cover_all(self) -> None:
        self._all = False
        self._revealed.clear()
        self.changed.emit()

    def _set(self, sensitive: set[int]) -> None:
        if sensitive != self._sensitive:
            self._sensitive = sensitive
            self.changed.emit()
