"""The program's own facade: its version, its parts and their licences, newer versions. It needs
no library."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter import __version__
from photo_sorter.core.ports.program import Licences, Releases
from photo_sorter.core.program import Component, Release, is_newer


class AboutProgram:
    """Every method but `version` may take seconds, and is safe to call from any thread."""

    def __init__(self, licences: Licences, releases: Releases, version: str = __version__) -> None:
        self._licences, self._releases = licences, releases
        self.version = version

    def components(self) -> Sequence[Component]:
        return self._licences.components()

    def credits(self) -> str:
        return self._licences.credits()

    def newer_release(self, address: str) -> Release | None:
        """What `address` has that is newer than this; None where this is the newest. Asks the
        network, so call it only when the person says so. Raises InvalidInputError,
        UpdateCheckError."""
        release = self._releases.newest(address)
        return release if is_newer(release.version, self.version) else None
