"""Whether this process may change the library."""

from __future__ import annotations

from photo_sorter.core.errors import LibraryLockedError
from photo_sorter.core.problems import Problem


class Access:
    """Asked before anything is changed. Where another process owns the library it is read-only
    here: searching works, writing is refused, and this is the one place that refuses it."""

    def __init__(self, *, read_only: bool) -> None:
        self.read_only = read_only

    def check(self) -> None:
        """Raises LibraryLockedError in a library that is read-only."""
        if self.read_only:
            raise LibraryLockedError(Problem.LIBRARY_OPEN_ELSEWHERE)
